import AssayExtraction
import AssayModel

/// Why the positions of an answer do not fit the text: the mistake under which all its quotations are
/// where it says they are.
enum MisfitCause: Hashable {
  /// The positions count something else.
  case unit(ProcessSettings.Unit)
  /// Every end is the last position instead of the one behind it.
  case inclusiveEnds
  /// Every end is so many positions too high.
  case highEnds(Int)
  /// Carriage returns were taken off before counting.
  case carriageReturns
  /// A byte order mark at the start was taken off.
  case byteOrderMark
  /// White space at the start was taken off.
  case leadingSpace(Int)
  /// All positions are off by so many.
  case shift(Int)
  /// The text was normalised before it was worked on.
  case normalised

  /// Finds the cause, by trying each; `nil` where no quotation was given or none explains them all.
  init?(_ places: [RemoteAnswer.Place], in text: ArticleText, unit: ProcessSettings.Unit) {
    let quotes = places.filter { $0.quote != nil && $0.spans.count == 1 }
    guard !quotes.isEmpty else {
      guard let fitting = Self.fittingUnit(of: places, in: text, but: unit) else { return nil }
      self = .unit(fitting)
      return
    }
    let positions = PositionTable(text, unit)
    func explains(_ fragment: (RemoteAnswer.Span) -> Fragment?) -> Bool {
      quotes.allSatisfy { place in
        guard let span = place.spans.first, let fragment = fragment(span),
          text.contains(Extent(fragment))
        else { return false }
        return (place.quote ?? "").utf8.elementsEqual(text.bytes[fragment.start..<fragment.end])
      }
    }
    func isIn(_ other: ProcessSettings.Unit) -> Bool {
      let table = PositionTable(text, other)
      return other != unit && explains { table.fragment($0.start, $0.end) }
    }
    let units: [ProcessSettings.Unit] = [.utf16, .byte, .codePoint]
    if let other = units.first(where: isIn) {
      self = .unit(other)
    } else if let stripped = Self.withoutCarriageReturns(text, unit), explains(stripped) {
      // Before grapheme clusters, of which CRLF is one.
      self = .carriageReturns
    } else if isIn(.grapheme) {
      self = .unit(.grapheme)
    } else if explains({ positions.fragment($0.start, $0.end + 1) }) {
      self = .inclusiveEnds
    } else if quotes.allSatisfy({ $0.quote != "" }),
      let excess = (1...8).first(where: { excess in
        explains { positions.fragment($0.start, $0.end - excess) }
      })
    {
      self = .highEnds(excess)
    } else if let shift = Self.shift(quotes, in: text, positions),
      explains({ positions.fragment($0.start + shift, $0.end + shift) })
    {
      self = Self.named(shift: shift, in: text)
    } else if quotes.allSatisfy({ Self.isNormalised($0, in: text, positions) }) {
      self = .normalised
    } else {
      return nil
    }
  }

  /// What is probably wrong and how to put it right.
  var advice: String {
    switch self {
    case .unit(let unit):
      "its positions look like \(unit.plural): let it say \"offsets\":\"\(unit.rawValue)\" in its "
        + "hello, or set offsets=\(unit.rawValue)"
    case .inclusiveEnds: "its ends look like last positions: an end is the position behind the last"
    case .highEnds(let excess): "all its ends look \(excess) too high"
    case .carriageReturns:
      "it seems to count CRLF as one: the text must be taken as it comes, carriage returns included"
    case .byteOrderMark:
      "it seems to take off the byte order mark at the start, which is part of the text"
    case .leadingSpace(let count):
      "it seems to take off \(count) white space at the start, which is part of the text"
    case .shift(let shift):
      "all its positions look \(abs(shift)) too \(shift > 0 ? "low" : "high")"
    case .normalised:
      "it seems to normalise the text (NFC or NFD), which moves positions: take it as it comes"
    }
  }

  /// The unit in which all ranges lie in the text, where only one other does so.
  private static func fittingUnit(
    of places: [RemoteAnswer.Place], in text: ArticleText, but unit: ProcessSettings.Unit
  ) -> ProcessSettings.Unit? {
    let fitting = ProcessSettings.Unit.allCases.filter { other in
      let table = PositionTable(text, other)
      return other != unit
        && places.allSatisfy { $0.spans.allSatisfy { table.fragment($0.start, $0.end) != nil } }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The fragments of positions in a text whose line ends are one character; `nil` where there are none.
  private static func withoutCarriageReturns(
    _ text: ArticleText, _ unit: ProcessSettings.Unit
  ) -> ((RemoteAnswer.Span) -> Fragment?)? {
    var kept: [UInt8] = []
    var origins: [Int] = []
    for (offset, byte) in text.bytes.enumerated() {
      let isReturn =
        byte == 0x0D && offset + 1 < text.count && text.bytes[offset + 1] == 0x0A
      if isReturn { continue }
      kept.append(byte)
      origins.append(offset)
    }
    origins.append(text.count)
    guard kept.count < text.count, let changed = try? ArticleText(validating: kept) else {
      return nil
    }
    let table = PositionTable(changed, unit)
    return { span in
      table.fragment(span.start, span.end).map { fragment in
        Fragment(origins[fragment.start], max(origins[fragment.start], origins[fragment.end]))
      }
    }
  }

  /// How far behind its place the first quotation stands, looked for within 64 positions.
  private static func shift(
    _ quotes: [RemoteAnswer.Place], in text: ArticleText, _ positions: PositionTable
  ) -> Int? {
    guard let place = quotes.first, let span = place.spans.first, let quote = place.quote else {
      return nil
    }
    let said = Array(quote.utf8)
    for distance in 1...64 {
      for shift in [distance, -distance] {
        guard let start = positions.byte(at: span.start + shift) else { continue }
        if text.bytes[start...].starts(with: said) { return shift }
      }
    }
    return nil
  }

  private static func named(shift: Int, in text: ArticleText) -> MisfitCause {
    if shift == 1 && text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .byteOrderMark }
    let blanks = text.string.prefix { $0.isWhitespace }.unicodeScalars.count
    return shift == blanks ? .leadingSpace(shift) : .shift(shift)
  }

  /// Whether a quotation is canonically equivalent to what stands at its place.
  private static func isNormalised(
    _ place: RemoteAnswer.Place, in text: ArticleText, _ positions: PositionTable
  ) -> Bool {
    guard let span = place.spans.first, let quote = place.quote,
      let fragment = positions.fragment(span.start, span.end)
    else { return false }
    let window = Fragment(fragment.start, min(text.count, fragment.end + 16))
    guard text.contains(Extent(fragment)) else { return false }
    // A quotation that stands there letter for letter, but is too short, is not another form of it.
    if text.bytes[fragment.start...].starts(with: quote.utf8) {
      return quote.utf8.count == fragment.end - fragment.start
    }
    return text[fragment] == quote
      || String(decoding: text.bytes[window.start..<window.end], as: UTF8.self).hasPrefix(quote)
  }
}
