import ArgumentParser
import AssayExtraction
import AssayModel

/// `assay rules explain`: what the rules find in a text, and why.
struct RulesExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what rules find in a text, each with its rule, line and evidence.",
    discussion: """
      In a corpus, `assay run CORPUS -x rules:explain=true` keeps the same on every annotation.

      Example:
        assay rules explain newswire/1 "The town was seized by rebels and their allies."
      """)

  @Positional(help: "The rule file, or the name of a shipped one.")
  var file: String

  @Positional(help: "The text.")
  var text: String

  func run() throws {
    let console = Console()
    let rules = try RulesCommand.rules(file, console: console)
    let runner = RuleRunner(rules)
    let article = Article(id: "text", text: ArticleText(text))
    let findings = runner.findings(in: article)
    for mention in findings.mentions {
      let rule = mention.rule.map { runner.entityRules[$0] }
      let by = rule.map { "\"\($0.name)\", line \($0.line)" } ?? "an earlier stage"
      console.data("\(mention.type) '\(article.text[mention.extent])' by \(by)")
    }
    for event in findings.events {
      let rule = runner.eventRules[event.rule]
      console.data("\(event.type) by \"\(rule.name)\", line \(rule.line)")
      for attribute in event.explanation where attribute.name == "Evidence" {
        if case .text(let evidence) = attribute.value {
          for part in evidence.split(separator: "; ") { console.data("  \(part)") }
        }
      }
    }
    if findings.events.isEmpty { console.note("no events") }
  }
}
