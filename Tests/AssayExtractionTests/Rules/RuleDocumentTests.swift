import AssayExtraction
import AssayModel
import Foundation
import Testing

/// The examples of docs/rules.md do what the page says.
@Suite struct RuleDocumentTests {
  private func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/rules.md"), encoding: .utf8)
  }

  @Test func examplesFindWhatThePageSays() throws {
    let page = try page()
    let rules = try #require(page.firstMatch(of: /```rules\n((?s:.*?))```/)).output.1
    #expect(RuleSample.mistakes(String(rules)).isEmpty)
    let runner = try RuleSample.runner(String(rules))
    let table = try #require(page.firstMatch(of: /\| text \| found \|\n.*\n((?:\|.*\n)+)/)).output.1
    let rows = table.split(separator: "\n").map { row in
      row.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(rows.count > 5)
    for row in rows {
      #expect(found(in: row[1], by: runner) == row[2], "\(row[1])")
    }
  }

  private func found(in text: String, by runner: RuleRunner) -> String {
    let article = Article(id: "a", text: ArticleText(text))
    return runner.findings(in: article).events.map { event in
      let fillers = event.arguments.map { " \($0.role)=\(article.text[$0.filler])" }
      let realis = event.realis.map { " Realis=\($0)" } ?? ""
      return "\(event.type) \(article.text[event.trigger])\(fillers.joined())\(realis)"
    }.joined(separator: "; ")
  }
}
