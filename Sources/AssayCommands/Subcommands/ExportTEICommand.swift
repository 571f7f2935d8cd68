import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssaySystem

/// `assay export tei`: one TEI P5 file for each article, read back before it is kept.
struct ExportTEICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tei",
    abstract: "Writes one TEI P5 file for each article, in the profile assay-tei/1.",
    discussion: """
      Every file is parsed again and compared with what was meant before it replaces an older one. A \
      style sheet is written beside the files. With --status each annotation says by @ana how it matches \
      the gold, and the header has the signatures of the scores.

      With --from-tei the articles are TEI documents of any kind. Each is copied to the byte, and the \
      layers of --gold and --predictions are put in: a standOff behind its text, and xml:ids in blocks that \
      are pointed into.

      Examples:
        assay export tei corpus/newswire --gold gold-annotations/newswire -o out/tei
        assay export tei corpus/newswire --gold gold-annotations/newswire \
      --predictions out/demo/gazetteer.jsonl --inline gazetteer --status -o out/judged
        assay export tei docs/examples/letter.xml --predictions docs/examples/letter.jsonl \
      --from-tei -o out/letters
      """)

  @OptionGroup var export: ExportArguments

  @Option(help: "The layer that stands in the text itself: gold, an annotator's name, or none.")
  var inline = "gold"

  @Flag(
    help: "Say of each annotation how it matches the gold: correct, type, boundary, missed, ...")
  var status = false

  @Flag(
    name: .customLong("from-tei"),
    help: "Add the layers to the articles' own TEI documents instead of writing new ones.")
  var fromTEI = false

  func validate() throws {
    if fromTEI && (status || inline != "gold") {
      throw ValidationError(
        "--from-tei: expected neither --status nor --inline, for layers of others stand off")
    }
  }

  func run() throws {
    let console = Console()
    if fromTEI { return try TEIDocuments(export: export).run(console) }
    let exporter = TEIExporter()
    let written = try export.export(console, prepare: { try writeStyleSheet(console) }) { article in
      let path = try export.path(of: article.article.id, ending: ".xml")
      // Matches count annotations in the order in which they are written.
      let ordered = status ? article.inTextOrder() : article
      return try exporter.export(ordered, to: path, options: options(for: ordered))
    }
    console.note(
      "\(counted(written.files, "TEI file")), \(counted(written.bytes, "byte")), "
        + "written and read back in \(export.output)")
    if !written.isComplete { throw ExitStatus.badData }
  }

  private func writeStyleSheet(_ console: Console) throws {
    do {
      try TEI.exportStyleSheet(toFolder: export.output)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  private func options(for article: AnnotatedArticle) -> TEI.Options {
    var options = TEI.Options()
    options.assayVersion = AssayVersion.current
    switch inline {
    case "gold": options.inlineLayer = .gold
    case "none": options.inlineLayer = .none
    default:
      let index = article.layers.firstIndex { $0.annotator.name == inline }
      options.inlineLayer = index.map { .index($0) } ?? .none
    }
    if status {
      options.matches = LayerMatch.all(in: article)
      options.scoreSignatures = ScoreSignatures.lines(of: article)
    }
    return options
  }
}
