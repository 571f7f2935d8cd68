/// Walks over the tokens of one line of a rule file.
struct RuleCursor {
  let line: RuleLine
  private var at = 0

  init(_ line: RuleLine) {
    self.line = line
  }

  /// The token that comes next.
  var next: RuleToken? { at < line.tokens.count ? line.tokens[at] : nil }
  /// Whether the line is read to its end.
  var isAtEnd: Bool { at == line.tokens.count }
  /// The place of the next token, or behind the end of the line.
  var place: RulePlace { next?.place ?? line.end }
  /// The next word, where a word comes next.
  var nextWord: String? {
    if case .word(let word)? = next?.kind { return word }
    return nil
  }

  /// Whether the rest of the line is `from` and the name of a file.
  var readsFile: Bool {
    guard nextWord == "from", at + 2 == line.tokens.count,
      case .text(let text) = line.tokens[at + 1].kind
    else { return false }
    return text.contains(".") || text.contains("/")
  }

  mutating func skip() { at = min(at + 1, line.tokens.count) }

  /// Passes over a sign where it comes next.
  mutating func take(_ sign: Character) -> Bool {
    guard next?.kind == .sign(sign) else { return false }
    at += 1
    return true
  }

  /// Passes over a keyword where it comes next.
  mutating func takeKeyword(_ keyword: String) -> Bool {
    guard nextWord == keyword else { return false }
    at += 1
    return true
  }

  /// Whether that sign comes next, right behind the token before.
  func isGlued(_ sign: Character) -> Bool {
    next?.kind == .sign(sign) && next?.isApart == false
  }

  /// An error that says what was expected, and what stands here.
  func mistake(expected: String) -> RuleMistake {
    RuleMistake(place, "expected \(expected), found \(next?.written ?? "the end of the line")")
  }

  mutating func expect(_ sign: Character) throws(RuleMistake) {
    guard take(sign) else { throw mistake(expected: "'\(sign)'") }
  }

  mutating func expectKeyword(_ keyword: String) throws(RuleMistake) {
    guard takeKeyword(keyword) else { throw mistake(expected: "'\(keyword)'") }
  }

  mutating func name(_ what: String) throws(RuleMistake) -> RuleName {
    guard let word = nextWord else { throw mistake(expected: what) }
    let name = RuleName(text: word, place: place)
    at += 1
    return name
  }

  mutating func text(_ what: String) throws(RuleMistake) -> RuleName {
    guard case .text(let text)? = next?.kind else { throw mistake(expected: what) }
    let name = RuleName(text: text, place: place)
    at += 1
    return name
  }

  /// Names up to the end of the line, or up to something else.
  mutating func names(_ what: String) throws(RuleMistake) -> [RuleName] {
    var names = [try name(what)]
    while nextWord != nil { names.append(try name(what)) }
    return names
  }

  /// Names with bars between them.
  mutating func alternatives(_ what: String) throws(RuleMistake) -> [RuleName] {
    var names = [try name(what)]
    while take("|") { names.append(try name(what)) }
    return names
  }

  mutating func count(_ what: String, upTo limit: Int) throws(RuleMistake) -> Int {
    guard let word = nextWord, let number = Int(word), (0...limit).contains(number) else {
      throw mistake(expected: "\(what), a whole number up to \(limit)")
    }
    at += 1
    return number
  }

  mutating func fraction(_ what: String) throws(RuleMistake) -> Double {
    guard let word = nextWord, let number = Double(word), (0...1).contains(number) else {
      throw mistake(expected: "\(what), a number from 0 to 1")
    }
    at += 1
    return number
  }

  mutating func expectEnd() throws(RuleMistake) {
    guard isAtEnd else { throw mistake(expected: "the end of the line") }
  }

  // MARK: - Words

  /// Lexicons, forms and literals with bars between them: `CAPTURE:v|"take over"`.
  mutating func wordTerms() throws(RuleMistake) -> [WordTerm] {
    var terms = try wordTerm()
    while take("|") { terms += try wordTerm() }
    return terms
  }

  /// One lexicon with its form, or the words of one text in quotes.
  mutating func wordTerm() throws(RuleMistake) -> [WordTerm] {
    if case .text(let text)? = next?.kind {
      let place = place
      at += 1
      let parts = text.split(separator: "|", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
        throw RuleMistake(place, "expected words, found an empty text in \"\(text)\"")
      }
      return parts.map { .literal(String($0), place) }
    }
    let lexicon = try name("a lexicon or a text in quotes")
    guard isGlued(":") else { return [.lexicon(lexicon, form: nil)] }
    at += 1
    return [.lexicon(lexicon, form: try name("a form such as v"))]
  }

  /// `?`, `+`, `*`, `{2}` or `{0,2}`; without any of them exactly one.
  mutating func quantifier() throws(RuleMistake) -> Quantifier {
    if take("?") { return .optional }
    if take("+") { return Quantifier(least: 1, most: Quantifier.limit) }
    if take("*") { return Quantifier(least: 0, most: Quantifier.limit) }
    let place = place
    guard take("{") else { return .one }
    let least = try count("the fewest", upTo: Quantifier.limit)
    let most = take(",") ? try count("the most", upTo: Quantifier.limit) : least
    try expect("}")
    guard least <= most, most > 0 else {
      throw RuleMistake(place, "expected the fewest before the most, found {\(least),\(most)}")
    }
    return Quantifier(least: least, most: most)
  }
}
