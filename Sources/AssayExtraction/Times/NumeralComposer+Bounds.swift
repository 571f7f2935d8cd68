// Words before and behind a number that say how it is meant: `at least`, `just over`, `or more`.

extension NumeralComposer {
  // MARK: - Before the number

  /// `at least`, `no more than`, `up to`, `as many as`, `just under`, `an estimated`.
  mutating func addApproximator(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    func cue(_ step: Int) -> Cue {
      index + step < lexemes.count ? lexemes[index + step].cue : .none
    }
    let first = lexemes[index]
    if first.classes.contains(.at) && cue(1) == .least && !isExtreme(lexemes[index + 1]) {
      append(lexemes, index..<index + 2, .approx, value: lexemes[index + 1].value)
      return index + 2
    }
    if first.cue == .more && cue(1) == .than {
      append(lexemes, index..<index + 2, [.approx, .with], value: first.value)
      return index + 2
    }
    let isNo = first.cue == .no && first.end - first.start == 2 || first.cue == .not
    if isNo && cue(1) == .more && cue(2) == .than {
      let value: Int32 = lexemes[index + 1].value == 2 ? 4 : 5
      append(lexemes, index..<index + 3, .approx, value: value)
      return index + 3
    }
    if first.cue == .up && index + 1 < lexemes.count && lexemes[index + 1].classes.contains(.to) {
      append(lexemes, index..<index + 2, .approx, value: 4)
      return index + 2
    }
    if first.cue == .as && cue(1) == .many && cue(2) == .as {
      append(lexemes, index..<index + 3, .approx, value: lexemes[index + 1].value)
      return index + 3
    }
    return addBound(lexemes, at: index)
  }

  /// `just over`, `well under`, `close to`, `a minimum of`, `an estimated`, each before a number.
  private mutating func addBound(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let first = lexemes[index]
    guard index + 1 < lexemes.count else { return nil }
    let second = lexemes[index + 1]
    if first.cue == .estimated {
      guard index > 0, lexemes[index - 1].classes.contains(.a), startsNumber(lexemes, at: index + 1)
      else { return nil }
      append(lexemes, index..<index + 1, .approx, value: 1)
      return index + 1
    }
    guard startsNumber(lexemes, at: index + 2) else { return nil }
    let isJust = first.classes.contains(.shortly) && first.end - first.start == 4
    if isJust || first.cue == .well, second.classes.contains(.approx),
      second.value == 2 || second.value == 3
    {
      append(lexemes, index..<index + 2, .approx, value: second.value)
      return index + 2
    }
    if first.classes.contains(.edge), first.value == 8, first.end - first.start == 5,
      second.classes.contains(.to)
    {
      append(lexemes, index..<index + 2, .approx, value: 1)
      return index + 2
    }
    if isExtreme(first), second.classes.contains(.of) {
      append(lexemes, index..<index + 2, .approx, value: first.value)
      return index + 2
    }
    return nil
  }

  /// Whether a word is `minimum` or `maximum`.
  private func isExtreme(_ lexeme: TimeLexeme) -> Bool {
    lexeme.cue == .least && lexeme.end - lexeme.start == 7
  }

  private func startsNumber(_ lexemes: [TimeLexeme], at index: Int) -> Bool {
    guard index < lexemes.count else { return false }
    let next = lexemes[index]
    return next.numeral != .none || next.cue == .several
      || !next.classes.isDisjoint(with: [.number, .sign, .vague])
  }

  // MARK: - Behind the number

  /// `or more`, `or so`, `-plus` behind a number or a unit.
  mutating func addTail(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    guard index + 1 < lexemes.count, let last = items.last,
      !last.classes.isDisjoint(with: [
        .number, .vague, .unit, .units, .measure, .percent, .currency,
      ])
    else { return nil }
    let (first, second) = (lexemes[index], lexemes[index + 1])
    var value: Int32?
    if first.classes.contains(.or) {
      let isCompared = index + 2 < lexemes.count && lexemes[index + 2].cue == .than
      if second.cue == .more && !isCompared { value = second.value == 2 ? 5 : 4 }
      if second.cue == .so { value = 1 }
    } else if first.classes.contains(.dash), second.cue == .plus {
      value = 5
    }
    guard let value else { return nil }
    append(lexemes, index..<index + 2, .word, value: value)
    items[items.count - 1].cue = .tail
    return index + 2
  }
}
