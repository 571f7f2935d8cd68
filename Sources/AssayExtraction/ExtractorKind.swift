public import AssayModel

/// A strategy that a user can choose by name, before its settings are known.
///
/// Adding one is a file in `Extractors/` and a line in ``Extractors/all``.
public protocol ExtractorKind: Part {
  /// The settings that it takes, in the order in which help shows them.
  var settings: [Setting] { get }

  /// Whether it learns from gold annotations before it runs, with these settings.
  ///
  /// - Throws: ``SettingError`` where a setting that decides it cannot be used.
  func isTrained(_ values: SettingValues) throws(SettingError) -> Bool

  /// Makes the extractor.
  ///
  /// - Parameters:
  ///   - values: The settings in force, defaults included.
  ///   - environment: Files, other extractors and, for a trained kind, the training articles.
  /// - Throws: ``SettingError`` where a setting cannot be used.
  func make(_ values: SettingValues, in environment: ExtractorEnvironment) throws(SettingError)
    -> any Extractor
}

extension ExtractorKind {
  /// No settings.
  public var settings: [Setting] { [] }
  /// Does not learn.
  public func isTrained(_ values: SettingValues) -> Bool { false }
}

/// What extractors need from outside while they are made.
public struct ExtractorEnvironment: Sendable {
  /// Gives the bytes of a file that a setting names.
  public let load: @Sendable (String) throws(SettingError) -> [UInt8]
  /// The articles with gold to learn from; empty where nothing is to be learned.
  public let training: [TrainingExample]
  /// Starts other programs; `nil` where none may be run.
  public let remotes: (any RemoteConnector)?
  /// What was trained already, by any extractor that is made in this environment or one like it.
  let trained: TrainedParts
  /// SHA-256 over the training articles and their annotations, in hexadecimal digits.
  let trainingDigest: String

  /// Makes an environment.
  public init(
    training: [TrainingExample] = [], remotes: (any RemoteConnector)? = nil,
    trained: TrainedParts = TrainedParts(),
    load: @escaping @Sendable (String) throws(SettingError) -> [UInt8]
  ) {
    self.training = training
    self.remotes = remotes
    self.trained = trained
    self.load = load
    trainingDigest = training.digest
  }

  /// The same with other articles to learn from.
  func training(on examples: [TrainingExample]) -> ExtractorEnvironment {
    ExtractorEnvironment(training: examples, remotes: remotes, trained: trained, load: load)
  }
}

/// An article with the gold to learn from.
public struct TrainingExample: Sendable {
  /// The article.
  public let article: Article
  /// Its gold.
  public let gold: Layer
  /// What other extractors found in it that did not learn from it, to learn from that too.
  var found: [Layer?] = []

  /// Makes an example.
  public init(_ article: Article, gold: Layer) {
    self.article = article
    self.gold = gold
  }

  /// What must not be split between training and test: the happening, or else the article itself.
  var group: String { article.metadata["happening"] ?? article.id }
}

/// The strategies that ship with Assay.
public enum Extractors {
  /// All of them, in the order in which help shows them.
  public static let all: [any ExtractorKind] = [
    NullKind(),
    CapitalsKind(),
    MemoriserKind(),
    GazetteerKind(),
    TriggerLexiconKind(),
    TimesKind(),
    RulesKind(),
    TaggerKind(),
    EventsKind(),
    CoreferenceKind(),
    RealisKind(),
    AttributionKind(),
    ProcessKind(),
    UnionKind(),
    VoteKind(),
    CascadeKind(),
    StackKind(),
    GoldNoiseKind(),
  ]

  /// What stands for all of them where a user compares strategies: those that find mentions or events
  /// in any corpus without further settings and without its gold, simple ones first.
  public static let comparable = [
    "capitals", "memoriser", "times", "rules", "tagger", "cascade", "events", "vote", "stack",
  ]

  /// Makes the extractor that a specification names.
  ///
  /// - Throws: ``SettingError`` for an unknown name or setting, a setting that cannot be used, or a
  ///   trained kind without anything to learn from.
  public static func make(
    _ specification: ExtractorSpecification, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let kind = try kind(of: specification)
    let values = try SettingValues(specification, of: kind)
    guard try kind.isTrained(values) else { return try kind.make(values, in: environment) }
    guard !environment.training.isEmpty else {
      throw specification.lacksGold
    }
    let name = "\(kind.name):\(values.description) \(environment.trainingDigest)"
    return try environment.trained.part(name) { () throws(SettingError) -> any Extractor in
      try kind.make(values, in: environment)
    }
  }

  /// Whether the extractor that a specification names learns from gold annotations.
  ///
  /// - Throws: ``SettingError`` for an unknown name or a setting that cannot be used.
  public static func isTrained(
    _ specification: ExtractorSpecification
  ) throws(SettingError) -> Bool {
    let kind = try kind(of: specification)
    return try kind.isTrained(SettingValues(specification, of: kind))
  }

  /// The kind that a specification names.
  ///
  /// - Throws: ``SettingError`` with the nearest name.
  public static func kind(
    of specification: ExtractorSpecification
  ) throws(SettingError) -> any ExtractorKind {
    guard let kind = all.first(where: { $0.name == specification.name }) else {
      let unknown = UnknownPart(
        kind: "extractor", name: specification.name, known: all.map(\.name))
      throw SettingError(unknown.description)
    }
    return kind
  }
}
