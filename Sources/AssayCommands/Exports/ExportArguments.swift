import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssaySystem

/// What every export is given: articles, gold and predictions, and where to write.
struct ExportArguments: ParsableArguments {
  @Positional(help: "The articles: a folder of texts, or a file.")
  var corpus: String

  @Option(help: "The gold annotations, where they are kept apart from the articles.")
  var gold: String?

  @Option(help: "Predictions to add as layers of their own. Repeat for several.")
  var predictions: [String] = []

  @Option(name: [.customShort("o"), .long], help: "The folder that the files are written to.")
  var output: String

  @OptionGroup var reading: CorpusOptions

  /// Gives each article with all its layers to `write`, tells what goes wrong, and goes on.
  ///
  /// - Parameters:
  ///   - prepare: What is to be done in the output folder, which is there then, before the first article.
  ///   - write: Writes an article and gives the number of bytes.
  /// - Returns: how many articles were written, and the bytes.
  /// - Throws: an exit status, after all that could be written was.
  func export(
    _ console: Console, prepare: () throws -> Void = {}, _ write: (AnnotatedArticle) throws -> Int
  ) throws -> (files: Int, bytes: Int, isComplete: Bool) {
    let source = GoldSource(reading, console: console)
    var articles = JoinedArticles(
      try source.open(corpus, gold: gold),
      sides: try predictions.map { try source.feed($0, on: corpus) }, refusesOtherTexts: true)
    try prepareFolder(console)
    try prepare()
    var progress = Progress(
      "articles", total: articles.feeds.first?.expectedCount, console: console)
    var files = 0, bytes = 0
    var isComplete = true
    while let (main, sides) = try articles.next() {
      let article = AnnotatedArticle(
        main.article, layers: main.layers + sides.compactMap { $0 }.flatMap(\.layers))
      do {
        bytes += try write(article)
        files += 1
      } catch let error as TEIError {
        console.complain("\(main.article.id): \(error)")
        if error.code == .file { throw ExitStatus.cannotWrite }
        isComplete = false
      } catch let fault as Fault {
        console.complain("\(fault)")
        if fault.code == "unwritable", fault.file.hasPrefix(output) { throw ExitStatus.cannotWrite }
        isComplete = false
      }
      progress.advance(by: 1)
    }
    progress.finish()
    for remark in articles.feeds.compactMap(\.remark) { console.note(remark) }
    return (files, bytes, isComplete && articles.feeds.allSatisfy { !$0.tally.isIncomplete })
  }

  /// Makes the output folder.
  func prepareFolder(_ console: Console) throws {
    do {
      try Files.makeFolder(output)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  /// The file of an article; folders in its identifier become folders.
  ///
  /// - Throws: a fault `unsafe-id` where the identifier would lead out of the output folder.
  func path(of id: String, ending: String) throws(Fault) -> String {
    guard !id.isEmpty, !id.hasPrefix("/"), !id.split(separator: "/").contains("..") else {
      throw Fault(
        code: "unsafe-id", file: id, message: "expected an identifier that stays in \(output)")
    }
    let path = Files.join(output, "\(id)\(ending)")
    // Where the folder cannot be made, writing the file says so.
    try? Files.makeFolder(Files.folder(of: path))
    return path
  }
}
