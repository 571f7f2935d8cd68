internal import AssayModel

/// Reads the lines of one .ann file.
///
/// The grammar is that of brat 1.3 (`server/src/annotation.py`) with what older files and other
/// programs write: fragments quoted without a blank or with dots between them, quotes that go over line breaks, TABs
/// between type and offsets, `M` lines, the BioNLP 2013 form of `N` lines.
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
  /// Where a quote ends that goes over the end of its line; 0 before the first.
  var quoteEnd = 0
  /// How many annotations were joined across line breaks, and the line of the first.
  var joined: (count: Int, line: Int) = (0, 0)

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
    // About what dense annotation takes: growing the table would cost as much again.
    lines.ids.reserveCapacity(bytes.count / 32)
    var start = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    var number = 1
    while start < bytes.count {
      var end = bytes.span.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count
      let hasReturn = end > start && bytes[end - 1] == 0x0D
      let line = start..<(hasReturn ? end - 1 : end)
      if !line.isEmpty {
        do { try parse(line, number) } catch {
          faults.append(error.fault(file, number, from: start))
        }
      }
      if quoteEnd > end {
        number += bytes[end..<quoteEnd].count { $0 == 0x0A }
        end = quoteEnd
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
    switch letter {
    case UInt8(ascii: "T"), UInt8(ascii: "E"), UInt8(ascii: "R"), UInt8(ascii: "A"),
      UInt8(ascii: "M"), UInt8(ascii: "N"):
      break
    default: return nil
    }
    guard id.count > 1 else { return nil }
    let second = bytes[id.lowerBound + 1]
    if second.isDigit { return letter }
    let hasDigit = id.contains { bytes[$0].isDigit }
    let isWord = id.allSatisfy { bytes[$0].isLetter || bytes[$0].isDigit }
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

  // MARK: - Bytes

  @inline(__always)
  func firstIndex(of byte: UInt8, _ start: Int, _ end: Int) -> Int {
    let span = bytes.span
    var index = start
    while index < end && span[index] != byte { index += 1 }
    return index
  }

  /// The number of an id.
  mutating func number(ofID range: Range<Int>) -> Int {
    let bytes = bytes
    return lines.ids.enter(bytes.span.extracting(range), ())
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
