public import AssayFormats
public import AssayModel
import Testing

/// Checks that a writer writes what its capabilities promise.
///
/// Each article is brought down to the capabilities, written and read back in the same format: text,
/// metadata where kept, tokens where kept, and annotations must be the same, identifiers and order
/// apart. An article that needs nothing more than the capabilities must have an empty ledger.
///
/// - Parameters:
///   - writer: The writer.
///   - format: The format that reads what it writes.
///   - articles: What is written; awkward texts are in ``RandomArticles``.
///   - folder: An empty folder to write to.
public func checkWriter(
  _ writer: any ArticleWriter, readBy format: any ArticleFormat, articles: [AnnotatedArticle],
  folder: String
) throws {
  try #require(!articles.isEmpty)
  let path = writer.writesFolder ? folder : "\(folder)/articles\(writer.endings.first ?? "")"
  let reduced = articles.map { Reduction($0, for: writer.capabilities) }
  var sink = try writer.create(path)
  for reduction in reduced {
    try sink.append(reduction.article)
    let again = Reduction(reduction.article, for: writer.capabilities)
    #expect(
      again.ledger.isLossless, "\(reduction.article.article.id): \(again.ledger.entries.prefix(3))")
  }
  try sink.finish()
  var found: [String: AnnotatedArticle] = [:]
  for reading in try Formats.open(path, as: format, options: writer.readingOptions) {
    #expect(!reading.hasErrors, "\(writer.name): \(reading.faults.prefix(3))")
    if let article = reading.article { found[article.article.id] = article }
  }
  #expect(found.count == reduced.count, "\(writer.name)")
  for reduction in reduced {
    let article = reduction.article
    let back = try #require(found[article.article.id], "\(writer.name) \(article.article.id)")
    #expect(
      Comparison(article, back, under: writer.capabilities).differences == [],
      "\(writer.name) \(article.article.id)")
  }
}
