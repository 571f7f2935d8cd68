public import AssayModel

/// A measure of how well predicted annotations agree with gold ones: a definition, as data.
public struct Metric: Part, Hashable {
  /// What is counted.
  public enum Subject: Hashable, Sendable, CustomStringConvertible {
    /// Mentions of entities.
    case mentions
    /// Events, or their arguments, at a level.
    case events(EventLevel)

    /// The plural noun: `mentions`, `triggers` or `arguments`.
    public var description: String {
      switch self {
      case .mentions: "mentions"
      case .events(let level): level.countsArguments ? "arguments" : "triggers"
      }
    }
  }

  /// What is extracted: `ent` or `event`.
  public let task: String
  /// What must agree, for example `strict` or `AC+`.
  public let criterion: String
  /// One line for `assay list metrics`.
  public let summary: String
  /// What is counted.
  public let subject: Subject
  /// Which correspondences are right.
  public let match: Match
  /// Where the definition comes from.
  public let source: String
  /// The number of the definition; it grows when a score can change.
  public let revision: Int

  init(
    _ task: String, _ criterion: String, _ summary: String, counts subject: Subject, match: Match,
    source: String,
    revision: Int = 1
  ) {
    self.task = task
    self.criterion = criterion
    self.summary = summary
    self.subject = subject
    self.match = match
    self.source = source
    self.revision = revision
  }

  /// The task and the criterion, for example `ent.strict`.
  public var name: String { "\(task).\(criterion)" }

  /// All metrics, in the order in which they are reported.
  public static let all: [Metric] = mentionMetrics + eventMetrics

  /// The metric of that name.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name.
  public static func named(_ name: String) throws(UnknownPart) -> Metric {
    guard let metric = all.first(where: { $0.name == name }) else {
      throw UnknownPart(kind: "metric", name: name, known: all.map(\.name))
    }
    return metric
  }
}
