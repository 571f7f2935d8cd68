import AssayFormats
import AssayModel
import AssaySystem

/// How articles and the annotations kept apart from them are opened together.
struct GoldSource {
  private let corpus: CorpusOptions
  private let console: Console
  private let isSilent: Bool

  init(_ corpus: CorpusOptions, console: Console, isSilent: Bool = false) {
    self.corpus = corpus
    self.console = console
    self.isSilent = isSilent
  }

  /// The same without a word about faults, for a reading that comes before the one that counts.
  var silent: GoldSource { GoldSource(corpus, console: console, isSilent: true) }

  /// A column file with gold tags in its last column but one and predicted ones in its last.
  func goldAndPredicted(_ path: String) throws -> ArticleFeed {
    var options = try corpus.readingOptions()
    options.tagColumns = ReadingOptions.TagColumn.goldAndPredicted
    return try feed(path, options)
  }

  /// Articles with gold: the corpus's own, or that of another path.
  ///
  /// - Parameters:
  ///   - path: The articles.
  ///   - gold: Where the gold is kept, if apart: a folder of annotations on the texts of `path`, or a
  ///     file whose records name the articles of `path`.
  func open(_ path: String, gold: String?) throws -> ArticleFeed {
    guard let gold else { return try feed(path, on: nil) }
    return try feed(gold, on: path)
  }

  /// Annotations that may lack the texts that they are about, which `texts` then has.
  func feed(_ path: String, on texts: String?) throws -> ArticleFeed {
    var options = try corpus.readingOptions()
    guard let texts else {
      return try feed(path, options)
    }
    if try isFolder(path) {
      options.annotations = path
      return try feed(texts, options)
    }
    let library = try TextLibrary(texts, corpus: corpus, console: console)
    options.articles = { library[$0] }
    return try feed(path, options)
  }

  private func feed(_ path: String, _ options: ReadingOptions) throws -> ArticleFeed {
    try ArticleFeed(path, options: options, corpus: corpus, console: isSilent ? nil : console)
  }

  private func isFolder(_ path: String) throws -> Bool {
    do {
      return try Source(path).isFolder
    } catch {
      console.complain(error.description)
      throw ExitStatus.notFound
    }
  }
}

/// The articles of a source by identifier, for records that name an article and lack its text.
struct TextLibrary: Sendable {
  private let articles: [String: Article]

  init(_ path: String, corpus: CorpusOptions, console: Console) throws {
    var feed = try ArticleFeed(
      path, options: try corpus.readingOptions(), corpus: corpus, console: console)
    var articles: [String: Article] = [:]
    while let article = try feed.next() { articles[article.article.id] = article.article }
    self.articles = articles
  }

  subscript(id: String) -> Article? { articles[id] }
}
