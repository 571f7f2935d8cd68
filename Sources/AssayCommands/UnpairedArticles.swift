import AssayModel
import AssayScoring

extension ScoreReport {
  /// Lists the articles that only gold or only a system has.
  func tellUnpaired(of system: String, console: Console) {
    func tell(_ articles: [String], _ what: String) {
      guard !articles.isEmpty else { return }
      console.warn("\(system): \(counted(articles.count, "article")) \(what):")
      for article in articles { console.warn("  \(article)") }
    }
    tell(missingArticles, "of the gold not predicted, counted as missed")
    tell(extraArticles, "predicted that the gold does not have, counted as spurious")
  }
}
