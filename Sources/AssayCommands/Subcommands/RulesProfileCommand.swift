import ArgumentParser
import AssayExtraction
import AssayModel
import AssayReporting

/// `assay rules profile`: what each rule is worth on gold.
struct RulesProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Says for each rule how often it fires, how often it is right, and what it is worth.",
    discussion: """
      An event is right where gold has its type on the same trigger (event.TC); a filler, where that \
      event has it in the same role (event.AC+). "F1 without" is the F1 of all events if the rule were \
      deleted, and the rules below it took its words. Triggers of gold that no rule finds are listed \
      last, the most frequent first.

      Examples:
        assay rules profile newswire/1 --gold gold-annotations/newswire --texts corpus/newswire
        assay rules profile my.rules --gold gold.jsonl --mentions gold
      """)

  enum Mentions: String, ExpressibleByArgument, CaseIterable {
    case own
    case gold
  }

  @Positional(help: "The rule file, or the name of a shipped one.")
  var file: String

  @Option(help: "The gold: a folder or file in any format that Assay reads.")
  var gold: String

  @Option(help: "Whose mentions fill roles: the rule file's own, or gold's.")
  var mentions = Mentions.own

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only articles whose metadata say so, for example split=train.", valueName: "key=value"))
  var condition: String?

  @Option(help: "How many missed triggers are listed.")
  var missed = 20

  @OptionGroup var reading: CorpusOptions

  func run() throws {
    let console = Console()
    let rules = try RulesCommand.rules(file, console: console)
    let runner = RuleRunner(rules, findsMentions: mentions == .own)
    var profile = RuleProfile(runner, usesGoldMentions: mentions == .gold)
    let source = GoldSource(reading, console: console)
    var feed =
      try reading.texts.map { try source.open($0, gold: gold) } ?? source.open(gold, gold: nil)
    let wanted = try condition.map(Self.pair)
    while let article = try feed.next() {
      guard let layer = article.layers.first else { continue }
      if let wanted, article.article.metadata[wanted.key] != wanted.value { continue }
      profile.add(article.article, gold: layer)
    }
    if profile.articleCount == 0 { console.warn("no article with gold annotations was read") }
    for line in RuleProfileTable(profile, runner, missed: missed).lines { console.data(line) }
    if feed.tally.isIncomplete { throw ExitStatus.badData }
  }

  private static func pair(_ written: String) throws -> (key: String, value: String) {
    let sides = written.split(separator: "=", maxSplits: 1)
    guard sides.count == 2 else {
      throw ValidationError("--where: expected key=value, found '\(written)'")
    }
    return (String(sides[0]), String(sides[1]))
  }
}
