import AssayModel

/// A folder that gets one file for each article.
struct FileSink: ArticleSink {
  let output: FolderOutput
  /// The ending of each file's name, for example `.json`.
  let ending: String
  /// The content of an article's file.
  let content: (AnnotatedArticle) -> [UInt8]

  func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    try output.write(content(article), to: article.article.id + ending)
  }

  func finish() throws(Fault) {
    try output.finish()
  }
}
