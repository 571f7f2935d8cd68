import AssayModel

extension TimeScanner {
  /// The day that an article was written on.
  ///
  /// It is what the metadata say under `key`, in any form that this scanner reads as one whole day;
  /// else the first whole day in the first 1,000 bytes, where the dateline stands; else `nil`.
  mutating func referenceDate(of article: Article, key: String) -> CalendarDate? {
    if let written = article.metadata[key], let date = date(written) { return date }
    var end = min(article.text.count, 1_000)
    while !article.text.isScalarBoundary(end) { end -= 1 }
    return wholeDay(in: article.text[Fragment(0, end)])
  }

  /// The day that metadata name, in any form that this scanner reads as one whole day.
  mutating func date(_ written: String) -> CalendarDate? {
    Self.compactDate(written) ?? wholeDay(in: written)
  }

  /// `20240131`, perhaps with more behind it.
  private static func compactDate(_ written: String) -> CalendarDate? {
    let digits = written.utf8.prefix { $0 &- 0x30 < 10 }
    guard digits.count == 8 || digits.count == 14, let number = Int(String(written.prefix(8)))
    else { return nil }
    return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// The first whole day in a text.
  private mutating func wholeDay(in text: String) -> CalendarDate? {
    var found: CalendarDate?
    scan(ArticleText(text), in: TimeContext()) { expression in
      guard found == nil, case .time(let time) = expression.value, let value = time.value else {
        return
      }
      let parts = value.prefix(10).split(separator: "-").compactMap { Int($0) }
      guard parts.count == 3, value.utf8.count >= 10, value.dropFirst(10).first != "/" else {
        return
      }
      found = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    }
    return found
  }
}
