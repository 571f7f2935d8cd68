import AssayFormats
import AssayModel
import AssaySystem

/// A folder of one layer of a corpus that brat opens, while it is written.
struct BratFolder {
  let path: String
  private(set) var articles = 0
  private(set) var ledger = Ledger()
  private var sink: any ArticleSink
  private var configuration = BratConfiguration()
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
    for layer in reduction.article.layers { configuration.add(layer) }
  }

  /// Puts all files in their places.
  func finish() throws(Fault) {
    var sink = sink
    try sink.finish()
    for (name, text) in [
      ("annotation.conf", configuration.annotationConfiguration),
      ("visual.conf", configuration.visualConfiguration),
    ] {
      let file = try OutputFile(Files.join(path, name))
      try file.write(Array(text.utf8))
      try file.finish()
    }
  }
}
