import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting

/// `assay convert`: articles from one format to another, with an account of what that costs.
struct ConvertCommand: ParsableCommand {
  /// What to do where the target cannot say everything.
  enum Lossy: String, ExpressibleByArgument, CaseIterable {
    case forbid, warn, allow
  }

  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts annotated articles to another format and says what that costs.",
    discussion: """
      What an article needs is compared with what the target can say before it is written. Whatever is \
      changed or dropped is counted with the reason, and listed one by one with --ledger. With --lossy \
      forbid nothing is written where something would be lost, and the exit status is 65. A mention that goes \
      over a line break is changed for brat, which parts it there, and not lost: it is joined when it is read. What \
      the source has and Assay has no place for, such as parts of speech, is counted as not read, and lost.

      Examples:
        assay convert gold-annotations/newswire --texts corpus/newswire -o out/gold.jsonl
        assay convert gold.conll -o out/brat --to brat --check
      """)

  @Positional(help: "The articles, in any format that Assay reads.")
  var input: String

  @Option(name: [.customShort("o"), .long], help: "The file or folder to write.")
  var output: String

  @Option(help: "The format to write, where the ending of the output does not tell it.")
  var to: String?

  @Option(
    help: "How tags spell mentions (columns, huggingface): IOB1, IOB2, IOE1, IOE2, IOBES or BILOU.")
  var scheme: String = "IOB2"

  @Option(help: "What to do where something would be lost: forbid, warn or allow.")
  var lossy: Lossy = .warn

  @Option(help: "A file for the ledger: a line for each thing that is changed or dropped.")
  var ledger: String?

  @Option(help: "Move annotations to where their quotes stand: quotes, or none.")
  var repair: String = "none"

  @Flag(help: "Read the result back and compare it.")
  var check = false

  @OptionGroup var reading: CorpusOptions

  func validate() throws {
    _ = try writer()
    guard ["quotes", "none"].contains(repair) else {
      throw ValidationError("--repair: expected quotes or none, found '\(repair)'")
    }
  }

  func run() throws {
    let console = Console()
    let writer = try writer()
    var conversion = Conversion(
      writer, isForbidden: lossy == .forbid, keepsDigests: check)
    let list = try LedgerFile(ledger, console)
    var readings = try openInput(console)
    var progress = Progress("articles", total: nil, console: console)
    var refused = (whole: 0, inPart: 0)
    var repairs = 0
    do {
      var sink = try writer.create(output)
      while let reading = readings.next() {
        for fault in reading.faults { tell(fault, console) }
        guard let article = reading.article else {
          refused.whole += 1
          if reading.faults.contains(where: { $0.code == "unreadable" }) {
            throw ExitStatus.notFound
          }
          continue
        }
        if reading.hasErrors { refused.inPart += 1 }
        repairs += reading.repairs
        let entries = try conversion.convert(
          article, baggage: baggage(reading, readings, writer), unmodelled: reading.unmodelled,
          to: &sink)
        try list.add(entries)
        progress.advance(by: 1)
      }
      progress.finish()
      if lossy == .forbid, !conversion.isLossless {
        try list.finish()
        console.complain("\(output): not written, for something would be lost")
        for line in Self.costs(conversion) { console.note(line) }
        throw ExitStatus.badData
      }
      try sink.finish()
    } catch let fault as Fault {
      console.complain("\(fault)")
      throw fault.code == "unwritable" ? ExitStatus.cannotWrite : ExitStatus.badData
    }
    try list.finish()
    try finish(conversion, readings.format, console)
    var parts = [(refused.whole, "refused"), (refused.inPart, "refused in part")]
      .filter { $0.0 > 0 }.map { "\(counted($0.0, "article")) \($0.1)" }
    if repairs > 0 { parts.append(counted(repairs, "repair")) }
    if !parts.isEmpty { console.note("\(input): \(parts.joined(separator: ", "))") }
    if refused.whole + refused.inPart > 0 { throw ExitStatus.badData }
  }

  /// What the conversion costs, with a line on what was not read, if there is such.
  private static func costs(_ conversion: Conversion) -> [String] {
    guard conversion.notRead > 0 else { return [conversion.ledger.summary] }
    let what =
      conversion.notRead == 1
      ? "1 annotation or note of a sort"
      : "\(grouped(conversion.notRead)) annotations or notes of sorts"
    return [conversion.ledger.summary, "not read: \(what) that Assay has no place for"]
  }

  private func finish(
    _ conversion: Conversion, _ format: any ArticleFormat, _ console: Console
  ) throws {
    console.data(
      "\(output): \(counted(conversion.articles, "article")), "
        + "\(format.name) to \(conversion.writer.name)")
    if lossy != .allow || !conversion.isLossless {
      for line in Self.costs(conversion) { console.data(line) }
    }
    if let units = conversion.units { console.data("\(units)") }
    if check { try checkOutput(conversion, console) }
  }

  /// What another command writes.
  private static let exports = ["tei", "html"]

  private func writer() throws -> any ArticleWriter {
    var options = WritingOptions()
    guard let scheme = TagScheme(rawValue: scheme.uppercased()) else {
      let known = TagScheme.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--scheme: expected one of \(known), found '\(scheme)'")
    }
    options.scheme = scheme
    if let to, Self.exports.contains(to) {
      throw ValidationError(
        "--to: \(to) is written by `assay export \(to) \(input) -o FOLDER`, with all layers and checked"
      )
    }
    do {
      if let to { return try Formats.writer(named: to).applying(options) }
    } catch {
      throw ValidationError("\(error)")
    }
    if let writer = Formats.writer(for: output) { return writer.applying(options) }
    let known = Formats.writers.map(\.name).joined(separator: ", ")
    throw ValidationError(
      "--to: expected a format, which the ending of '\(output)' does not tell: one of \(known)")
  }

  private func openInput(_ console: Console) throws -> Readings {
    do {
      var (path, options) = try reading.located(input, on: reading.texts)
      options.repairsQuotes = repair == "quotes"
      // From brat to brat nothing needs to be joined only to be parted again.
      if reading.joinLines == nil, try writer().name == "brat" {
        options.joinsAcrossLineBreaks = false
      }
      return try Formats.open(path, as: try reading.format(), options: options)
    } catch let fault as Fault {
      console.complain("\(fault)")
      throw fault.code == "unreadable" ? ExitStatus.notFound : ExitStatus.badData
    }
  }

  private func baggage(
    _ reading: Reading, _ readings: Readings, _ writer: any ArticleWriter
  ) -> Baggage? {
    guard let baggage = reading.baggage, baggage.format == writer.name else { return nil }
    // What was repaired is no longer what the source says.
    return reading.repairs == 0 ? baggage : baggage.withoutAnnotations
  }

  private func tell(_ fault: Fault, _ console: Console) {
    switch fault.severity {
    case .error: console.complain("\(fault)")
    case .warning: console.warn("\(fault)")
    }
  }

  private func checkOutput(_ conversion: Conversion, _ console: Console) throws {
    let format = try Formats.named(conversion.writer.name)
    var differing = 0, found = 0
    var digests = conversion.digests
    for reading in try Formats.open(
      output, as: format, options: conversion.writer.readingOptions)
    {
      for fault in reading.faults where fault.severity == .error { tell(fault, console) }
      guard let article = reading.article else {
        differing += 1
        continue
      }
      found += 1
      if digests.removeValue(forKey: article.article.id) != Conversion.digest(of: article) {
        differing += 1
        console.complain("\(article.article.id): read back otherwise than it was written")
      }
    }
    for id in digests.keys.sorted() { console.complain("\(id): not found when read back") }
    guard differing == 0, digests.isEmpty else { throw ExitStatus.badData }
    console.data("read back: \(counted(found, "article")), the same")
  }
}
