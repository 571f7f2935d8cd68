import AssayFormats
import AssayModel
import AssayReporting
import AssaySystem

/// TEI documents that get layers of annotation and stay as they are otherwise.
struct TEIDocuments {
  let export: ExportArguments

  /// A document with what is to be added to its articles, by their numbers.
  private struct Document {
    let file: String
    private(set) var articles: [Int: AnnotatedArticle] = [:]

    init(file: String) {
      self.file = file
    }

    mutating func add(_ article: AnnotatedArticle) {
      articles[articles.count] = article
    }
  }

  /// Adds all layers and writes the documents.
  func run(_ console: Console) throws {
    let source = GoldSource(export.reading, console: console)
    let sides = [export.gold].compactMap(\.self) + export.predictions
    var articles = JoinedArticles(
      try source.feed(export.corpus, on: nil),
      sides: try sides.map { try source.feed($0, on: export.corpus) })
    try export.prepareFolder(console)
    var document: Document?
    var files = 0, layers = 0
    var isComplete = true
    func write() throws {
      guard let done = document, try self.write(done, console) else {
        isComplete = isComplete && document == nil
        return
      }
      files += 1
      layers += done.articles.values.reduce(0) { $0 + $1.layers.count }
    }
    while let (main, found) = try articles.next() {
      guard let file = articles.feeds[0].place?.file, articles.feeds[0].format.name == "tei" else {
        console.complain("\(export.corpus): expected TEI documents, found other articles")
        throw ExitStatus.badData
      }
      if document?.file != file {
        try write()
        document = Document(file: file)
      }
      let added = found.compactMap { $0 }
      for other in added where other.article.text != main.article.text {
        console.complain(
          "\(main.article.id): expected annotations on the document's text, found another")
        isComplete = false
      }
      let fitting = added.filter { $0.article.text == main.article.text }.flatMap(\.layers)
      document?.add(AnnotatedArticle(main.article, layers: fitting))
    }
    try write()
    for remark in articles.feeds.compactMap(\.remark) { console.note(remark) }
    console.note(
      "\(counted(files, "document")), \(counted(layers, "layer")) added, "
        + "read back in \(export.output)")
    if !isComplete || articles.feeds.contains(where: { $0.tally.isIncomplete }) {
      throw ExitStatus.badData
    }
  }

  /// Writes a document; `false` where it is refused.
  private func write(_ document: Document, _ console: Console) throws -> Bool {
    do {
      let path = try path(of: document.file)
      var options = TEI.Options()
      options.assayVersion = AssayVersion.current
      let source = try Files.bytes(of: document.file)
      let bytes = try TEI.adding(
        document.articles, to: source, spelling: try export.reading.chosenSpelling(),
        options: options,
        allowsDocumentType: export.reading.allowDoctype)
      let output = try OutputFile(path)
      try output.write(bytes)
      try output.finish()
      if let encoding = TEI.otherEncoding(of: source) {
        console.note("\(path): written in UTF-8, as its declaration says; it was in \(encoding)")
      }
      return true
    } catch let error as TEIError {
      console.complain("\(document.file): \(error)")
    } catch let fault as Fault {
      console.complain("\(fault)")
      if fault.code == "unwritable" { throw ExitStatus.cannotWrite }
    }
    return false
  }

  /// Where a document goes: below the output folder as it lies below the corpus.
  private func path(of file: String) throws(Fault) -> String {
    let folder = export.corpus.hasSuffix("/") ? export.corpus : export.corpus + "/"
    let name = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : Files.name(of: file)
    let path = try export.path(of: name, ending: "")
    if let there = try? Files.status(of: path),
      try Files.status(of: file).identity == there.identity
    {
      throw Fault(
        code: "same-file", file: path,
        message: "expected another folder than the documents', so that they stay as they are")
    }
    return path
  }
}
