public import AssayModel

/// A strategy that finds annotations in an article, ready to run.
///
/// The work is synchronous and pure: text in, annotations out; no files, no clock, no shared state.
/// The runner times `extract` alone, spreads articles over workers and gives each worker a scratch of
/// its own, so an implementation needs no locks and should allocate in its scratch only.
///
/// What an implementation must keep true is tested by `checkExtractor` in AssayTesting: the same
/// input gives the same output whatever came before, in a fresh scratch and in a used one.
public protocol Extractor: Sendable {
  /// Room that one worker reuses from article to article.
  associatedtype Scratch: Sendable = Void

  /// Name, version and settings: all that may change the output.
  var identity: ExtractorIdentity { get }
  /// The labels and roles that its ``Label`` values are indexes into.
  var vocabulary: Vocabulary { get }

  /// Whether it looks at the gold of the very article that it works on: an oracle, for tests only.
  var readsGold: Bool { get }

  /// Whether its output holds all that earlier stages found, changed where it saw fit, and so takes the
  /// place of that in a cascade.
  var givesAllOn: Bool { get }

  /// Makes the room for one worker.
  func makeScratch() -> Scratch

  /// Finds annotations.
  ///
  /// - Throws: ``ExtractionFailure`` where it cannot work on this article; other articles go on.
  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) throws(ExtractionFailure)
}

extension Extractor {
  /// Is no oracle.
  public var readsGold: Bool { false }
  /// Gives its own findings alone.
  public var givesAllOn: Bool { false }
}

extension Extractor where Scratch == Void {
  /// Nothing to prepare.
  public func makeScratch() {}
}

/// What an extractor is handed.
public struct ExtractionInput: Sendable {
  /// The article.
  public let article: Article
  /// The gold layer, only for extractors that declare that they read gold; else `nil`.
  public let gold: Layer?
  /// What the stages before this one found, in a cascade; else `nil`.
  public let found: Layer?

  /// Makes an input.
  public init(_ article: Article, gold: Layer? = nil, found: Layer? = nil) {
    self.article = article
    self.gold = gold
    self.found = found
  }
}

/// Why an extractor gave nothing for an article.
public struct ExtractionFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong; lower case, no full stop.
  public let description: String

  /// Makes a failure.
  public init(_ description: String) {
    self.description = description
  }
}

/// What tells one extractor's output from another's.
public struct ExtractorIdentity: Hashable, Sendable {
  /// The name of its kind, for example `gazetteer`.
  public let name: String
  /// The version of the algorithm, raised whenever its output may change.
  public let version: String
  /// The settings in force, defaults included, as `key=value` pairs in alphabetical order.
  public let settings: String
  /// 16 hexadecimal digits of a hash over name, version, settings and all files that it read.
  public let digest: String

  /// Makes an identity.
  ///
  /// - Parameters:
  ///   - name: The name of the kind.
  ///   - version: The version of the algorithm.
  ///   - settings: The settings in force.
  ///   - content: The bytes of every file that it read, and whatever else decides its output.
  public init(name: String, version: String, settings: String = "", content: [[UInt8]] = []) {
    self.name = name
    self.version = version
    self.settings = settings
    let parts = [name, version, settings].map { Array($0.utf8) } + content
    let hashes = parts.flatMap { SHA256.hash(of: $0) }
    digest = String(SHA256.hexDigest(of: hashes).prefix(16))
  }

  /// As the annotator of a layer.
  public var annotator: Annotator {
    Annotator(kind: .extractor, name: name, version: version, settings: settings)
  }
}
