import AssayFormats
import AssayModel

/// A folder of one layer of a corpus that brat opens, while it is written.
struct BratFolder {
  let path: String
  private(set) var articles = 0
  private(set) var ledger = Ledger()
  private var sink: any ArticleSink
  private let writer: any ArticleWriter

  /// - Throws: a fault `unwritable`.
  init(_ path: String) throws {
    self.path = path
    writer = try Formats.writer(named: "brat")
    sink = try writer.create(path)
  }

  /// Writes an article with one layer, without what brat cannot say.
  mutating func append(_ article: AnnotatedArticle) throws(Fault) {
    let reduction = Reduction(article, for: writer.capabilities)
    try sink.append(reduction.article)
    ledger += reduction.ledger
    articles += 1
  }

  /// Puts all files in their places.
  func finish() throws(Fault) {
    var sink = sink
    try sink.finish()
  }
}
