import AssayModel

/// Which fold each article is in, for training and testing on different articles.
///
/// Articles of one group (the `happening` of their metadata, or else the article alone) stay together.
/// Groups are ordered by a hash of their name and dealt out in turn, so that the assignment depends on
/// the names alone and not on the order in which articles come.
public struct Folds: Hashable, Sendable {
  /// The number of folds that hold an article.
  public let count: Int
  private let foldOfArticle: [String: Int]

  /// Deals articles into at most `count` folds.
  ///
  /// - Complexity: O(n log n) in the number of articles.
  public init(_ examples: [TrainingExample], count: Int) {
    let groups = Set(examples.map(\.group))
    let ordered = groups.sorted {
      (SHA256.hexDigest(of: Array($0.utf8)), $0) < (SHA256.hexDigest(of: Array($1.utf8)), $1)
    }
    let used = max(1, min(count, ordered.count))
    let foldOfGroup = Dictionary(
      uniqueKeysWithValues: ordered.enumerated().map { ($1, $0 % used) })
    self.count = used
    foldOfArticle = Dictionary(
      examples.map { ($0.article.id, foldOfGroup[$0.group] ?? 0) }, uniquingKeysWith: { a, _ in a })
  }

  /// The fold that an article is tested in; `nil` for an article that was not dealt.
  public subscript(article: String) -> Int? { foldOfArticle[article] }

  /// The examples to train on for a fold: all that are in other folds.
  func training(_ examples: [TrainingExample], without fold: Int) -> [TrainingExample] {
    examples.filter { foldOfArticle[$0.article.id] != fold }
  }
}

/// An extractor ready to run over a corpus: one, or one for each fold of it.
public struct PreparedExtractor: Sendable {
  /// One extractor, or as many as there are folds; all run here, or all elsewhere.
  let extractors: [RunnableExtractor]
  /// The folds of a trained extractor; `nil` for one that learned nothing from this corpus.
  public let folds: Folds?

  /// Makes the extractor of a specification, by cross-fitting where it is trained.
  ///
  /// A trained extractor is made once for each fold, from the articles of the other folds, so that
  /// none is ever run on what it was trained on.
  /// - Throws: ``SettingError`` where it cannot be made, or a trained one has fewer than two groups
  ///   of articles to learn from; also for one that works outside this process, which
  ///   ``prepare(_:in:foldCount:)`` makes.
  public init(
    _ specification: ExtractorSpecification, in environment: ExtractorEnvironment, foldCount: Int
  ) throws(SettingError) {
    let parts = try Self.parts(specification, in: environment, foldCount: foldCount)
    var extractors: [RunnableExtractor] = []
    for part in parts.environments {
      extractors.append(.local(try Extractors.make(specification, in: part)))
    }
    self.init(extractors, folds: parts.folds)
  }

  /// Makes the extractor of a specification wherever it runs, and waits until it is ready.
  ///
  /// - Throws: ``SettingError`` as the initialiser does, and where another program does not answer.
  public static func prepare(
    _ specification: ExtractorSpecification, in environment: ExtractorEnvironment, foldCount: Int
  ) async throws(SettingError) -> PreparedExtractor {
    let parts = try parts(specification, in: environment, foldCount: foldCount)
    var extractors: [RunnableExtractor] = []
    for part in parts.environments {
      extractors.append(try await Extractors.makeRunnable(specification, in: part))
    }
    return PreparedExtractor(extractors, folds: parts.folds)
  }

  /// Makes the extractors of several specifications, as ``prepare(_:in:foldCount:)`` makes one; those
  /// that work in this process are trained side by side.
  ///
  /// - Parameter workers: How many extractors, one a fold, are trained at a time.
  /// - Throws: ``SettingError`` for the first that cannot be made.
  public static func prepare(
    _ specifications: [ExtractorSpecification], in environment: ExtractorEnvironment,
    foldCount: Int, workers: Int
  ) async throws(SettingError) -> [PreparedExtractor] {
    var tasks: [(ExtractorSpecification, ExtractorEnvironment)] = []
    for specification in specifications {
      guard try Extractors.isTrained(specification) else { continue }
      guard try !Extractors.isRemote(specification) else { continue }
      let parts = try parts(specification, in: environment, foldCount: foldCount)
      tasks += parts.environments.map { (specification, $0) }
    }
    // What is made here is kept in the environment, and found there below.
    let made = await tasks.mapConcurrently(limit: workers) { specification, part in
      Result { () throws(SettingError) in _ = try Extractors.make(specification, in: part) }
    }
    for result in made { try result.get() }
    var prepared: [PreparedExtractor] = []
    for specification in specifications {
      prepared.append(try await prepare(specification, in: environment, foldCount: foldCount))
    }
    return prepared
  }

  init(_ extractors: [RunnableExtractor], folds: Folds?) {
    self.extractors = extractors
    self.folds = folds
  }

  /// The environments that extractors are made in: one, or one for each fold.
  static func parts(
    _ specification: ExtractorSpecification, in environment: ExtractorEnvironment, foldCount: Int
  ) throws(SettingError) -> (environments: [ExtractorEnvironment], folds: Folds?) {
    guard try Extractors.isTrained(specification) else { return ([environment], nil) }
    let folds = Folds(environment.training, count: foldCount)
    guard !environment.training.isEmpty else { throw specification.lacksGold }
    guard folds.count > 1 else {
      throw SettingError(
        "\(specification.name) learns from gold annotations and needs two articles or more")
    }
    let environments = (0..<folds.count).map { fold in
      environment.training(on: folds.training(environment.training, without: fold))
    }
    return (environments, folds)
  }

  /// What it is.
  ///
  /// Of a cross-fitted extractor, name and settings are those of all folds, and the digest is over
  /// the digests of all.
  public var identity: ExtractorIdentity {
    let first = extractors[0].identity
    guard let folds else { return first }
    let separator = first.settings.isEmpty ? "" : ","
    return ExtractorIdentity(
      name: first.name, version: first.version,
      settings: "\(first.settings)\(separator)folds=\(folds.count)",
      content: extractors.map { Array($0.identity.digest.utf8) })
  }

  /// Whether it looks at the gold that it is scored against.
  public var readsGold: Bool { extractors[0].readsGold }

  /// The extractors where they run in this process; `nil` where they do not.
  var local: [any Extractor]? {
    let local = extractors.compactMap(\.local)
    return local.count == extractors.count ? local : nil
  }

  /// The extractor that an article is given to.
  func index(for article: String) -> Int { folds?[article] ?? 0 }
}
