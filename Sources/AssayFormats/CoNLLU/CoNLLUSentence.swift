import AssayModel
import AssayXML

/// The rows of a sentence and what its comments say, as places in the bytes of their lines.
struct CoNLLUSentence {
  /// The lines that `rows` and `text` stand in.
  private(set) var bytes: [UInt8] = []
  private(set) var rows: [CoNLLURow] = []
  /// What MISC says, of one row after the other.
  private var remarks: [CoNLLURemark] = []
  /// How much the rows say of their words that has no place in an article.
  private(set) var traitCount = 0
  /// The value of `# text`.
  private(set) var text: Range<Int>?
  var opensParagraph = false

  /// Forgets all and keeps the room.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    remarks.removeAll(keepingCapacity: true)
    traitCount = 0
    text = nil
    opensParagraph = false
  }

  mutating func setText(_ value: ArraySlice<UInt8>) {
    text = bytes.count..<bytes.count + value.count
    bytes.append(copying: value.span)
  }

  /// Takes in a row; where no column numbers the words, each is a word of its own.
  ///
  /// - Returns: Whether the row has as many columns, and a number where there should be one.
  mutating func addRow(
    _ line: ArraySlice<UInt8>, _ number: Int, _ columns: [CoNLLUColumns.Role]
  ) -> Bool {
    let start = bytes.count
    bytes.append(copying: line.span)
    let bytes = bytes
    guard
      let row = CoNLLURow(
        start..<bytes.count, of: bytes.span, number, columns, &remarks, &traitCount)
    else { return false }
    rows.append(row)
    return true
  }

  /// What MISC says of a row.
  func remarks(of row: CoNLLURow) -> ArraySlice<CoNLLURemark> { remarks[row.remarks] }

  /// The value of a key in MISC; `nil` where the row has none.
  func value(of key: CoNLLURemark.Key, in row: CoNLLURow) -> Range<Int>? {
    for index in row.remarks where remarks[index].key == key { return remarks[index].value }
    return nil
  }

  /// The white space that a key in MISC stands for, in `bytes`; `nil` where the row has none.
  mutating func spaces(_ key: CoNLLURemark.Key, of row: CoNLLURow) -> Range<Int>? {
    guard let value = value(of: key, in: row),
      bytes.span.firstIndex(of: UInt8(ascii: "\\"), in: value) != nil
    else { return value(of: key, in: row) }
    let start = bytes.count
    bytes += SpaceCoding.decoded(bytes[value])
    return start..<bytes.count
  }

  subscript(range: Range<Int>) -> Substring {
    Substring(decoding: bytes[range], as: UTF8.self)
  }

  /// What stands in a column of a row.
  ///
  /// - Complexity: O(n) in the bytes of the row.
  func value(inColumn column: Int, of row: CoNLLURow) -> Substring {
    let fields = bytes[row.line].split(
      separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    return Substring(decoding: fields[column], as: UTF8.self)
  }
}

/// Where the fields of a row stand that have a meaning.
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

    /// A number in some bytes; most are a few digits.
    fileprivate init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
      var number = range.isEmpty || range.count > 9 ? -1 : 0
      for index in range where number >= 0 {
        let digit = bytes[index] &- UInt8(ascii: "0")
        number = digit < 10 ? number * 10 + Int(digit) : -1
      }
      if number >= 0 {
        self = .word(number)
      } else {
        self.init(String(decoding: range.map { bytes[$0] }, as: UTF8.self))
      }
    }
  }

  let number: Number
  /// The number of its line in the file.
  let lineNumber: Int
  let line: Range<Int>
  let form: Range<Int>
  /// Which remarks of the sentence are this row's.
  let remarks: Range<Int>

  /// A row of a line, whose remarks are added to those of its sentence, and so is how much else it says of
  /// its word; `nil`, and nothing is added, where the line is none.
  fileprivate init?(
    _ line: Range<Int>, of bytes: Span<UInt8>, _ lineNumber: Int,
    _ columns: [CoNLLUColumns.Role], _ remarks: inout [CoNLLURemark], _ traitCount: inout Int
  ) {
    var form: Range<Int>?, number: Range<Int>?
    var miscellaneous = 0..<0, column = 0, start = line.lowerBound, traits = 0
    for index in line.lowerBound...line.upperBound {
      guard index == line.upperBound || bytes[index] == UInt8(ascii: "\t") else { continue }
      guard column < columns.count else { return nil }
      switch columns[column] {
      case .form: form = start..<index
      case .number: number = start..<index
      case .miscellaneous: miscellaneous = start..<index
      case .trait: traits += bytes.saysNothing(in: start..<index) ? 0 : 1
      case .other: break
      }
      column += 1
      start = index + 1
    }
    guard column == columns.count, let form else { return nil }
    if let number {
      guard let number = Number(bytes, number) else { return nil }
      self.number = number
    } else {
      self.number = .word(0)
    }
    self.line = line
    self.lineNumber = lineNumber
    self.form = form
    let first = remarks.count
    if !bytes.saysNothing(in: miscellaneous) {
      traits += CoNLLURemark.add(of: bytes, miscellaneous, to: &remarks)
    }
    self.remarks = first..<remarks.count
    traitCount += traits
  }
}

/// A key in MISC that has a meaning here, with its value.
struct CoNLLURemark {
  enum Key: String, CaseIterable {
    case spaceAfter = "SpaceAfter"
    case spacesAfter = "SpacesAfter"
    case spacesBefore = "SpacesBefore"
    case entity = "Entity"
    case bridge = "Bridge"
    case bridging = "Bridging"
    case splitAntecedent = "SplitAnte"
    case split = "Split"
    case upperTag = "NER"
    case lowerTag = "ner"

    /// Keys that say where a token stands.
    fileprivate static let places = ["start_char", "end_char", "TokenRange"].map { Array($0.utf8) }

    fileprivate static let spellings = allCases.map { (key: $0, bytes: Array($0.rawValue.utf8)) }
  }

  let key: Key
  let value: Range<Int>

  /// Adds the remarks of a value like `Entity=(e1)|SpaceAfter=No`, the first of each key.
  ///
  /// - Returns: How many others there are, which have no place in an article.
  fileprivate static func add(
    of bytes: Span<UInt8>, _ range: Range<Int>, to remarks: inout [CoNLLURemark]
  ) -> Int {
    let first = remarks.count
    var start = range.lowerBound, others = 0
    while start < range.upperBound {
      let end =
        bytes.firstIndex(of: UInt8(ascii: "|"), in: start..<range.upperBound) ?? range.upperBound
      let sign = bytes.firstIndex(of: UInt8(ascii: "="), in: start..<end)
      if let key = key(bytes, start..<(sign ?? end)) {
        if let sign, !remarks[first...].contains(where: { $0.key == key }) {
          remarks.append(CoNLLURemark(key: key, value: sign + 1..<end))
        }
      } else if end > start,
        !Key.places.contains(where: { isSpelled($0, bytes, start..<(sign ?? end)) })
      {
        others += 1
      }
      start = end + 1
    }
    return others
  }

  private static func key(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Key? {
    for spelling in Key.spellings where isSpelled(spelling.bytes, bytes, range) {
      return spelling.key
    }
    return nil
  }

  private static func isSpelled(
    _ word: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    bytes.extracting(range).equals(word.span)
  }
}

extension Span<UInt8> {
  /// Whether a value of CoNLL-U is empty or `_`.
  func saysNothing(in value: Range<Int>) -> Bool {
    value.isEmpty || value.count == 1 && self[value.lowerBound] == UInt8(ascii: "_")
  }
}
