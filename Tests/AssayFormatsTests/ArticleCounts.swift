import AssayFormats
import AssayModel
import Testing

/// How much is in the articles of a path, annotations in their first layers.
struct ArticleCounts: Equatable {
  var articles = 0
  var tokens = 0
  var mentions = 0
  var chains = 0
  var relations = 0
}

extension ArticleCounts {
  /// Reads all articles, none of which may have an error.
  init(of path: String) throws {
    self.init()
    for reading in try readings(path) {
      #expect(!reading.hasErrors, "\(reading.messages)")
      guard let article = reading.article else { continue }
      articles += 1
      tokens += article.article.tokens?.tokens.count ?? 0
      for layer in article.layers.prefix(1) {
        mentions += layer.mentions.count
        chains += layer.entities.count
        relations += layer.relations.count
      }
    }
  }
}
