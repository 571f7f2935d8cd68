import AssayModel
import AssayXML

/// TEI: files of Assay's own profile with their annotations, any other as articles without.
///
/// Of other files each `TEI` gives the blocks of its `text`, one a line, white space as one blank; where words
/// are marked, `@join` is followed. The header, notes, forme work and what was deleted are left out. Of a `choice` what is
/// corrected, regularised or expanded is read, or with the original spelling what is not; of an `app` its `lem` or else its first `rdg`; an `app` that says by
/// `@from` or `@loc` what it is on stands beside the text.
///
/// A file of Assay's own, or one that it added layers to, is read at once; any other article by article.
struct TEIFormat: MarkupFormat, DocumentFormat {
  let name = "tei"
  let summary = "TEI P5: Assay's own files with annotations, others as articles (read only)"
  let endings = [".tei.xml", ".tei", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let root = XMLRoot(head)?.name
    return root == "TEI" || root == "teiCorpus" || root == "TEI.2"
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    let isOurs =
      TEI.isOfProfile(source.head) || XMLEncoding.isOther(source.head)
      || source.holds(TEI.layerType)
    return isOurs ? document(source, options: options) : collection(source, options: options)
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    guard TEI.isOfProfile(bytes) else {
      return addingLayers(to: texts(in: bytes, file, options), bytes, file: file, options: options)
    }
    do {
      let article = try TEI.read(bytes)
      return [Reading(id: article.article.id, article: article, bytes: bytes.count)]
    } catch {
      let fault = Fault(code: "tei", file: file, message: error.description)
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
  }

  /// The articles of a file of others without annotations.
  private func texts(in bytes: [UInt8], _ file: String, _ options: ReadingOptions) -> [Reading] {
    var handler = MarkupHandler(Self.rules(options))
    let name = identifier(of: file, options)
    do {
      try XMLReader(options: .reading(options)).read(bytes, into: &handler)
    } catch {
      let fault = Fault(error, in: bytes, file: file)
      return [Reading(id: name, article: nil, faults: [fault], bytes: bytes.count)]
    }
    let articles = handler.articles
    if articles.isEmpty, let fault = faultWithoutElements(file, options) {
      return [Reading(id: name, article: nil, faults: [fault], bytes: bytes.count)]
    }
    return articles.enumerated().compactMap { index, element in
      let place = ElementPlace(
        file: file, number: index + 1, stem: name, isAlone: articles.count == 1)
      return article(in: element, at: place, options: options)
    }
  }

  /// The articles with the layers that ``TEI/adding(_:to:options:allowsDocumentType:)`` put in.
  private func addingLayers(
    to readings: [Reading], _ bytes: [UInt8], file: String, options: ReadingOptions
  ) -> [Reading] {
    guard bytes.span.holds(Array(TEI.layerType.utf8)) else { return readings }
    do {
      let layers = try TEI.addedLayers(
        in: bytes, spelling: options.spelling, options: .reading(options))
      return readings.enumerated().map { number, reading in
        guard let article = reading.article, let added = layers[number] else { return reading }
        return Reading(
          id: reading.id, article: AnnotatedArticle(article.article, layers: added),
          faults: reading.faults, bytes: reading.bytes
        ).placed(reading.place)
      }
    } catch {
      let fault = Fault(code: "tei", file: file, message: error.description)
      return readings.map {
        Reading(id: $0.id, article: nil, faults: $0.faults + [fault], bytes: $0.bytes)
      }
    }
  }

  static let rules: MarkupRules = versioned(better: edited, worse: original)
  private static let originalRules = versioned(better: original, worse: edited)

  static func rules(_ options: ReadingOptions) -> MarkupRules {
    options.spelling == .edited ? rules : originalRules
  }

  /// What an editor puts into a `choice`, and what stands in the source.
  private static let edited = ["corr", "reg", "expan", "ex"]
  private static let original = ["sic", "orig", "abbr", "am"]

  private static func ranks(better: [String], worse: [String]) -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: better.map { ($0, 0) } + worse.map { ($0, 2) })
  }

  /// - Parameters:
  ///   - better: The elements that are read of a `choice` which has them.
  ///   - worse: Those that are read of one which has nothing else.
  private static func versioned(better: [String], worse: [String]) -> MarkupRules {
    MarkupRules(
      articles: ["TEI", "TEI.2"], bodies: ["text"],
      blocks: [
        "p", "head", "l", "ab", "item", "u", "lg", "div", "sp", "speaker", "stage", "cell", "row",
        "trailer", "opener", "closer", "salute", "signed", "dateline", "byline", "docTitle",
        "titlePart",
        "floatingText", "front", "body", "back", "list", "table",
      ],
      skipped: [
        "teiHeader", "note", "fw", "linkGrp", "spanGrp", "standOff", "figDesc", "listPerson", "del",
        "listApp",
      ],
      blanks: ["lb", "pb", "cb", "milestone", "gap"],
      versions: [
        "choice": MarkupVersions(ranks: ranks(better: better, worse: worse), others: 1),
        "app": MarkupVersions(ranks: ["lem": 0, "rdg": 1, "rdgGrp": 1], others: nil),
        "rdgGrp": MarkupVersions(ranks: ["lem": 0, "rdg": 1, "rdgGrp": 1], others: nil),
      ],
      containers: ["subst"],
      annotations: ["name", "rs", "persName", "placeName", "orgName", "geogName"],
      texts: ["title": "title", "publisher": "source"],
      attributes: [("TEI", "xml:id", "id"), ("TEI", "xml:lang", "language"), ("TEI.2", "id", "id")])
  }
}
