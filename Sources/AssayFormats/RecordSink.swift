import AssayModel
import AssaySystem

/// A file that gets a line, or several, for each article.
struct RecordSink: ArticleSink {
  let file: OutputFile
  /// The lines of an article, without their ends.
  let lines: (AnnotatedArticle) -> [[UInt8]]

  func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    for line in lines(article) { try file.write(line + [0x0A]) }
  }

  func finish() throws(Fault) {
    try file.finish()
  }
}
