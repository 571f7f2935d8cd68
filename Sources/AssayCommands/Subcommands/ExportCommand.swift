import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssaySystem

/// `assay export`: annotated files for people and other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes annotated articles for people and other programs.",
    subcommands: [ExportTEICommand.self])
}

/// `assay export tei`: one TEI P5 file for each article, read back before it is kept.
struct ExportTEICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tei",
    abstract: "Writes one TEI P5 file for each article, in the profile assay-tei/1.",
    discussion: """
      Every file is parsed again and compared with what was meant before it replaces an older one. A \
      style sheet is written beside the files.

      Examples:
        assay export tei corpus/newswire --gold gold-annotations/newswire -o out/tei
        assay export tei corpus/newswire --gold gold-annotations/newswire \
      --predictions out/demo/gazetteer.jsonl --inline gazetteer -o out/tei
      """)

  @Positional(help: "The articles: a folder of texts, or a file.")
  var corpus: String

  @Option(help: "The gold annotations, where they are kept apart from the articles.")
  var gold: String?

  @Option(help: "Predictions to add as layers of their own. Repeat for several.")
  var predictions: [String] = []

  @Option(help: "The layer that stands in the text itself: gold, an annotator's name, or none.")
  var inline = "gold"

  @Option(name: [.customShort("o"), .long], help: "The folder that the files are written to.")
  var output: String

  @OptionGroup var reading: CorpusOptions

  func run() throws {
    let console = Console()
    let source = GoldSource(reading, console: console)
    var articles = JoinedArticles(
      try source.open(corpus, gold: gold),
      sides: try predictions.map { try source.feed($0, on: corpus) })
    try prepareFolder(console)
    var progress = Progress(
      "articles", total: articles.feeds.first?.expectedCount, console: console)
    var files = 0
    var bytes = 0
    var isRefused = false
    while let (main, sides) = try articles.next() {
      let article = AnnotatedArticle(
        main.article, layers: main.layers + sides.compactMap { $0 }.flatMap(\.layers))
      guard let path = path(of: article) else {
        console.complain("\(main.article.id): expected an identifier that stays in \(output)")
        isRefused = true
        continue
      }
      do throws(TEIError) {
        bytes += try TEI.export(article, to: path, options: options(for: article))
        files += 1
      } catch {
        console.complain("\(main.article.id): \(error)")
        if error.code == .file { throw ExitStatus.cannotWrite }
        isRefused = true
      }
      progress.advance(by: 1)
    }
    progress.finish()
    for remark in articles.feeds.compactMap(\.remark) { console.note(remark) }
    console.note(
      "\(grouped(files)) TEI files, \(grouped(bytes)) bytes, written and read back in \(output)")
    if isRefused || articles.feeds.contains(where: { $0.tally.refused > 0 }) {
      throw ExitStatus.badData
    }
  }

  private func prepareFolder(_ console: Console) throws {
    do {
      try Files.makeFolder(output)
      try TEI.exportStyleSheet(toFolder: output)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  /// The file of an article; folders in its identifier become folders.
  ///
  /// `nil` where the identifier would lead out of the output folder.
  private func path(of article: AnnotatedArticle) -> String? {
    let id = article.article.id
    guard !id.isEmpty, !id.hasPrefix("/"), !id.split(separator: "/").contains("..") else {
      return nil
    }
    let path = Files.join(output, "\(id).xml")
    // Where the folder cannot be made, writing the file says so.
    try? Files.makeFolder(Files.folder(of: path))
    return path
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
    return options
  }
}
