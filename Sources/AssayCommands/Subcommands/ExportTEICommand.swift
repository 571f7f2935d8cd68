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

      Examples:
        assay export tei corpus/newswire --gold gold-annotations/newswire -o out/tei
        assay export tei corpus/newswire --gold gold-annotations/newswire \
      --predictions out/demo/gazetteer.jsonl --inline gazetteer --status -o out/judged
      """)

  @OptionGroup var export: ExportArguments

  @Option(help: "The layer that stands in the text itself: gold, an annotator's name, or none.")
  var inline = "gold"

  @Flag(
    help: "Say of each annotation how it matches the gold: correct, type, boundary, missed, ...")
  var status = false

  func run() throws {
    let console = Console()
    try export.prepareFolder(console)
    do {
      try TEI.exportStyleSheet(toFolder: export.output)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
    let written = try export.export(console) { article in
      let path = try export.path(of: article.article.id, ending: ".xml")
      // Matches count annotations in the order in which they are written.
      let ordered = status ? article.inTextOrder() : article
      return try TEI.export(ordered, to: path, options: options(for: ordered))
    }
    console.note(
      "\(grouped(written.files)) TEI files, \(grouped(written.bytes)) bytes, "
        + "written and read back in \(export.output)")
    if !written.isComplete { throw ExitStatus.badData }
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
