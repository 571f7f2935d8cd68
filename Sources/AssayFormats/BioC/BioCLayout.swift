import AssayModel

/// The text of a BioC document, put together of its parts in one unit, and where offsets lead.
///
/// A part stands at its offset, with blanks between it and the part before. A part whose offset lies before
/// the end of the part before, or very far behind it, follows on a new line, and its annotations move along.
/// What the document leaves out before its first part is left out.
struct BioCLayout {
  /// The largest gap that is filled with blanks.
  private static let largestGap = 10_000

  let unit: OffsetUnit
  /// Whether offsets of annotations count from their part and not from the document.
  let isRelative: Bool
  let text: ArticleText
  private var parts: [(start: Int, end: Int, offset: Int)] = []
  /// How many parts stand one blank behind the part before, as nearly all programs have it.
  private(set) var singleBlanks = 0

  init(_ parts: [BioCDocument.Part], unit: OffsetUnit, isRelative: Bool) {
    self.unit = unit
    self.isRelative = isRelative
    var text = "", length = 0
    for part in parts {
      let content = part.text ?? ""
      let offset = part.offset ?? length
      let (gap, overflows) = offset.subtractingReportingOverflow(length)
      if text.isEmpty {
        // The first part begins the text.
      } else if !overflows, (0...Self.largestGap).contains(gap) {
        if gap == 1 { singleBlanks += 1 }
        text += String(repeating: " ", count: gap)
        length += gap
      } else {
        text += "\n"
        length += 1
      }
      let count = Self.count(content, unit)
      self.parts.append((length, length + count, offset))
      text += content
      length += count
    }
    self.text = ArticleText(text)
  }

  private static func count(_ text: String, _ unit: OffsetUnit) -> Int {
    switch unit {
    case .codePoint: text.unicodeScalars.count
    case .utf16: text.utf16.count
    case .byte: text.utf8.count
    }
  }

  /// Where a location of a part's annotation stands in the text; `nil` where numbers are too large.
  ///
  /// - Parameter part: The part's number; `nil` for an annotation of the document.
  func span(
    _ location: (offset: Int, length: Int), in part: Int?
  ) -> (start: Int, end: Int)? {
    guard let number = part ?? self.part(at: location.offset) else {
      return AssayFormats.span(from: location.offset, length: location.length)
    }
    let part = parts[number]
    let base = isRelative ? 0 : part.offset
    let (inner, isFar) = location.offset.subtractingReportingOverflow(base)
    let (start, overflows) = inner.addingReportingOverflow(part.start)
    return isFar || overflows ? nil : AssayFormats.span(from: start, length: location.length)
  }

  private func part(at offset: Int) -> Int? {
    parts.lastIndex { $0.offset <= offset }
  }

  /// Whether a span lies in a part.
  func isInside(_ span: (start: Int, end: Int), _ part: Int?) -> Bool {
    guard let part else { return true }
    return parts[part].start <= span.start && span.end <= parts[part].end
  }
}
