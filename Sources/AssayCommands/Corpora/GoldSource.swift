import AssayFormats
import AssayModel
import AssaySystem
import Synchronization

/// How articles and the annotations kept apart from them are opened together.
struct GoldSource {
  private let corpus: CorpusOptions
  private let console: Console
  private let isSilent: Bool
  /// Whether roles keep the numbers that brat appends to a second filler.
  var keepsRoleNumbers = false

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
  ///
  /// - Parameter gold: Where these are predictions, the format of the gold.
  func feed(
    _ path: String, predictedFor gold: (any ArticleFormat)? = nil, on texts: String?
  ) throws -> ArticleFeed {
    do {
      let (path, options) = try corpus.located(path, on: texts)
      return try feed(path, predictedFor: texts == nil ? nil : gold, options)
    } catch let fault as Fault {
      console.complain(fault.description)
      throw ExitStatus.notFound
    }
  }

  private func feed(
    _ path: String, predictedFor gold: (any ArticleFormat)? = nil, _ options: ReadingOptions
  ) throws -> ArticleFeed {
    var options = options
    options.keepsRoleNumbers = keepsRoleNumbers
    return try ArticleFeed(
      path, predictedFor: gold, options: options, corpus: corpus,
      console: isSilent ? nil : console)
  }
}

/// The articles of a source by identifier, for records that name an article and lack its text.
///
/// The source is read when the first such record comes, and kept in memory from then on. What is
/// wrong with it is told by whoever reads it for its own sake.
final class TextLibrary: Sendable {
  private let path: String
  private let options: ReadingOptions
  private let corpus: CorpusOptions
  private let articles = Mutex<[String: Article]?>(nil)

  init(_ path: String, options: ReadingOptions, corpus: CorpusOptions) {
    self.path = path
    self.options = options
    self.corpus = corpus
  }

  subscript(id: String) -> Article? {
    articles.withLock { articles in
      let known = articles ?? load()
      articles = known
      return known[id]
    }
  }

  private func load() -> [String: Article] {
    var articles: [String: Article] = [:]
    guard
      var feed = try? ArticleFeed(path, options: options, corpus: corpus, console: nil)
    else { return articles }
    while let article = try? feed.next() { articles[article.article.id] = article.article }
    return articles
  }
}
