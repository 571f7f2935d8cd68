internal import AssayModel

// Lines of the kind T.
extension BratLineParser {
  /// The parts of a `T` line after its id.
  struct TextBoundParts {
    var type = 0..<0
    var first = (start: 0, end: 0)
    var others: [(start: Int, end: Int)] = []
    var quote = 0..<0
    /// Where the positions are in the file.
    var positions = 0

    var spans: [(start: Int, end: Int)] { [first] + others }
  }

  mutating func parseTextBound(
    _ id: Range<Int>, _ rest: Range<Int>, _ number: Int
  ) throws(LineFault) {
    let parts = try textBoundParts(rest)
    let extent = try extent(of: parts, number)
    lines.textBounds.append(
      BratLines.TextBound(
        id: self.number(ofID: id), type: labels.label(parts.type, in: bytes), extent: extent,
        line: number))
  }

  /// Splits `TYPE START END(;START END)* TAB QUOTE`.
  func textBoundParts(_ rest: Range<Int>) throws(LineFault) -> TextBoundParts {
    var parts = TextBoundParts()
    let blank = firstIndex(of: 0x20, rest.lowerBound, rest.upperBound)
    parts.type = rest.lowerBound..<blank
    let tab = firstIndex(of: 0x09, rest.lowerBound, rest.upperBound)
    guard blank < tab, !parts.type.isEmpty else {
      if let parts = tabbedParts(rest) { return parts }
      throw LineFault(
        "brat-fields", at: rest.lowerBound,
        "expected 'TYPE START END' and a TAB after the id, found \(quoted(bytes[rest]))")
    }
    var position = blank + 1
    parts.positions = position
    parts.first = try span(&position, tab)
    while position < tab, bytes[position] == UInt8(ascii: ";") {
      position += 1
      parts.others.append(try span(&position, tab))
    }
    guard position == tab else {
      throw LineFault(
        "brat-offset", at: position,
        "expected ';' or a TAB after the offsets, found \(quoted(bytes[position..<tab]))")
    }
    parts.quote = min(tab + 1, rest.upperBound)..<rest.upperBound
    if parts.quote.isEmpty, parts.spans.contains(where: { $0.start < $0.end }) {
      throw LineFault(
        "quote-missing", at: parts.quote.lowerBound,
        "expected the quoted text after the offsets, found none")
    }
    return parts
  }

  /// Splits `TYPE TAB START TAB END TAB QUOTE`, as some programs write it; `nil` for all else.
  private func tabbedParts(_ rest: Range<Int>) -> TextBoundParts? {
    var parts = TextBoundParts()
    var tab = firstIndex(of: 0x09, rest.lowerBound, rest.upperBound)
    parts.type = rest.lowerBound..<tab
    parts.positions = tab + 1
    guard !parts.type.isEmpty, !bytes[parts.type].contains(0x20) else { return nil }
    var ends: [Int] = []
    for _ in 0..<2 {
      guard tab < rest.upperBound else { return nil }
      var position = tab + 1
      tab = firstIndex(of: 0x09, position, rest.upperBound)
      guard let end = try? number(&position, tab), position == tab else { return nil }
      ends.append(end)
    }
    parts.first = (ends[0], ends[1])
    parts.quote = min(tab + 1, rest.upperBound)..<rest.upperBound
    return ends[0] <= ends[1] && !parts.quote.isEmpty ? parts : nil
  }

  /// Reads `START END`.
  func span(
    _ position: inout Int, _ end: Int
  ) throws(LineFault) -> (start: Int, end: Int) {
    let start = position
    let first = try number(&position, end)
    guard position < end, bytes[position] == 0x20 else {
      throw LineFault(
        "brat-offset", at: position,
        "expected 'START END', found \(quoted(bytes[position..<end])) after \(first)"
      )
    }
    position += 1
    let last = try number(&position, end)
    guard first <= last else {
      throw LineFault(
        "brat-offset", at: start, "expected a start at or before its end, found \(first) \(last)")
    }
    return (first, last)
  }

  func number(_ position: inout Int, _ end: Int) throws(LineFault) -> Int {
    let start = position
    var value = 0
    // Eighteen digits fit into an Int.
    while position < end, bytes[position].isDigit, position - start < 18 {
      value = value * 10 + Int(bytes[position] & 0x0F)
      position += 1
    }
    guard position > start else {
      throw LineFault(
        "brat-offset", at: start, "expected an offset, found \(quoted(bytes[start..<end]))")
    }
    return value
  }

  /// Where the fragments stand in bytes; checks the quote against the text.
  mutating func extent(
    of parts: TextBoundParts, _ number: Int
  ) throws(LineFault) -> Extent {
    if parts.others.isEmpty, unit == .codePoint, resolver == nil,
      let fragment = offsets.fragment(parts.first, quoted: parts.quote, in: bytes, of: text)
    {
      return Extent(fragment)
    }
    if let resolver, let repaired = repaired(parts, resolver, number) { return Extent(repaired) }
    let first = try fragment(parts.first, parts.positions)
    guard !parts.others.isEmpty else {
      try checkQuote(parts, [first])
      return Extent(first)
    }
    var fragments = [first]
    for span in parts.others { fragments.append(try fragment(span, parts.positions)) }
    try checkQuote(parts, fragments)
    let sorted = fragments.sorted()
    for (one, next) in zip(sorted, sorted.dropFirst()) {
      guard one.end <= next.start else {
        throw LineFault(
          "fragments-overlap", at: parts.positions,
          "expected fragments that do not overlap, found overlap")
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

  func fragment(
    _ span: (start: Int, end: Int), _ place: Int
  ) throws(LineFault) -> Fragment {
    let fragment =
      resolver.map { $0.fragments([span])?.first }
      ?? offsets.fragment(span.start, span.end, in: unit)
    if let fragment { return fragment }
    let length = resolver?.length ?? "\(offsets.count(in: unit)) \(unit.rawValue)"
    throw LineFault(
      "offset-outside", at: place,
      "expected offsets within the text (\(length)), found \(span.start) \(span.end)")
  }

  mutating func checkQuote(
    _ parts: TextBoundParts, _ fragments: [Fragment]
  ) throws(LineFault) {
    let quote = parts.quote
    if Quote.matches(bytes[quote], fragments, of: text) { return }
    if Quote.isTrimmed(bytes[quote], fragments, of: text) { return }
    if let resolver, resolver.matches(claim(parts)) { return }
    // The CR that ends the line may be the mention's own.
    let longer = quote.lowerBound..<min(quote.upperBound + 1, bytes.count)
    if longer.last.map({ bytes[$0] }) == 0x0D, Quote.matches(bytes[longer], fragments, of: text) {
      return
    }
    if goesOn(quote, fragments) { return }
    let expected = fragments.map { text[$0] }.joined(separator: " ")
    throw LineFault(
      "quote-mismatch", at: quote.lowerBound,
      "expected the quote \(quoted(expected)), which is the text at the offsets, found "
        + quoted(bytes[quote]))
  }

  /// Whether a quote goes on in the next lines, as programs write it that do not care for line breaks.
  private mutating func goesOn(_ quote: Range<Int>, _ fragments: [Fragment]) -> Bool {
    guard fragments.count == 1 else { return false }
    let expected = text.bytes[fragments[0].start..<fragments[0].end]
    let end = quote.lowerBound + expected.count
    guard end > quote.upperBound, end <= bytes.count,
      end == bytes.count || bytes[end] == 0x0A,
      bytes[quote.lowerBound..<end].elementsEqual(expected)
    else { return false }
    quoteEnd = end
    return true
  }

  /// Fragments with white space and a line break alone between them as one.
  func joinedAcrossLineBreaks(_ fragments: [Fragment]) -> [Fragment] {
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
}
