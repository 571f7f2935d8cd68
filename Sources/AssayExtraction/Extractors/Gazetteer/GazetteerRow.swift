import AssayModel

/// A day as a number that sorts: year, month and day.
struct GazetteerDate: Comparable, Sendable {
  private let number: Int32

  /// Before and after every day.
  static let first = GazetteerDate(number: .min)
  static let last = GazetteerDate(number: .max)

  private init(number: Int32) {
    self.number = number
  }

  /// Reads `2017-01-25`, or a year or month by its first day or its last; `nil` for anything else.
  init?(_ written: some StringProtocol, asEnd isEnd: Bool = false) {
    let parts = written.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
    else { return nil }
    let numbers =
      parts.compactMap { Int32($0) } + (isEnd ? [parts.count == 2 ? 31 : 12, 31] : [1, 1])
    guard (1...12).contains(numbers[1]), numbers[2] >= 1,
      parts.count < 3
        || numbers[2] <= CalendarDate.length(ofMonth: Int(numbers[1]), year: Int(numbers[0]))
    else { return nil }
    number = numbers[0] * 10_000 + numbers[1] * 100 + numbers[2]
  }

  /// The date of an article in any form that `times` reads, whatever time stands behind it; `nil` where
  /// there is none.
  init?(articleDate: String?) {
    guard let articleDate else { return nil }
    if let date = GazetteerDate(articleDate.prefix(10)) {
      self = date
      return
    }
    var scanner = TimeScanner()
    guard let date = scanner.date(articleDate) else { return nil }
    number = Int32(date.year * 10_000 + date.month * 100 + date.day)
  }

  static func < (a: GazetteerDate, b: GazetteerDate) -> Bool { a.number < b.number }
}

/// Where a line stands, as errors say it.
struct GazetteerPlace: CustomStringConvertible {
  let file: String
  /// Counted from one.
  let number: UInt32

  var description: String { "\(file):\(number)" }
}

/// A line of a list of names, as places in the file.
struct GazetteerRow {
  /// What the last column says.
  struct Options {
    var priority: Int16 = 0
    var letterCase: PhraseIndex.LetterCase?
    var from = GazetteerDate.first
    var to = GazetteerDate.last
  }

  let name: Range<Int>
  let type: Range<Int>
  let ids: Range<Int>
  private let optionWords: Range<Int>
  private let columnCount: Int

  /// Splits a line; `nil` where it says nothing.
  init?(_ bytes: Span<UInt8>, _ line: Range<Int>) {
    var end = line.upperBound
    if end > line.lowerBound && bytes[end - 1] == 0x0D { end -= 1 }
    guard line.lowerBound < end, bytes[line.lowerBound] != UInt8(ascii: "#") else { return nil }
    var columns = InlineArray<4, Range<Int>>(repeating: end..<end)
    var count = 0
    var start = line.lowerBound
    while true {
      let tab = bytes.firstIndex(of: 0x09, in: start..<end) ?? end
      if count < 4 { columns[count] = start..<tab }
      count += 1
      guard tab < end else { break }
      start = tab + 1
    }
    (name, type, ids, optionWords) = (columns[0], columns[1], columns[2], columns[3])
    columnCount = count
  }

  /// Checks name, type and ids.
  ///
  /// - Throws: ``SettingError`` for the first that cannot be used.
  func check(_ bytes: Span<UInt8>, at place: GazetteerPlace) throws(SettingError) {
    guard columnCount >= 2, !name.isEmpty, !type.isEmpty else {
      throw SettingError(
        "\(place): expected name, TAB, type, found \(counted(columnCount, "column"))")
    }
    guard columnCount <= 4 else {
      throw SettingError(
        "\(place): expected name, type, ids and options, found \(columnCount) columns")
    }
    var start = ids.lowerBound
    while start < ids.upperBound {
      let end = bytes.firstIndex(of: 0x20, in: start..<ids.upperBound) ?? ids.upperBound
      if end > start {
        let colon = bytes.firstIndex(of: 0x3A, in: start..<end) ?? end
        guard colon > start, colon + 1 < end else {
          throw SettingError(
            "\(place): expected an id such as Wikidata:Q858, found '\(bytes.string(start..<end))'")
        }
      }
      start = end + 1
    }
  }

  /// Reads the last column.
  ///
  /// - Throws: ``SettingError`` for an option that cannot be read.
  func options(_ bytes: Span<UInt8>, at place: GazetteerPlace) throws(SettingError) -> Options {
    var options = Options()
    guard !optionWords.isEmpty else { return options }
    for word in bytes.string(optionWords).split(separator: " ") {
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, options.set(String(sides[0]), String(sides[1])) else {
        throw SettingError(
          "\(place): expected priority=NUMBER, case=exact|headline|fold, from=YYYY-MM-DD or "
            + "to=YYYY-MM-DD, found '\(word)'")
      }
    }
    guard options.from <= options.to else {
      throw SettingError("\(place): the name holds to a day before the day from which it holds")
    }
    return options
  }

  /// The ids in a range that was checked.
  static func links(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [KnowledgeBaseLink] {
    var links: [KnowledgeBaseLink] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes.firstIndex(of: 0x20, in: start..<range.upperBound) ?? range.upperBound
      if let colon = bytes.firstIndex(of: 0x3A, in: start..<end) {
        links.append(
          KnowledgeBaseLink(
            base: bytes.string(start..<colon), identifier: bytes.string(colon + 1..<end)))
      }
      start = end + 1
    }
    return links
  }
}

extension GazetteerRow.Options {
  /// Sets an option; false where there is none such, or it cannot have this value.
  fileprivate mutating func set(_ key: String, _ value: String) -> Bool {
    switch key {
    case "priority":
      guard let number = Int16(value) else { return false }
      priority = number
    case "case":
      switch value {
      case "exact": letterCase = .exact
      case "headline": letterCase = .headline
      case "fold": letterCase = .folded
      default: return false
      }
    case "from", "to":
      guard let date = GazetteerDate(value, asEnd: key == "to") else { return false }
      if key == "from" { from = date } else { to = date }
    default: return false
    }
    return true
  }
}
