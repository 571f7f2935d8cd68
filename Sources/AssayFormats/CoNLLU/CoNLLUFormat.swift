internal import AssayModel
internal import AssaySystem

/// CoNLL-U and CoNLL-U Plus, with entities and coreference as GUM and CorefUD write them in `Entity=`.
///
/// A document begins with `# newdoc`. The text is made of the tokens and of `SpaceAfter`, `SpacesAfter` and
/// `SpacesBefore`, or of `# text` where these are missing; sentences are separated by a line break,
/// paragraphs (`# newpar`) by two. A multiword token is one token, unless its words spell it. Mentions of
/// empty nodes alone have no length. Bridging and split antecedents are counted and left out. Of columns
/// beyond the ten, one with a tag in every row gives mentions; so do tags in MISC, `NER=B-PER`.
/// Definitions: universaldependencies.org/format.html and /ext-format.html; CorefUD 1.2, section Format.
struct CoNLLUFormat: CollectionFormat {
  let name = "conllu"
  let summary = "CoNLL-U and CoNLL-U Plus with entities and coreference in Entity="
  let endings = [".conllu", ".conllup"]

  static let columns = [
    "ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC",
  ]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    var columns = Self.columns
    var rest = head
    // The first row tells, which comments without end may hide.
    for _ in 0..<2000 where !rest.isEmpty {
      let whole = rest.prefix { $0 != 0x0A }
      rest = rest.dropFirst(whole.count + 1)
      let line = whole.last == 0x0D ? whole.dropLast() : whole
      if line.first == UInt8(ascii: "#") {
        if line.starts(with: "# global.columns =".utf8) {
          columns = line.split(separator: 0x20).dropFirst(3).map {
            String(decoding: $0, as: UTF8.self)
          }
        }
        continue
      }
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let parts = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard columns.count > 1, parts.count == columns.count, columns.contains("FORM") else {
        return false
      }
      let number = columns.firstIndex(of: "ID").map { String(decoding: parts[$0], as: UTF8.self) }
      return number.map { CoNLLURow.Number($0) != nil } ?? true
    }
    return head.starts(with: "# newdoc".utf8) || head.starts(with: "# global.".utf8)
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<CoNLLUDocuments> {
    LineElements(
      file, CoNLLUDocuments(file: file, stem: identifier(of: file, options), options: options))
  }

  func article(
    in element: LineElements<CoNLLUDocuments>.Element, at place: ElementPlace,
    options: ReadingOptions
  ) -> Reading? {
    var assembly = element.content
    return assembly.reading(file: place.file, options: options).refused(by: element.faults)
  }

  /// The identifier of the document that a line begins, empty where it has none; `nil` for another line.
  fileprivate static func newDocument(_ line: ArraySlice<UInt8>) -> String? {
    guard line.first == UInt8(ascii: "#"), line.starts(with: "# newdoc".utf8) else { return nil }
    let rest = Substring(decoding: line.dropFirst("# newdoc".utf8.count), as: UTF8.self)
    guard let sign = rest.firstIndex(of: "=") else {
      return rest.allSatisfy(\.isWhitespace) ? "" : nil
    }
    guard rest[..<sign].split(separator: " ") == ["id"] else { return nil }
    let id = rest[rest.index(after: sign)...]
    return String(id.first == " " ? id.dropFirst() : id)
  }
}

/// Puts lines together to documents.
struct CoNLLUDocuments: LineAssembly {
  private let file: String
  private let stem: String
  private let options: ReadingOptions
  private var globals = CoNLLUGlobals()
  private var current: CoNLLUAssembly?
  private var count = 0

  init(file: String, stem: String, options: ReadingOptions) {
    self.file = file
    self.stem = stem
    self.options = options
  }

  mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> CoNLLUAssembly? {
    var ended: CoNLLUAssembly?
    let isDeclaration =
      line.first == UInt8(ascii: "#") && line.starts(with: CoNLLUGlobals.prefix)
    if isDeclaration {
      globals.take(String(decoding: line, as: UTF8.self))
    } else if let id = CoNLLUFormat.newDocument(line) {
      ended = finish()
      current = CoNLLUAssembly(
        id: !id.isEmpty ? id : count == 0 ? stem : "\(stem)-\(count + 1)", options)
    }
    if current == nil {
      if line.isEmpty || isDeclaration { return nil }
      current = CoNLLUAssembly(id: stem, options)
    }
    current?.add(line, at: (file: file, line: number), globals)
    return ended
  }

  mutating func finish() -> CoNLLUAssembly? {
    if current != nil { count += 1 }
    defer { current = nil }
    return current
  }
}

/// What a file declares for all its documents.
struct CoNLLUGlobals {
  private(set) var columns = CoNLLUColumns(CoNLLUFormat.columns)
  /// The fields of an entity, as `# global.Entity` names them.
  private(set) var entityFields = EntityFields.usual
  /// How many declarations have come.
  private(set) var revision = 0

  static let prefix = Array("# global.".utf8)

  /// Takes in a line that begins with `prefix`.
  mutating func take(_ line: String) {
    revision += 1
    if let value = Self.value(line, "# global.columns") {
      columns = CoNLLUColumns(value.split(separator: " ").map(String.init))
    } else if let value = Self.value(line, "# global.Entity") {
      entityFields = EntityFields(
        value.split(separator: "-", omittingEmptySubsequences: false).map(String.init))
    }
  }

  private static func value(_ line: String, _ key: String) -> Substring? {
    guard line.hasPrefix(key), let sign = line.firstIndex(of: "=") else { return nil }
    return line[line.index(after: sign)...].drop { $0 == " " }
  }
}

/// The columns of a file.
struct CoNLLUColumns {
  /// What stands in a column.
  enum Role {
    case number
    case form
    case miscellaneous
    /// A part of speech or something else that is said of a word; a head is one with its relation.
    case trait
    case other
  }

  let names: [String]
  /// The role of each column; only the first of a name has one.
  let roles: [Role]

  private static let traits: Set = ["LEMMA", "UPOS", "XPOS", "FEATS", "DEPREL", "DEPS"]

  init(_ names: [String]) {
    self.names = names
    roles = names.indices.map { index in
      let name = names[index]
      if Self.traits.contains(name) { return .trait }
      guard names.firstIndex(of: name) == index else { return .other }
      return switch name {
      case "ID": .number
      case "FORM": .form
      case "MISC": .miscellaneous
      default: .other
      }
    }
  }
}
