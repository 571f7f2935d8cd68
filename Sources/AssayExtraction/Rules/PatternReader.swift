/// Reads the pattern behind `match`.
struct PatternReader {
  func read(
    _ cursor: inout RuleCursor, at place: RulePlace
  ) throws(RuleMistake) -> PatternSyntax {
    var pattern = PatternSyntax(place: place)
    var opened: (item: Int, place: RulePlace)?
    while !cursor.isAtEnd {
      let here = cursor.place
      if cursor.take("<") {
        guard opened == nil, pattern.mention == nil else {
          throw RuleMistake(here, "a pattern has one '<' and one '>'")
        }
        opened = (pattern.items.count, here)
      } else if cursor.take(">") {
        guard let start = opened?.item, start < pattern.items.count else {
          throw RuleMistake(here, "expected something between '<' and '>'")
        }
        pattern.mention = start..<pattern.items.count
        opened = nil
      } else {
        pattern.items.append(try item(&cursor))
      }
    }
    if let opened { throw RuleMistake(opened.place, "expected a closing '>'") }
    guard !pattern.items.isEmpty else { throw cursor.mistake(expected: "a pattern") }
    return pattern
  }

  private func item(_ cursor: inout RuleCursor) throws(RuleMistake) -> PatternItem {
    let place = cursor.place
    var terms: [PatternItem.Term] = []
    if cursor.take("(") {
      repeat { terms += try term(&cursor) } while cursor.take("|")
      try cursor.expect(")")
    } else {
      terms = try term(&cursor)
    }
    return PatternItem(terms: terms, quantifier: try cursor.quantifier(), place: place)
  }

  private func term(_ cursor: inout RuleCursor) throws(RuleMistake) -> [PatternItem.Term] {
    if case .text? = cursor.next?.kind {
      return try cursor.wordTerm().map { .words($0) }
    }
    let name = try cursor.name("a lexicon, a type, a shape or a text in quotes")
    guard cursor.isGlued(":") else { return [.name(name)] }
    cursor.skip()
    return [.words(.lexicon(name, form: try cursor.name("a form such as n")))]
  }
}
