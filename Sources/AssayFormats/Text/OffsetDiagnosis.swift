internal import AssayModel

/// Positions that a source gives for a quote, as they are written there.
struct OffsetClaim {
  /// Starts and ends, half open, in the source's unit.
  let spans: [(start: Int, end: Int)]
  /// What the source says stands there.
  let quote: [UInt8]
}

/// Finds out what the positions of a source count when its quotes do not fit.
///
/// Tries each unit on the text as it is and as other programs would have read it, on all quotes at
/// once, since one quote may fit by chance (`design/formats.md`, section 1.3).
struct OffsetDiagnosis {
  /// One way in which positions may have been counted.
  struct Hypothesis {
    /// What the positions count, for a message.
    let explanation: String
    /// How many quotes fit.
    let matches: Int
  }

  private let claims: [OffsetClaim]
  private let text: ArticleText

  init(text: ArticleText, claims: [OffsetClaim]) {
    self.text = text
    self.claims = claims
  }

  /// A fault that names the likeliest cause, or `nil` where none explains more than `unit` does.
  ///
  /// - Parameters:
  ///   - unit: what the positions should count.
  ///   - file: the file to name.
  ///   - line: the line to name.
  func fault(declared unit: OffsetUnit, file: String, line: Int? = nil) -> Fault? {
    let declared = matches(text, unit, start: 0, end: 0)
    guard let best = best(), best.matches > declared, best.matches * 2 > claims.count else {
      return nil
    }
    return Fault(
      code: "offset-unit", file: file, line: line,
      message: "expected positions in \(unit.rawValue) of the text as stored, found that "
        + "\(best.explanation): \(best.matches) of \(counted(claims.count, "quote")) then match, "
        + "\(declared) otherwise")
  }

  /// The hypothesis under which the most quotes fit; the simplest of those that tie.
  private func best() -> Hypothesis? {
    var best: Hypothesis?
    for (reading, change) in Self.readings {
      guard let changed = change(text.bytes) else { continue }
      let changedText = ArticleText(String(decoding: changed, as: UTF8.self))
      for unit in OffsetUnit.allCases {
        let explanation = reading.isEmpty ? "they count \(unit.rawValue)" : reading + suffix(unit)
        consider(explanation, matches(changedText, unit, start: 0, end: 0), &best)
      }
    }
    consider("they count composed characters (NFC)", composedMatches(), &best)
    consider("they count from one", matches(text, .codePoint, start: -1, end: -1), &best)
    consider("their ends are inclusive", matches(text, .codePoint, start: 0, end: 1), &best)
    return best
  }

  private func suffix(_ unit: OffsetUnit) -> String {
    unit == .codePoint ? "" : ", in \(unit.rawValue)"
  }

  private func consider(_ explanation: String, _ matches: Int, _ best: inout Hypothesis?) {
    if matches > best?.matches ?? 0 {
      best = Hypothesis(explanation: explanation, matches: matches)
    }
  }

  /// How many claims hold in a text, in a unit, with starts and ends moved.
  private func matches(_ text: ArticleText, _ unit: OffsetUnit, start: Int, end: Int) -> Int {
    let table = OffsetTable(text)
    return claims.count { claim in
      let fragments = claim.spans.compactMap {
        table.fragment($0.start + start, $0.end + end, in: unit)
      }
      guard fragments.count == claim.spans.count else { return false }
      return Quote.matches(claim.quote[...], fragments, of: text)
    }
  }

  /// How many claims hold where a letter and the accents over it count as one.
  ///
  /// Not Unicode's normalisation form C itself, which needs its tables: every letter is taken to
  /// have a composed form. The quotes, compared by canonical equivalence, prove or refute that.
  private func composedMatches() -> Int {
    var starts: [Int] = []
    var offset = 0
    var followsLetter = false
    for scalar in text.string.unicodeScalars {
      let isAccent = (0x300...0x36F).contains(scalar.value)
      if !(isAccent && followsLetter) {
        starts.append(offset)
        followsLetter = scalar.properties.isAlphabetic
      }
      offset += UTF8.width(scalar)
    }
    starts.append(offset)
    return claims.count { claim in
      let pieces = claim.spans.compactMap { span -> String? in
        guard starts.indices.contains(span.start), starts.indices.contains(span.end),
          span.start <= span.end
        else { return nil }
        return text[Fragment(starts[span.start], starts[span.end])]
      }
      guard pieces.count == claim.spans.count else { return false }
      return pieces.joined(separator: " ") == String(decoding: claim.quote, as: UTF8.self)
    }
  }

  // MARK: - Texts as other programs read them

  private static let readings: [(String, @Sendable ([UInt8]) -> [UInt8]?)] = [
    ("", { $0 }),
    ("they count CRLF as one", LineBreaks.withoutReturns),
    ("they count LF as two (CRLF)", LineBreaks.withReturns),
    (
      "they do not count the byte order mark",
      { mark in
        mark.starts(with: ByteOrderMark.utf8) ? Array(mark.dropFirst(3)) : nil
      }
    ),
    (
      "they count a byte order mark that is not there",
      { mark in
        mark.starts(with: ByteOrderMark.utf8) ? nil : ByteOrderMark.utf8 + mark
      }
    ),
  ]
}

/// Line breaks of one sort turned into another.
enum LineBreaks {
  /// CRLF as LF; `nil` where there is none.
  @Sendable
  static func withoutReturns(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      result.append(byte)
    }
    return result.count == bytes.count ? nil : result
  }

  /// LF as CRLF; `nil` where there is none.
  @Sendable
  static func withReturns(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A, index == 0 || bytes[index - 1] != 0x0D { result.append(0x0D) }
      result.append(byte)
    }
    return result.count == bytes.count ? nil : result
  }
}
