internal import AssayModel

/// Reads the lines of one .ann file.
///
/// The grammar is that of brat 1.3 (`server/src/annotation.py`) with what older files and other
/// programs write: fragments quoted without a blank between them, `M` lines, the BioNLP 2013 form
/// of `N` lines.
struct BratLineParser {
  let bytes: [UInt8]
  let file: String
  let text: ArticleText
  let offsets: OffsetTable
  let unit: OffsetUnit
  let joinsAcrossLineBreaks: Bool
  /// What positions count where the quotes prove that it is not `unit`.
  let resolver: PlaceResolver?
  let repairsQuotes: Bool
  var labels = LabelTable()
  var lines = BratLines()
  var faults: [Fault] = []
  /// How many annotations were joined across line breaks, and the line of the first.
  private var joined: (count: Int, line: Int) = (0, 0)

  init(
    _ bytes: [UInt8], file: String, text: ArticleText, options: ReadingOptions,
    resolver: PlaceResolver? = nil
  ) {
    self.bytes = bytes
    self.file = file
    self.text = text
    offsets = OffsetTable(text)
    unit = options.offsets ?? .codePoint
    joinsAcrossLineBreaks = options.joinsAcrossLineBreaks
    repairsQuotes = options.repairsQuotes
    self.resolver = resolver
  }

  /// Reads all lines.
  ///
  /// Lines end with LF; a CR before it is no part of the line.
  mutating func parse() {
    var start = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    var number = 1
    while start < bytes.count {
      let end = firstIndex(of: 0x0A, start, bytes.count)
      let hasReturn = end > start && bytes[end - 1] == 0x0D
      let line = start..<(hasReturn ? end - 1 : end)
      if !line.isEmpty {
        do { try parse(line, number) } catch { faults.append(error.fault(file, number)) }
      }
      start = end + 1
      number += 1
    }
    if joined.count > 0 {
      faults.append(
        Fault(
          .warning, code: "fragments-joined", file: file, line: joined.line,
          message: "expected no gap but for words, found only a line break between fragments of "
            + "\(counted(joined.count, "annotation")); they are joined (--no-join-lines leaves them)"
        ))
    }
  }

  private mutating func parse(_ line: Range<Int>, _ number: Int) throws(LineFault) {
    let tab = firstIndex(of: 0x09, line.lowerBound, line.upperBound)
    let id = line.lowerBound..<tab
    guard let kind = kind(of: id, followedByTab: tab < line.upperBound) else {
      return countUnknown(line, number)
    }
    let rest = min(tab + 1, line.upperBound)..<line.upperBound
    switch kind {
    case UInt8(ascii: "T"): try parseTextBound(id, rest, number)
    case UInt8(ascii: "E"): try parseEvent(id, rest, number)
    case UInt8(ascii: "R"): try parseRelation(id, rest, number)
    case UInt8(ascii: "A"), UInt8(ascii: "M"): try parseAttribute(rest, number)
    case UInt8(ascii: "N"): try parseLink(rest, number)
    case UInt8(ascii: "*"): try parseEquivalence(rest, number)
    default:
      lines.notes += 1
      lines.extras.append(Array(bytes[line]))
    }
  }

  /// The first letter of an id that brat knows, or `nil`.
  private func kind(of id: Range<Int>, followedByTab: Bool) -> UInt8? {
    guard let letter = id.first.map({ bytes[$0] }) else { return nil }
    if letter == UInt8(ascii: "#") { return letter }
    guard followedByTab else { return nil }
    if letter == UInt8(ascii: "*") { return id.count == 1 ? letter : nil }
    guard "TERAMN".utf8.contains(letter), id.count > 1 else { return nil }
    let second = bytes[id.lowerBound + 1]
    if isDigit(second) { return letter }
    let hasDigit = id.contains { isDigit(bytes[$0]) }
    let isWord = id.allSatisfy { isLetter(bytes[$0]) || isDigit(bytes[$0]) }
    return hasDigit && isWord ? letter : nil
  }

  private mutating func countUnknown(_ line: Range<Int>, _ number: Int) {
    guard line.contains(where: { bytes[$0] != 0x20 && bytes[$0] != 0x09 }) else { return }
    lines.unknown += 1
    lines.extras.append(Array(bytes[line]))
    faults.append(
      Fault(
        .warning, code: "unknown-line", file: file, line: number,
        message: "expected a line of the kind T, E, R, A, M, N, * or #, found "
          + "\(quoted(bytes[line])); it is left out"))
  }

  // MARK: - T

  /// The parts of a `T` line after its id.
  struct TextBoundParts {
    var type = 0..<0
    var first = (start: 0, end: 0)
    var others: [(start: Int, end: Int)] = []
    var quote = 0..<0

    var spans: [(start: Int, end: Int)] { [first] + others }
  }

  private mutating func parseTextBound(
    _ id: Range<Int>, _ rest: Range<Int>, _ number: Int
  ) throws(LineFault) {
    let parts = try textBoundParts(rest)
    let extent = try extent(of: parts, number)
    lines.textBounds.append(
      BratLines.TextBound(
        id: string(id), type: labels.label(parts.type, in: bytes), extent: extent, line: number))
  }

  /// Splits `TYPE START END(;START END)* TAB QUOTE`.
  func textBoundParts(_ rest: Range<Int>) throws(LineFault) -> TextBoundParts {
    var parts = TextBoundParts()
    let blank = firstIndex(of: 0x20, rest.lowerBound, rest.upperBound)
    parts.type = rest.lowerBound..<blank
    let tab = firstIndex(of: 0x09, rest.lowerBound, rest.upperBound)
    guard blank < tab, !parts.type.isEmpty else {
      throw LineFault(
        "brat-fields",
        "expected 'TYPE START END' and a TAB after the id, found \(quoted(bytes[rest]))")
    }
    var position = blank + 1
    parts.first = try span(&position, tab)
    while position < tab, bytes[position] == UInt8(ascii: ";") {
      position += 1
      parts.others.append(try span(&position, tab))
    }
    guard position == tab else {
      throw LineFault(
        "brat-offset",
        "expected ';' or a TAB after the offsets, found \(quoted(bytes[position..<tab]))")
    }
    parts.quote = min(tab + 1, rest.upperBound)..<rest.upperBound
    if parts.quote.isEmpty && parts.spans.contains(where: { $0.start < $0.end }) {
      throw LineFault("quote-missing", "expected the quoted text after the offsets, found none")
    }
    return parts
  }

  /// Reads `START END`.
  private func span(
    _ position: inout Int, _ end: Int
  ) throws(LineFault) -> (start: Int, end: Int) {
    let first = try number(&position, end)
    guard position < end, bytes[position] == 0x20 else {
      throw LineFault(
        "brat-offset", "expected 'START END', found \(quoted(bytes[position..<end])) after \(first)"
      )
    }
    position += 1
    let last = try number(&position, end)
    guard first <= last else {
      throw LineFault(
        "brat-offset", "expected a start at or before its end, found \(first) \(last)")
    }
    return (first, last)
  }

  private func number(_ position: inout Int, _ end: Int) throws(LineFault) -> Int {
    let start = position
    var value = 0
    // Eighteen digits fit into an Int.
    while position < end, isDigit(bytes[position]), position - start < 18 {
      value = value * 10 + Int(bytes[position] & 0x0F)
      position += 1
    }
    guard position > start else {
      throw LineFault("brat-offset", "expected an offset, found \(quoted(bytes[start..<end]))")
    }
    return value
  }

  /// Where the fragments stand in bytes; checks the quote against the text.
  private mutating func extent(
    of parts: TextBoundParts, _ number: Int
  ) throws(LineFault) -> Extent {
    if parts.others.isEmpty, unit == .codePoint, resolver == nil,
      let fragment = offsets.fragment(parts.first, quoted: parts.quote, in: bytes, of: text)
    {
      return Extent(fragment)
    }
    if let resolver, let repaired = repaired(parts, resolver, number) { return Extent(repaired) }
    let first = try fragment(parts.first)
    guard !parts.others.isEmpty else {
      try checkQuote(parts, [first])
      return Extent(first)
    }
    var fragments = [first]
    for span in parts.others { fragments.append(try fragment(span)) }
    try checkQuote(parts, fragments)
    let sorted = fragments.sorted()
    for (one, next) in zip(sorted, sorted.dropFirst()) {
      guard one.end <= next.start else {
        throw LineFault(
          "fragments-overlap", "expected fragments that do not overlap, found overlap")
      }
      if one.end == next.start {
        lines.repairs += 1
        faults.append(
          Fault(
            .warning, code: "fragments-touch", file: file, line: number,
            message: "expected a gap between fragments, found none; they are joined"))
      }
    }
    let parts = joinsAcrossLineBreaks ? joinedAcrossLineBreaks(sorted) : sorted
    if parts.count < sorted.count {
      lines.repairs += sorted.count - parts.count
      joined = (joined.count + 1, joined.count == 0 ? number : joined.line)
    }
    return Extent(joining: parts) ?? Extent(first)
  }

  private func fragment(_ span: (start: Int, end: Int)) throws(LineFault) -> Fragment {
    let fragment =
      resolver.map { $0.fragments([span])?.first }
      ?? offsets.fragment(span.start, span.end, in: unit)
    if let fragment { return fragment }
    let length = resolver?.length ?? "\(offsets.count(in: unit)) \(unit.rawValue)"
    throw LineFault(
      "offset-outside",
      "expected offsets within the text (\(length)), found \(span.start) \(span.end)")
  }

  private func checkQuote(
    _ parts: TextBoundParts, _ fragments: [Fragment]
  ) throws(LineFault) {
    let quote = parts.quote
    if Quote.matches(bytes[quote], fragments, of: text) { return }
    if let resolver, resolver.matches(claim(parts)) { return }
    // The CR that ends the line may be the mention's own.
    let longer = quote.lowerBound..<min(quote.upperBound + 1, bytes.count)
    if longer.last.map({ bytes[$0] }) == 0x0D, Quote.matches(bytes[longer], fragments, of: text) {
      return
    }
    let expected = fragments.map { text[$0] }.joined(separator: " ")
    throw LineFault(
      "quote-mismatch",
      "expected the quote \(quoted(expected)), which is the text at the offsets, found "
        + quoted(bytes[quote]))
  }

  /// Fragments with white space and a line break alone between them as one.
  private func joinedAcrossLineBreaks(_ fragments: [Fragment]) -> [Fragment] {
    var result: [Fragment] = []
    for fragment in fragments {
      guard let last = result.last, last.end <= fragment.start else {
        result.append(fragment)
        continue
      }
      let gap = text[Fragment(last.end, fragment.start)].unicodeScalars
      let isBreak =
        gap.contains { Quote.endsLine($0) }
        && gap.allSatisfy { $0 == " " || $0 == "\t" || Quote.endsLine($0) }
      if isBreak {
        result[result.count - 1] = Fragment(last.start, fragment.end)
      } else {
        result.append(fragment)
      }
    }
    return result
  }

  // MARK: - Bytes

  @inline(__always)
  func firstIndex(of byte: UInt8, _ start: Int, _ end: Int) -> Int {
    let span = bytes.span
    var index = start
    while index < end && span[index] != byte { index += 1 }
    return index
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
