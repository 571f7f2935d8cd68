import AssayModel

/// Finds expressions of time and quantity in a text, with room that is reused from text to text.
struct TimeScanner: Sendable {
  /// Something found.
  struct Found: Sendable {
    enum Value: Sendable {
      case time(TimeValue)
      case quantity(QuantityValue, counts: Cue)
    }

    let extent: Fragment
    let value: Value
  }

  private var lexer = TimeLexer(table: .english)
  private var composer = NumeralComposer()
  private var trail: [Int8] = []
  private let patterns = TimePatternSet.english

  /// Nothing read yet.
  init() {
    trail.reserveCapacity(32)
  }

  /// Gives what is found in a text to `body`, in text order.
  ///
  /// - Complexity: O(n) in bytes: each item is tried against the patterns that begin with its class,
  ///   none of which is longer than 20 items, and looks back and ahead over 30 items at most.
  mutating func scan(
    _ text: ArticleText, in context: TimeContext, _ body: (Found) -> Void
  ) {
    let bytes = text.bytes.span
    var offset = 0
    while offset < bytes.count {
      offset = lexer.readBlock(bytes, from: offset)
      composer.compose(lexer.lexemes)
      var index = 0
      while index < composer.items.count {
        index = take(at: index, bytes, context, body)
      }
    }
  }

  /// Gives what starts at an item, if anything, and the index of the next item to look at.
  private mutating func take(
    at index: Int, _ bytes: Span<UInt8>, _ context: TimeContext, _ body: (Found) -> Void
  ) -> Int {
    let items = composer.items
    guard items[index].classes != .word,
      let match = patterns.longest(items, at: index, trail: &trail)
    else { return index + 1 }
    let pattern = patterns.patterns[match.pattern]
    let parts = TimeParts(items, start: index, pattern: pattern, trail: trail)
    guard let covered = parts.covered else { return index + 1 }
    if covered.lowerBound > index,
      let inner = patterns.longest(items, at: covered.lowerBound, trail: &trail),
      inner.end > match.end
    {
      // Words before a mention must not keep it short: "since [4 October]".
      return covered.lowerBound
    }
    let surroundings = TimeSurroundings(items: items, covered: covered, bytes: bytes)
    if surroundings.isPartOfName { return covered.upperBound }
    switch pattern.reading {
    case .nothing: return match.end
    case .quantity, .quantityRange, .money, .share:
      if surroundings.isAge || surroundings.isPronoun { return covered.upperBound }
      guard !(parts.has(.in) && surroundings.isBehindCasualty),
        let value = QuantityReader.value(parts, pattern.reading)
      else { return takeFirstNumber(of: covered, bytes, body) }
      return giveQuantity(value, at: covered, surroundings, bytes, body)
    default: return takeTime(parts, pattern.reading, at: covered, surroundings, context, body)
    }
  }

  /// Gives a quantity with what stands behind it and belongs to it, and the index behind.
  private func giveQuantity(
    _ found: QuantityValue, at covered: Range<Int>, _ around: TimeSurroundings,
    _ bytes: Span<UInt8>, _ body: (Found) -> Void
  ) -> Int {
    guard let (whole, modifier) = withTail(covered) else {
      give(.quantity(found, counts: around.casualties(found)), at: covered, body)
      return covered.upperBound
    }
    var value = found
    value.modifier = modifier
    let around = TimeSurroundings(items: composer.items, covered: whole, bytes: bytes)
    give(.quantity(value, counts: around.casualties(value)), at: whole, body)
    return whole.upperBound
  }

  /// Some items with `or more` or its like behind them, and how that means them; `nil` where there is no such thing.
  private func withTail(_ covered: Range<Int>) -> (whole: Range<Int>, modifier: Modifier)? {
    guard covered.upperBound < composer.items.count,
      composer.items[covered.upperBound].cue == .tail,
      let modifier = Modifier(composer.items[covered.upperBound].value)
    else { return nil }
    return (covered.lowerBound..<covered.upperBound + 1, modifier)
  }

  private func give(_ value: Found.Value, at covered: Range<Int>, _ body: (Found) -> Void) {
    let items = composer.items
    let extent = Fragment(items[covered.lowerBound].start, items[covered.upperBound - 1].end)
    body(Found(extent: extent, value: value))
  }

  /// Gives a time, unless what stands around makes it an age, a number or a name.
  private func takeTime(
    _ parts: TimeParts, _ reading: TimeReading, at covered: Range<Int>,
    _ surroundings: TimeSurroundings, _ context: TimeContext, _ body: (Found) -> Void
  ) -> Int {
    if surroundings.isAgeInUnits { return surroundings.endOfAge }
    if surroundings.isLoneYear && !surroundings.isPlausibleYear || surroundings.isNumberAfterAll {
      takeNumber(at: covered, surroundings, body)
      return covered.upperBound
    }
    if surroundings.isDoubtful || surroundings.isAgeInDecades { return covered.upperBound }
    var own = context
    own.isFuture = surroundings.isFuture
    guard var value = TimeReader(context: own).value(parts, reading) else {
      switch reading {
      case .compound: return takeFirstLength(of: covered, parts, own, body)
      case .within: return takeFirstMoment(of: covered, parts, own, body)
      case .weekOf: return covered.lowerBound + 2
      default: return covered.upperBound
      }
    }
    if value.sort == .duration, let (whole, modifier) = withTail(covered) {
      value.modifier = modifier
      give(.time(value), at: whole, body)
      return whole.upperBound
    }
    give(.time(value), at: covered, body)
    return covered.upperBound
  }

  /// Gives the first of two numbers that say nothing together, and the index behind it.
  private func takeFirstNumber(
    of covered: Range<Int>, _ bytes: Span<UInt8>, _ body: (Found) -> Void
  ) -> Int {
    guard let number = covered.first(where: { composer.items[$0].classes.contains(.number) }) else {
      return covered.upperBound
    }
    let next = number + 1
    let sign = covered.first { composer.items[$0].classes.contains(.sign) }.flatMap {
      $0 < number ? composer.items[$0] : nil
    }
    let hasUnit =
      covered.contains(next)
      && !composer.items[next].classes.isDisjoint(with: [.percent, .measure])
    if sign != nil || hasUnit {
      let value = QuantityReader.first(
        composer.items[number], sign: sign, unit: hasUnit ? composer.items[next] : nil)
      let end = hasUnit ? next + 1 : next
      give(.quantity(value, counts: .none), at: covered.lowerBound..<end, body)
      return end
    }
    let own = covered.lowerBound..<number + 1
    takeNumber(
      at: own, TimeSurroundings(items: composer.items, covered: own, bytes: bytes), body)
    return number + 1
  }

  /// Gives the first of two lengths that are not one, as in `15 years and 12 years`, and the index behind it.
  private func takeFirstLength(
    of covered: Range<Int>, _ parts: TimeParts, _ context: TimeContext, _ body: (Found) -> Void
  ) -> Int {
    let value = TimeReader(context: context).firstLength(parts)
    guard
      let unit = covered.first(where: {
        !composer.items[$0].classes.isDisjoint(with: [.unit, .units])
      })
    else { return covered.upperBound }
    give(.time(value), at: covered.lowerBound..<unit + 1, body)
    return unit + 1
  }

  /// Gives the first of two times of which neither lies within the other, as in `Friday last year`, and
  /// the index behind it.
  private func takeFirstMoment(
    of covered: Range<Int>, _ parts: TimeParts, _ context: TimeContext, _ body: (Found) -> Void
  ) -> Int {
    guard
      let end = covered.dropFirst().first(where: {
        !composer.items[$0].classes.isDisjoint(with: [.last, .next, .this, .of])
      })
    else { return covered.upperBound }
    let reader = TimeReader(context: context)
    let moment = reader.moment(parts, 0..<end - covered.lowerBound)
    var value = context.value(of: moment)
    value.modifier = parts.modifier
    give(.time(value), at: covered.lowerBound..<end, body)
    return end
  }

  /// Four digits that are no year, and an hour that is none, count something.
  private func takeNumber(
    at covered: Range<Int>, _ surroundings: TimeSurroundings, _ body: (Found) -> Void
  ) {
    let item = composer.items[covered.upperBound - 1]
    guard item.classes.contains(.number), !surroundings.isAge else { return }
    let modifier = covered.count > 1 ? Modifier(composer.items[covered.lowerBound].value) : nil
    let value = QuantityValue(
      sort: .count, value: NumberText.text(item.number), modifier: modifier, unit: nil)
    give(.quantity(value, counts: surroundings.casualties(value)), at: covered, body)
  }
}
