public import AssayModel

/// A measure of how well predicted annotations agree with gold ones: a definition, as data.
public struct Metric: Part, Hashable {
  /// What is extracted, for example `ent`, `event` or `coref`.
  public let task: String
  /// What must agree, for example `strict` or `AC+`.
  public let criterion: String
  /// One line for `assay list metrics`.
  public let summary: String
  /// What is counted.
  public let subject: Subject
  /// How ratios are read off what was counted.
  public let reading: Reading
  /// Where the definition comes from.
  public let source: String
  /// The number of the definition; it grows when a score can change.
  public let revision: Int

  /// How ratios are read off what was counted.
  public enum Reading: Hashable, Sendable {
    /// Annotations, of which some correspondences are right.
    case outcomes(Match)
    /// Shares of clusters: the tallies that are read, and how they are put together.
    case clusters([ClusterShare], MetricSums.Formula)
    /// Shares of fillers or of links: the one tally that the subject has.
    case shares
  }

  init(
    _ task: String, _ criterion: String, _ summary: String, counts subject: Subject,
    reading: Reading, source: String, revision: Int = 1
  ) {
    self.task = task
    self.criterion = criterion
    self.summary = summary
    self.subject = subject
    self.reading = reading
    self.source = source
    self.revision = revision
  }

  init(
    _ task: String, _ criterion: String, _ summary: String, counts subject: Subject, match: Match,
    source: String, revision: Int = 1
  ) {
    self.init(
      task, criterion, summary, counts: subject, reading: .outcomes(match), source: source,
      revision: revision)
  }

  /// The task and the criterion, for example `ent.strict`.
  public var name: String { "\(task).\(criterion)" }

  /// Which correspondences are right; `nil` where no annotations are counted.
  public var match: Match? {
    if case .outcomes(let match) = reading { return match }
    return nil
  }

  /// How ratios are formed.
  public var formula: MetricSums.Formula {
    switch reading {
    case .outcomes: .counts
    case .clusters(_, let formula): formula
    case .shares: .shares
    }
  }

  /// Whether an article's part can be told from the others', so that articles can be resampled.
  public var isSummedOverArticles: Bool {
    if case .linkClusters = subject { return false }
    return true
  }

  // MARK: - Lists

  /// All metrics, in the order in which they are reported; thresholds have their usual values.
  public static let all: [Metric] =
    mentionMetrics + overlapMetrics + eventMetrics + creditMetrics + attributeMetrics
    + relationMetrics + coreferenceMetrics + eventCoreferenceMetrics + templateMetrics
    + linkMetrics + linkClusterMetrics

  /// The metrics of mentions, events and arguments that count annotations, and nothing but these.
  public static let annotations: [Metric] = mentionMetrics + eventMetrics

  /// The metrics that are reported where none is asked for.
  public static let standard: [Metric] =
    annotations + attributeMetrics + relationMetrics + coreferenceMetrics
    + eventCoreferenceMetrics

  /// The metrics that a name asks for: one, or all of a task where it is the task's with `.*`, as `coref.*`.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name.
  public static func all(named name: String) throws(UnknownPart) -> [Metric] {
    let metrics = name.hasSuffix(".*") ? all.filter { $0.name.hasPrefix(name.dropLast()) } : []
    return metrics.isEmpty ? [try named(name)] : metrics
  }

  /// The metric of that name; `ent.iou:0.7` and the like may have any threshold.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name.
  public static func named(_ name: String) throws(UnknownPart) -> Metric {
    if let metric = all.first(where: { $0.name == name }) { return metric }
    if let threshold = OverlapThreshold(name) { return overlapMetric(threshold) }
    throw UnknownPart(kind: "metric", name: name, known: all.map(\.name))
  }
}

extension Metric {
  /// What is counted.
  public enum Subject: Hashable, Sendable, CustomStringConvertible {
    /// Mentions of entities.
    case mentions
    /// Mentions whose overlap reaches a threshold.
    case mentionOverlaps(OverlapThreshold)
    /// Events, or their arguments, at a level.
    case events(EventLevel)
    /// Arguments at a level, with credit for fillers that are not the same.
    case creditedArguments(EventLevel, FillerCredit)
    /// Attributes of matched events.
    case eventAttributes
    /// Relations at a level.
    case relations(RelationLevel)
    /// Entities or happenings, as clusters of mentions or events.
    case clusters(ClusterSubject)
    /// Fillers of templates.
    case templates(TemplateRule)
    /// Mentions with their links.
    case links(LinkMeasure)
    /// Clusters of links over all articles.
    case linkClusters(LinkMeasure)

    /// The plural noun, for example `mentions`, `triggers` or `arguments`.
    public var description: String {
      switch self {
      case .mentions, .mentionOverlaps: "mentions"
      case .events(let level): level.countsArguments ? "arguments" : "triggers"
      case .creditedArguments: "arguments"
      case .eventAttributes: "attributes"
      case .relations: "relations"
      case .clusters(let subject): subject == .mentions ? "entities" : "event clusters"
      case .templates: "fillers"
      case .links, .linkClusters: "links"
      }
    }
  }
}
