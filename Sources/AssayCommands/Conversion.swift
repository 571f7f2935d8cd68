import AssayFormats
import AssayModel
import AssayScoring

/// Articles on their way from one format to another.
struct Conversion {
  let writer: any ArticleWriter
  private(set) var ledger = Ledger()
  private(set) var articles = 0
  private(set) var units: UnitEvidence?
  /// Of each article by identifier, as it was written.
  private(set) var digests: [String: [UInt8]] = [:]
  /// How many annotations and notes the source has that Assay does not model, and no copied line says.
  private(set) var notRead = 0
  private let isForbidden: Bool
  private let keepsDigests: Bool

  /// Whether nothing was lost so far.
  var isLossless: Bool { ledger.isLossless && notRead == 0 }

  /// - Parameters:
  ///   - isForbidden: Whether nothing is written once something was lost.
  ///   - keepsDigests: Whether it is remembered what was written, to be compared.
  init(_ writer: any ArticleWriter, isForbidden: Bool, keepsDigests: Bool) {
    self.writer = writer
    self.isForbidden = isForbidden
    self.keepsDigests = keepsDigests
  }

  /// Writes an article; where losses are forbidden and one was met, only accounts for it.
  ///
  /// - Parameter unmodelled: How many things of the source were not read.
  /// - Returns: What is changed or dropped.
  mutating func convert(
    _ article: AnnotatedArticle, baggage: Baggage?, unmodelled: Int, to sink: inout any ArticleSink
  ) throws -> [Ledger.Entry] {
    var capabilities = writer.capabilities
    // Lines that are copied say what they said.
    if baggage?.annotations != nil { capabilities.allowsLineBreaks = true }
    let reduction = Reduction(article, for: capabilities)
    ledger += reduction.ledger
    let entries = ledger.takeEntries()
    articles += 1
    let baggage = reduction.ledger.isEmpty ? baggage : baggage?.withoutAnnotations
    if baggage?.annotations == nil { notRead += unmodelled }
    if isForbidden && !isLossless { return entries }
    if keepsDigests { digests[article.article.id] = Self.digest(of: reduction.article) }
    try sink.append(reduction.article, baggage: baggage)
    return entries
  }

  /// Of the text and all layers, whatever identifiers and order they have.
  static func digest(of article: AnnotatedArticle) -> [UInt8] {
    // No layer and an empty one are the same, for some formats always have one.
    let layers = article.layers.isEmpty ? [Layer(empty: .person("gold"))] : article.layers
    return layers.reduce(SHA256.hash(of: article.article.text.bytes)) { digest, layer in
      SHA256.hash(of: digest + layer.canonicalDigest)
    }
  }
}
