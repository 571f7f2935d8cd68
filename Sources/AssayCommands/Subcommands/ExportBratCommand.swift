import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssaySystem

/// `assay export brat`: a folder for each layer that brat opens.
struct ExportBratCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brat",
    abstract: "Writes a folder that brat opens for each layer, with its configuration.",
    discussion: """
      Each annotator gets a folder with texts, annotations, an annotation.conf of all types, roles and \
      attributes that were seen, and a visual.conf with a colour for each type. What brat cannot say is \
      counted with the reason; `assay convert --ledger` lists it.

      Examples:
        assay export brat corpus/newswire --gold gold-annotations/newswire -o out/brat
        assay export brat corpus/newswire --gold gold-annotations/newswire \
      --predictions out/demo/gazetteer.jsonl -o out/both
      """)

  @OptionGroup var export: ExportArguments

  func run() throws {
    let console = Console()
    var folders: [Annotator: BratFolder] = [:]
    var names: Set<String> = []
    let written = try export.export(console) { article in
      // brat annotates a text that has an empty file beside it.
      let layers = article.layers.isEmpty ? [Layer(empty: .person("gold"))] : article.layers
      for layer in layers {
        var folder =
          try folders[layer.annotator]
          ?? BratFolder(
            Files.join(export.output, Self.name(of: layer.annotator, not: &names)))
        try folder.append(AnnotatedArticle(article.article, layers: [layer]))
        folders[layer.annotator] = folder
      }
      return 0
    }
    for folder in folders.values.sorted(by: { $0.path < $1.path }) {
      do {
        try folder.finish()
      } catch {
        console.complain("\(error)")
        throw ExitStatus.cannotWrite
      }
      console.note(
        "\(folder.path): \(counted(folder.articles, "article")), \(folder.ledger.summary)")
    }
    if !written.isComplete { throw ExitStatus.badData }
  }

  /// A folder's name for an annotator: letters, digits, `-`, `_` and `.` of its own.
  private static func name(of annotator: Annotator, not taken: inout Set<String>) -> String {
    let scalars = annotator.name.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isPlain =
        scalar.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains(scalar)
      return isPlain ? scalar : "_"
    }
    var plain = String(String.UnicodeScalarView(scalars))
    if plain.isEmpty || plain.hasPrefix(".") { plain = "layer" + plain }
    var name = plain
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(plain)-\(number)"
      number += 1
    }
    return name
  }
}
