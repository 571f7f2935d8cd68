import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting

/// `assay export html`: one page for each article, for people.
struct ExportHTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html",
    abstract: "Writes one web page for each article, with all layers under its text.",
    discussion: """
      A page needs no script and nothing from elsewhere. Each layer has lines of its own below the text; \
      with gold and predictions the lines show what is right, and a table lists what is not. Events, \
      entities and relations follow. Boxes in the legend take types off the text.

      Examples:
        assay export html corpus/newswire --gold gold-annotations/newswire -o out/pages
        assay export html corpus/newswire --gold gold-annotations/newswire \
      --predictions out/demo/gazetteer.jsonl -o out/compared
      """)

  @OptionGroup var export: ExportArguments

  func run() throws {
    let console = Console()
    let written = try export.export(console) { article in
      let path = try export.path(of: article.article.id, ending: ".html")
      return try HTML.export(
        article, matches: LayerMatch.all(in: article), version: AssayVersion.current, to: path)
    }
    console.note(
      "\(counted(written.files, "page")), \(counted(written.bytes, "byte")), in \(export.output)")
    if !written.isComplete { throw ExitStatus.badData }
  }
}
