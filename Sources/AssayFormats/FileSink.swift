import AssayModel

/// A folder that gets one file for each article.
struct FileSink: ArticleSink {
  let output: FolderOutput
  /// The ending of each file's name, for example `.json`.
  let ending: String
  /// The content of an article's file.
  let content: (AnnotatedArticle) throws(Fault) -> [UInt8]

  func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    try output.write(try content(article), to: article.article.id + ending)
  }

  func finish() throws(Fault) {
    try output.finish()
  }
}

/// A folder that gets several files for each article, and some for all.
struct FilesSink: ArticleSink {
  /// A file's content, and what its name ends in or, for all articles, is.
  typealias File = (name: String, bytes: [UInt8])

  let output: FolderOutput
  /// The files of an article, by their endings.
  let contents: (AnnotatedArticle) throws(Fault) -> [File]
  /// The files for all articles, written at the end.
  var common: [File] = []

  func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    for file in try contents(article) {
      try output.write(file.bytes, to: article.article.id + file.name)
    }
  }

  func finish() throws(Fault) {
    for file in common { try output.write(file.bytes, to: file.name) }
    try output.finish()
  }
}
