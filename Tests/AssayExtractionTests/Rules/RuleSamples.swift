import AssayExtraction
import AssayModel

/// Rules and texts for the tests of the rule language.
enum RuleSample {
  /// Names and events that the tests' sentences are about.
  static let head = """
    ontology test
    types Org Person Place Time Count
    frame Capture: Agent Place From Time
    frame Kill: Agent Victim Count
    frame Say: Speaker Content
    frame Meet: Party
    class Actor = Org Person
    lex NAMES +cap = Ravno Marsk
    lex BODIES = army militia rebels troops police allies
    lex PEOPLE +n = farmer soldier child
    lex CAPTURE +v = capture seize take retake
    lex KILL +v = kill
    lex SAY +v = say report
    entity Place "names"
      match <NAMES>
    entity Org "bodies"
      match <BODIES>
    entity Person "people"
      match <PEOPLE>
    entity Person "titled"
      match "Mr" <CAP+>
    entity Time "days"
      match <"Monday">
    entity Count "numbers"
      match <NUM>

    """

  static func runner(_ rules: String, found: Bool = true) throws -> RuleRunner {
    let rules = try Rules(rules) { file throws(SettingError) in
      throw SettingError("\(file): not found")
    }
    return RuleRunner(rules, findsMentions: found)
  }

  /// What rules find: `Type trigger Role=filler ...` for each event.
  static func events(_ rules: String, on text: String) throws -> [String] {
    let article = Article(id: "a", text: ArticleText(text))
    return try runner(head + rules).findings(in: article).events.map { event in
      let fillers = event.arguments.map { " \($0.role)=\(article.text[$0.filler])" }
      return "\(event.type) \(article.text[event.trigger])\(fillers.joined())"
    }
  }

  /// What is wrong with a rule file, a line each.
  static func mistakes(_ text: String) -> [String] {
    do throws(RuleErrors) {
      let rules = try Rules(text) { file throws(SettingError) in
        throw SettingError("\(file): not found")
      }
      return rules.warnings.map(\.description)
    } catch {
      return error.mistakes.map(\.description)
    }
  }
}
