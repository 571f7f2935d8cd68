import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring
import AssaySystem

/// `assay agree`: annotators against one another.
struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Measures how well annotators agree.",
    discussion: """
      First what they marked (F1, which is the same whichever of two is taken for the gold), where \
      they differ most, and what they called it where both marked the same place; then alpha_U and \
      gamma, which judge place and type in one number. Two annotators are compared on the articles \
      that both annotated; an annotator without a file or record for an article did not annotate it, \
      and such articles are listed. Coefficients are n/a where chance alone gives full agreement, as \
      with a single category. `assay show A B` lists the differences one by one.

      Examples:
        assay agree gold-annotations/agreement/first gold-annotations/agreement/second \
      --texts corpus/newswire
        assay agree gold-annotations/agreement/first gold-annotations/agreement/second \
      --texts corpus/newswire --coefficients --order Level=Pronoun,Nominal,Name
      """)

  @Positional(help: "The annotations of two or more annotators, in any format that Assay reads.")
  var annotations: [String] = []

  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var reading: CorpusOptions

  @Option(help: "The random texts behind gamma, for each article; 0 for no gamma.")
  var samples = 30

  @Option(
    help: ArgumentHelp(
      "The order of the values of an attribute, for coefficients that weigh by distance.",
      discussion: "Repeat for several; also type, role or rating.", valueName: "name=low,...,high"))
  var order: [CategoryOrder] = []

  @Option(
    help: ArgumentHelp(
      "A table of ratings instead of annotations.",
      discussion: """
        Between tabs: a header with `item` and the annotators, then an item a line with a category of \
        each; an empty one was not given.
        """, valueName: "file"))
  var ratings: String?

  @Flag(help: "Print a row for each type, with intervals.")
  var byType = false

  @Flag(help: "Print a row for each article.")
  var byArticle = false

  @Flag(help: "Print the tables of every two of more than two annotators.")
  var pairs = false

  @Flag(help: "Print all coefficients: kappa of all kinds, pi, S, AC1, alpha on all scales.")
  var coefficients = false

  @Flag(help: "Print the agreement as JSON, with all types, articles, pairs and coefficients.")
  var json = false

  func validate() throws {
    if samples < 0 { throw ValidationError("--samples: expected 0 or more, found \(samples)") }
    guard ratings == nil else {
      if annotations.isEmpty { return }
      throw ValidationError(
        "--ratings: expected no annotations beside it, found '\(annotations[0])'")
    }
    guard annotations.count > 1 else {
      throw ValidationError(
        "expected the annotations of two or more annotators, found \(annotations.count)")
    }
  }

  func run() throws {
    let console = Console()
    if let ratings { return try printRatings(ratings, console: console) }
    var layers = try AnnotatorLayers(
      annotations, source: GoldSource(reading, console: console), texts: reading.texts)
    let report = try compare(&layers, console: console)
    for (name, missing) in zip(report.annotators, report.missingArticles) where !missing.isEmpty {
      console.warn("\(name): \(counted(missing.count, "article")) not annotated, left out:")
      for article in missing { console.warn("  \(article)") }
    }
    for remark in layers.feeds.compactMap(\.remark) { console.note(remark) }
    warn(of: report.all.choices, console: console)
    if json {
      console.data(AgreementDocument(report: report).text)
    } else {
      for line in AgreementTable(report, details: details).lines { console.data(line) }
    }
    if layers.feeds.contains(where: { $0.tally.isIncomplete }) { throw ExitStatus.badData }
  }

  private var details: Set<AgreementTable.Detail> {
    var details: Set<AgreementTable.Detail> = []
    if byType { details.insert(.types) }
    if byArticle { details.insert(.articles) }
    if pairs { details.insert(.pairs) }
    if coefficients { details.insert(.coefficients) }
    return details
  }

  private var orders: [String: [String]] {
    Dictionary(order.map { ($0.name, $0.categories) }, uniquingKeysWith: { _, last in last })
  }

  /// Names orders of choices that nobody made.
  private func warn(of choices: [ChoiceAgreement], console: Console) {
    let names = Set(choices.map(\.choice.name))
    for name in orders.keys.sorted() where !names.contains(name) {
      let known = names.sorted().joined(separator: ", ")
      console.warn("--order: no choice is called '\(name)'; there are: \(known)")
    }
  }

  private func compare(
    _ layers: inout AnnotatorLayers, console: Console
  ) throws -> AgreementReport {
    let scorer = try scoring.makeScorer(
      standard: Metric.annotations, coversTypes: byType || json)
    var study = AgreementStudy(
      annotators: annotations,
      options: AgreementStudy.Options(
        metrics: scorer.metrics, scoring: scorer.options,
        gamma: samples == 0 ? nil : PooledGamma.Settings(samples: samples, seed: scoring.seed),
        orders: orders, coversTypes: byType || json, listsArticles: byArticle || json))
    var progress = Progress("articles", total: nil, console: console)
    while let article = try layers.next() {
      study.add(article)
      progress.advance(by: 1)
    }
    progress.finish()
    do {
      return try study.report(version: AssayVersion.current)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.badData
    }
  }

  // MARK: - Ratings

  private func printRatings(_ path: String, console: Console) throws {
    let bytes: [UInt8]
    do throws(Fault) { bytes = try Files.bytes(of: path) } catch {
      console.complain(error.description)
      throw ExitStatus.notFound
    }
    let table = RatingsReader(bytes, file: path)
    for fault in table.faults { console.complain(fault.description) }
    guard table.ratings.raters.count > 1 else {
      console.complain(
        "\(path): expected a header with two or more annotators, found \(table.ratings.raters.count)"
      )
      throw ExitStatus.badData
    }
    let choice = ChoiceAgreement(.rating, ratings: table.ratings, order: orders[Choice.rating.name])
    warn(of: [choice], console: console)
    if json {
      console.data(RatingsDocument(choice: choice).text)
    } else {
      for line in RatingsTable(choice).lines { console.data(line) }
    }
    if !table.faults.isEmpty { throw ExitStatus.badData }
  }
}
