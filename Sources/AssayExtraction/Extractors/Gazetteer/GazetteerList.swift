import AssayModel

/// Lists of names, each with a type, ids, a priority and dates between which it holds.
///
/// A line is a name, TAB, type, and if wanted TAB, ids such as `Wikidata:Q858` joined by blanks, TAB,
/// options joined by blanks: `priority=N` (the highest holds; 0), `case=exact|headline|fold`, `from=DATE` and
/// `to=DATE` (year, month and day, the last day included). Empty lines and those that start with `#` say
/// nothing.
struct GazetteerList: Sendable {
  /// How names without an option of their own may be spelled.
  struct Policy {
    let letterCase: PhraseIndex.LetterCase
    let isLoose: Bool
  }

  /// What a line says of its name.
  private struct Line: Sendable {
    let label: Label
    let priority: Int16
    /// Which file it stands in, and where there; lines count from one.
    let file: UInt16
    let number: UInt32
    /// Where its ids stand in the file.
    let idStart: UInt32
    let idCount: UInt32
    let from: GazetteerDate
    let to: GazetteerDate
    /// The next line of the same name; -1 where there is none.
    var next: Int32
  }

  /// The names; the value of each is its first line.
  private(set) var names: PhraseIndex
  /// The types.
  private(set) var vocabulary = Vocabulary()
  /// The bytes of the files.
  private(set) var contents: [[UInt8]] = []
  private var files: [String] = []
  private var lines: [Line] = []
  private var lastType: (name: [UInt8], label: Label)?
  private let policy: Policy

  /// No names yet.
  init(_ policy: Policy) {
    self.policy = policy
    names = PhraseIndex(folds: true)
  }

  // MARK: - Reading

  /// Adds the names of a file, or of the countries that `iso-codes` names.
  ///
  /// A name that stands in an earlier file too holds as it stands there. In one file, a line that repeats
  /// name and type adds nothing.
  /// - Throws: ``SettingError`` where a line lacks a column, an id has no `:`, an option cannot be read, or two
  ///   lines of one name, priority and time have different types.
  mutating func read(_ file: String, in environment: ExtractorEnvironment) throws(SettingError) {
    let bytes =
      file == Countries.listName ? try Countries.list(in: environment) : try environment.load(file)
    do {
      _ = try ArticleText(validating: bytes)
    } catch {
      let line = 1 + bytes[..<error.offset].count { $0 == UInt8(ascii: "\n") }
      throw SettingError("\(file):\(line): \(error)")
    }
    guard bytes.count < Int(UInt32.max), files.count < Int(UInt16.max) else {
      throw SettingError("\(file): too long for a list of names")
    }
    files.append(file)
    contents.append(bytes)
    let count = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    if names.count == 0 { names = PhraseIndex(folds: true, capacity: count) }
    lines.reserveCapacity(lines.count + count)
    var number: UInt32 = 0
    var start = 0
    while start < bytes.count {
      number += 1
      let end =
        bytes.span.firstIndex(of: UInt8(ascii: "\n"), in: start..<bytes.count) ?? bytes.count
      if let row = GazetteerRow(bytes.span, start..<end) { try add(row, bytes, number) }
      start = end + 1
    }
  }

  /// The label of a type; most lines have that of the line before.
  private mutating func label(_ bytes: Span<UInt8>, _ type: Range<Int>) -> Label {
    if let last = lastType, last.name.count == type.count,
      bytes.isEqual(at: type.lowerBound, to: last.name.span, at: 0, count: type.count)
    {
      return last.label
    }
    let label = vocabulary.label(bytes.string(type))
    lastType = (type.map { bytes[$0] }, label)
    return label
  }

  private mutating func add(
    _ row: GazetteerRow, _ bytes: [UInt8], _ number: UInt32
  ) throws(SettingError) {
    let place = GazetteerPlace(file: files[files.count - 1], number: number)
    try row.check(bytes.span, at: place)
    let options = try row.options(bytes.span, at: place)
    let index = Int32(lines.count)
    lines.append(
      Line(
        label: label(bytes.span, row.type), priority: options.priority,
        file: UInt16(files.count - 1), number: number, idStart: UInt32(row.ids.lowerBound),
        idCount: UInt32(row.ids.count), from: options.from, to: options.to, next: -1))
    let letterCase = options.letterCase ?? policy.letterCase
    let name = bytes.span.extracting(row.name)
    let first = names.insert(name, value: index, case: letterCase, isLoose: policy.isLoose)
    if let first, try !join(index, to: first, name: bytes.span.string(row.name), at: place) {
      lines.removeLast()
      return
    }
    guard policy.isLoose else { return }
    for variant in LooseSpelling.variants(of: bytes.span.string(row.name)) {
      names.insert(
        ArticleText(variant), value: first ?? index, case: letterCase, isLoose: true)
    }
  }

  /// Puts a line behind others of the same name; gives false where it adds nothing.
  private mutating func join(
    _ index: Int32, to first: Int32, name: @autoclosure () -> String, at place: GazetteerPlace
  ) throws(SettingError) -> Bool {
    let line = lines[Int(index)]
    var last = first
    while true {
      let other = lines[Int(last)]
      if other.file != line.file { return false }
      if other.priority == line.priority && other.from <= line.to && line.from <= other.to {
        guard other.label == line.label else {
          throw SettingError(
            "\(place): '\(name())' is \(vocabulary.name(of: line.label)) here and "
              + "\(vocabulary.name(of: other.label)) in line \(other.number)")
        }
        return false
      }
      guard other.next >= 0 else { break }
      last = other.next
    }
    lines[Int(last)].next = index
    return true
  }

  // MARK: - Asking

  /// The line that holds on a date, of those of a name.
  ///
  /// The highest priority comes first, then the line that holds from latest on. An article without a date has
  /// them all.
  @inline(__always)
  func line(from first: Int32, on date: GazetteerDate?) -> Int? {
    let line = lines[Int(first)]
    if line.next < 0 && (date.map { line.from <= $0 && $0 <= line.to } ?? true) {
      return Int(first)
    }
    return bestLine(from: first, on: date)
  }

  private func bestLine(from first: Int32, on date: GazetteerDate?) -> Int? {
    var best: Int?
    var next = first
    while next >= 0 {
      let line = lines[Int(next)]
      if date.map({ line.from <= $0 && $0 <= line.to }) ?? true {
        let isBetter =
          best.map { (lines[$0].priority, lines[$0].from) < (line.priority, line.from) } ?? true
        if isBetter { best = Int(next) }
      }
      next = line.next
    }
    return best
  }

  /// The type of a line.
  func label(ofLine index: Int) -> Label { lines[index].label }

  /// The ids of a line.
  func links(ofLine index: Int) -> [KnowledgeBaseLink] {
    let line = lines[index]
    guard line.idCount > 0 else { return [] }
    let bytes = contents[Int(line.file)]
    let start = Int(line.idStart)
    return GazetteerRow.links(bytes.span, start..<start + Int(line.idCount))
  }
}
