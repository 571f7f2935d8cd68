import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring

/// `assay sig`: what numbers depend on, and whether they still hold.
struct SigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sig",
    abstract: "Prints signatures and digests, and verifies results against gold and predictions.",
    discussion: """
      Of results (`assay score --json`) it prints the signatures; of gold, and predictions, their \
      digests, which stand in every signature as gold: and pred:. With --verify the predictions are \
      scored again as the results say that they were (metrics, labels, copies, extra articles, \
      replicates, seed), and the first thing that differs is named: exit status 0 where all is the \
      same, 1 where not. How files are read is not in results; give such options as they were given \
      to score. --by-article lists the digests of single articles; keep the list to locate a \
      difference later.

      Examples:
        assay sig gold-annotations/newswire --texts corpus/newswire
        assay sig gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire --by-article
      """)

  @Positional(help: "Results, or the gold; then, if any, the predictions.")
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Verify these results: score the predictions again and compare.", valueName: "results"))
  var verify: String?

  @Option(help: "The system of the results, where they have several.")
  var system: String?

  @Option(
    help: ArgumentHelp(
      "A list that --by-article printed, to tell which articles differ.", valueName: "file"))
  var hashes: String?

  @Flag(help: "Print the digest of each article, between tabs.")
  var byArticle = false

  @Flag(help: "Print a LaTeX footnote for each metric of results.")
  var cite = false

  @Flag(help: "Print the short signatures of results alone.")
  var short = false

  @Flag(help: "Print digests or signatures as JSON.")
  var json = false

  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var reading: CorpusOptions

  func validate() throws {
    guard paths.count < 3 else {
      throw ValidationError("expected gold and predictions, found \(paths.count) paths")
    }
    if verify == nil {
      if hashes != nil { throw ValidationError("--hashes: expected --verify with it") }
    } else if byArticle || cite || short || json {
      throw ValidationError("--verify prints its verdict alone; leave out the other flags")
    }
  }

  func run() throws {
    let console = Console()
    if let verify {
      try check(verify, console: console)
    } else if paths.count == 1, let results = ResultsFile.ifPresent(at: paths[0]) {
      try printSignatures(results, console: console)
    } else if cite || short {
      console.complain("\(paths[0]): expected results of assay score --json for --cite or --short")
      throw ExitStatus.badData
    } else {
      try printDigests(console: console)
    }
  }

  // MARK: - Signatures

  private func printSignatures(_ results: ResultsFile, console: Console) throws {
    var entries = results.entries
    if let system { entries = try entriesOf(system, results, console: console) }
    if !scoring.metric.isEmpty { entries.removeAll { !scoring.metric.contains($0.metric) } }
    if json {
      console.data(SignatureDocument.text(of: entries))
      return
    }
    for entry in entries {
      if cite {
        for line in Citation(entry.signature).lines { console.data(line) }
      } else {
        console.data(entry.signature.short)
        if !short { console.data("  \(entry.signature)") }
      }
    }
  }

  private func entriesOf(
    _ system: String, _ results: ResultsFile, console: Console
  ) throws -> [ResultsFile.Entry] {
    let entries = results.entries(of: system)
    guard entries.isEmpty else { return entries }
    let known = results.systems.joined(separator: ", ")
    console.complain("--system: the results have no '\(system)'; there are: \(known)")
    throw ExitStatus.usage
  }

  // MARK: - Digests

  private func printDigests(console: Console) throws {
    var hashes = ArticleHashes()
    let feeds = try readAll(console: console) { hashes.add($0) }
    let hasPredictions = paths.count > 1
    if byArticle {
      for line in hashes.lines(hasPredictions: hasPredictions) { console.data(line) }
    } else {
      let sides =
        [("gold", hashes.gold, paths[0])]
        + (hasPredictions ? [("predicted", hashes.predicted, paths[1])] : [])
      if json {
        console.data(SignatureDocument.text(of: sides))
      } else {
        for (name, sum, path) in sides {
          let count = counted(sum.count, "article")
          console.data("\(name.padded(to: 9))  #\(sum.short)  \(count)  \(path)")
        }
      }
    }
    try finish(feeds, console: console)
  }

  /// Reads gold, and predictions if there are any, article by article.
  private func readAll(
    console: Console, _ add: (ArticlePair) -> Void
  ) throws -> [ArticleFeed] {
    let source = GoldSource(reading, console: console)
    if paths.count == 1, verify == nil {
      var feed = try source.feed(paths[0], on: reading.texts)
      while let article = try feed.next() {
        let gold = article.layers.first ?? Layer(empty: .person("gold"))
        let text = article.article.text
        add(ArticlePair(id: article.article.id, text: text, gold: gold, predicted: nil))
      }
      return [feed]
    }
    var pairs = try PairedLayers(
      gold: paths[0], predicted: paths.dropFirst().first, source: source, texts: reading.texts)
    while let pair = try pairs.next() { add(pair) }
    pairs.tellOtherTexts(of: paths.dropFirst().first ?? paths[0], console: console)
    return pairs.feeds
  }

  private func finish(_ feeds: [ArticleFeed], console: Console) throws {
    for remark in feeds.compactMap(\.remark) { console.note(remark) }
    if feeds.contains(where: { $0.tally.isIncomplete }) { throw ExitStatus.badData }
  }

  // MARK: - Verification

  private func check(_ path: String, console: Console) throws {
    let entries: [ResultsFile.Entry], list: ArticleHashes?
    do throws(Fault) {
      let results = try ResultsFile(path)
      list = if let hashes { try ArticleHashes(hashes) } else { nil }
      entries = try chosen(results)
    } catch {
      console.complain(error.description)
      throw error.code == "unreadable" ? ExitStatus.notFound : ExitStatus.badData
    }
    if let unknown = entries.map(\.metric).first(where: { (try? Metric.named($0)) == nil }) {
      console.data("the metric differs: expected \(unknown), found none of that name")
      throw ExitStatus.no
    }
    var scorer = try scoring.scorer(for: entries)
    var hashes = ArticleHashes()
    let feeds = try readAll(console: console) { pair in
      scorer.add(pair)
      hashes.add(pair)
    }
    let report = scorer.report(system: entries[0].system, version: AssayVersion.current)
    let verification = Verification(of: entries, with: report, hashes: hashes, list: list)
    if let version = entries[0].signature["v"], version != AssayVersion.current {
      console.note("the results are of Assay \(version), this is \(AssayVersion.current)")
    }
    if !verification.passedOver.isEmpty {
      let names = verification.passedOver.joined(separator: ", ")
      console.note("not compared, since this version does not give them: \(names)")
    }
    try finish(feeds, console: console)
    if let difference = verification.difference {
      console.data(difference)
      throw ExitStatus.no
    }
    console.data(
      "the same: \(counted(entries.count, "metric")) of \(entries[0].system), "
        + "gold #\(hashes.gold.short), predictions #\(hashes.predicted.short)")
  }

  /// The entries of the system that was named, or of the only one, or of the one that the
  /// predictions' path names.
  private func chosen(_ results: ResultsFile) throws(Fault) -> [ResultsFile.Entry] {
    let systems = results.systems
    let named = system ?? (systems.count == 1 ? systems[0] : paths.last)
    var entries = named.map(results.entries(of:)) ?? []
    if !scoring.metric.isEmpty { entries.removeAll { !scoring.metric.contains($0.metric) } }
    guard !entries.isEmpty else {
      throw Fault(
        code: "results", file: verify ?? "", line: nil,
        message: "expected one of these with --system: \(systems.joined(separator: ", "))")
    }
    return entries
  }
}

extension ScoringArguments {
  /// A scorer for the metrics of results, with their conditions, replicates and seed.
  fileprivate func scorer(for entries: [ResultsFile.Entry]) throws -> Scorer {
    var arguments = self
    arguments.metric = entries.map(\.metric)
    let interval = entries[0].signature["ci"] ?? "none"
    func number(_ name: String) -> UInt64? {
      let field = interval.split(separator: ",").first { $0.hasPrefix("\(name)=") }
      return field.flatMap { UInt64($0.dropFirst(name.count + 1)) }
    }
    arguments.duplicates =
      entries[0].signature["dup"].flatMap { Duplicates(rawValue: $0) } ?? duplicates
    let extra = entries[0].signature["missing"]?.split(separator: ":").last.map(String.init)
    arguments.extraArticles = extra.flatMap { ExtraArticles(rawValue: $0) } ?? extraArticles
    if label.isEmpty {
      arguments.label = entries[0].labels.map { "\($0.key)=\($0.value)" }.sorted()
    }
    arguments.replicates = number("B").flatMap { Int(exactly: $0) } ?? 0
    arguments.seed = number("seed") ?? seed
    let coversTypes = entries.contains { entry in
      guard case .object(let types)? = entry.numbers["types"] else { return false }
      return types.contains { type in
        if case .array? = type.value["f1_interval"] { true } else { false }
      }
    }
    return try arguments.makeScorer(coversTypes: coversTypes)
  }
}
