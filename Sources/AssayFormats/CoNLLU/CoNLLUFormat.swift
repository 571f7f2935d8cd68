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
  fileprivate static func newDocument(_ line: String) -> String? {
    guard line.hasPrefix("# newdoc") else { return nil }
    let rest = line.dropFirst("# newdoc".count)
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
    let line = String(decoding: line, as: UTF8.self)
    var ended: CoNLLUAssembly?
    if let id = CoNLLUFormat.newDocument(line) {
      ended = finish()
      current = CoNLLUAssembly(
        id: !id.isEmpty ? id : count == 0 ? stem : "\(stem)-\(count + 1)", options)
    }
    globals.take(line)
    if current == nil {
      if line.isEmpty || line.hasPrefix("# global.") { return nil }
      current = CoNLLUAssembly(id: stem, options)
    }
    current?.add(line, at: (file: file, line: number), globals, bytes: line.utf8.count + 1)
    return ended
  }

  mutating func finish() -> CoNLLUAssembly? {
    if current != nil { count += 1 }
    defer { current = nil }
    return current
  }
}

/// What a file declares for all its documents.
struct CoNLLUGlobals: Equatable {
  private(set) var columns = CoNLLUColumns(CoNLLUFormat.columns)
  /// The fields of an entity, as `# global.Entity` names them.
  private(set) var entityFields = ["eid", "etype", "head", "other"]

  mutating func take(_ line: String) {
    guard line.hasPrefix("# global.") else { return }
    if let value = Self.value(line, "# global.columns") {
      columns = CoNLLUColumns(value.split(separator: " ").map(String.init))
    } else if let value = Self.value(line, "# global.Entity") {
      entityFields = value.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func value(_ line: String, _ key: String) -> Substring? {
    guard line.hasPrefix(key), let sign = line.firstIndex(of: "=") else { return nil }
    return line[line.index(after: sign)...].drop { $0 == " " }
  }
}

/// The columns of a file, and where those stand that have a meaning.
struct CoNLLUColumns: Equatable {
  let names: [String]
  let number: Int?
  let form: Int?
  let miscellaneous: Int?
  /// Those of parts of speech and other things that are said of words; a head is one with its relation.
  let wordTraits: [Int]

  init(_ names: [String]) {
    self.names = names
    number = names.firstIndex(of: "ID")
    form = names.firstIndex(of: "FORM")
    miscellaneous = names.firstIndex(of: "MISC")
    let traits: Set = ["LEMMA", "UPOS", "XPOS", "FEATS", "DEPREL", "DEPS"]
    wordTraits = names.indices.filter { traits.contains(names[$0]) }
  }
}

/// A row, taken apart.
struct CoNLLURow {
  /// What stands in the first column.
  enum Number: Equatable {
    case word(Int)
    case range(ClosedRange<Int>)
    case empty(Int)

    init?(_ text: String) {
      if let number = Int(text), number >= 0 {
        self = .word(number)
      } else if let dash = text.utf8.firstIndex(of: UInt8(ascii: "-")),
        let first = Int(text[..<dash]),
        let last = Int(text[text.index(after: dash)...]), first <= last, first >= 0
      {
        self = .range(first...last)
      } else if let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")), let word = Int(text[..<dot]),
        Int(text[text.index(after: dot)...]) != nil, word >= 0
      {
        self = .empty(word)
      } else {
        return nil
      }
    }
  }

  let number: Number
  let form: String
  private let values: [Substring]
  /// What stands in MISC, if anything does.
  private let remarks: Substring?

  /// A row; where no column numbers the words, each is a word of its own.
  ///
  /// - Returns: `nil` where the row has not as many columns, or no number where there should be one.
  init?(_ line: String, _ columns: CoNLLUColumns) {
    let values = line.fields(separatedBy: UInt8(ascii: "\t"))
    self.values = values
    guard values.count == columns.names.count, let form = columns.form else { return nil }
    if let place = columns.number {
      guard let number = Number(String(values[place])) else { return nil }
      self.number = number
    } else {
      number = .word(0)
    }
    let remarks = columns.miscellaneous.map { values[$0] }
    self.remarks = remarks == "_" ? nil : remarks
    self.form = String(values[form])
  }

  subscript(column: Int) -> Substring { values[column] }

  /// How much the row says of its word that has no place in an article.
  func traitCount(_ columns: CoNLLUColumns) -> Int {
    var count = 0
    for column in columns.wordTraits {
      let value = values[column].utf8
      if !value.isEmpty, value.count > 1 || value.first != UInt8(ascii: "_") { count += 1 }
    }
    _ = firstRemark { remark in
      if !Self.isKnown(remark) { count += 1 }
      return false
    }
    return count
  }

  /// Whether what stands in MISC has a key that is read, or counted for itself.
  private static func isKnown(_ remark: Substring.UTF8View) -> Bool {
    let key = Substring(remark.prefix { $0 != UInt8(ascii: "=") })
    return switch remark.first {
    case UInt8(ascii: "E"): key == "Entity"
    case UInt8(ascii: "S"):
      key == "SpaceAfter" || key == "SpacesAfter" || key == "SpacesBefore" || key == "SplitAnte"
        || key == "Split"
    case UInt8(ascii: "B"): key == "Bridge" || key == "Bridging"
    case UInt8(ascii: "N"): key == "NER"
    case UInt8(ascii: "n"): key == "ner"
    // Where the token stands.
    case UInt8(ascii: "s"): key == "start_char"
    case UInt8(ascii: "e"): key == "end_char"
    case UInt8(ascii: "T"): key == "TokenRange"
    default: false
    }
  }

  /// The value of a key in MISC; `nil` where it has none.
  func miscellaneous(_ key: String) -> Substring? {
    let found = firstRemark { remark in
      remark.starts(with: key.utf8)
        && remark.dropFirst(key.utf8.count).first == UInt8(ascii: "=")
    }
    return found.map { Substring($0.dropFirst(key.utf8.count + 1)) }
  }

  /// The first thing in MISC that is so.
  private func firstRemark(
    _ isWanted: (Substring.UTF8View) -> Bool
  ) -> Substring.UTF8View? {
    guard var rest = remarks?.utf8 else { return nil }
    while true {
      let end = rest.firstIndex(of: UInt8(ascii: "|")) ?? rest.endIndex
      if end > rest.startIndex, isWanted(rest[..<end]) { return rest[..<end] }
      guard end < rest.endIndex else { return nil }
      rest = rest[rest.index(after: end)...]
    }
  }
}
