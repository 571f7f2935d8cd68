import AssayModel
import AssayXML

/// A format of articles in XML of which only the texts and their metadata are read; annotations in them are counted.
///
/// A file may hold any number of articles, which are read one by one.
protocol MarkupFormat: CollectionFormat where Elements == XMLElements<MarkupHandler> {
  static var rules: MarkupRules { get }
  /// The rules by which a source is read.
  static func rules(_ options: ReadingOptions) -> MarkupRules
}

extension MarkupFormat {
  static func rules(_ options: ReadingOptions) -> MarkupRules { rules }

  func elements(of file: String, options: ReadingOptions) -> XMLElements<MarkupHandler> {
    let rules = Self.rules(options)
    return XMLElements(file, options: options) { MarkupHandler(rules) }
  }

  func article(
    in element: MarkupArticle, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    DraftArticle(
      id: element.id ?? place.name, text: element.text.text, metadata: element.metadata,
      layers: [], line: element.line, unmodelled: element.annotations
    ).reading(file: place.file, options: options, bytes: element.bytes)
      .placed(ArticlePlace(file: place.file, line: element.line, isText: false))
  }

  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault? {
    let wanted = Self.rules.articles.sorted().map { "<\($0)>" }.joined(separator: " or ")
    // Where these are read, too, a file that only includes them lacks nothing.
    let includes = FileWindow.holds("/XInclude", file)
    let found = includes ? "none but in other files, which it includes; read these" : "none"
    return Fault(
      includes && !options.folder.isEmpty ? .warning : .error, code: "no-articles", file: file,
      message: "expected an article, \(wanted), found \(found)")
  }
}
