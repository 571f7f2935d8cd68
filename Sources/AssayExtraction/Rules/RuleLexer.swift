/// A piece of a line of a rule file.
struct RuleToken: Hashable, Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// A name, a keyword or a number.
    case word(String)
    /// A text in double quotes, without them; a backslash takes the next character as it is.
    case text(String)
    /// One of the signs `= | ( ) { } < > ? * + ! : , @ .`.
    case sign(Character)
  }

  let kind: Kind
  let place: RulePlace
  /// Whether white space stands before it.
  let isApart: Bool

  /// As messages quote it.
  var written: String {
    switch kind {
    case .word(let word): "'\(word)'"
    case .text(let text): "\"\(text)\""
    case .sign(let sign): "'\(sign)'"
    }
  }
}

/// A line of a rule file that says something.
struct RuleLine: Sendable {
  let number: Int
  let tokens: [RuleToken]
  /// Whether it belongs to the statement above.
  let isIndented: Bool
  /// The column behind its last character.
  let endColumn: Int

  /// The place behind its end, for what is missing there.
  var end: RulePlace { RulePlace(line: number, column: endColumn) }
}

/// Cuts a rule file into lines and tokens.
///
/// `#` starts a comment, outside of quotes. A line that starts with white space belongs to the
/// statement above it.
enum RuleLexer {
  /// The lines that say something, and what is wrong with them.
  ///
  /// - Complexity: O(n) in the length of the text.
  static func lines(of text: String, mistakes: inout [RuleMistake]) -> [RuleLine] {
    var lines: [RuleLine] = []
    let split = text.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
    for (index, scalars) in split.enumerated() {
      var scalars = Array(scalars)
      if scalars.last == "\r" { scalars.removeLast() }
      if index == 0, scalars.first == "\u{FEFF}" { scalars.removeFirst() }
      let tokens = tokens(of: scalars, line: index + 1, mistakes: &mistakes)
      guard !tokens.isEmpty else { continue }
      let isIndented = scalars.first.map { isBlank($0) } ?? false
      lines.append(
        RuleLine(
          number: index + 1, tokens: tokens, isIndented: isIndented,
          endColumn: scalars.count + 1))
    }
    return lines
  }

  private static func tokens(
    of scalars: [Unicode.Scalar], line: Int, mistakes: inout [RuleMistake]
  ) -> [RuleToken] {
    var tokens: [RuleToken] = []
    var at = 0
    var isApart = true
    while at < scalars.count, scalars[at] != "#" {
      let start = at
      let place = RulePlace(line: line, column: start + 1)
      if isBlank(scalars[at]) {
        at += 1
        isApart = true
        continue
      }
      let kind: RuleToken.Kind
      if scalars[at] == "\"" {
        at += 1
        while at < scalars.count, scalars[at] != "\"" {
          at += scalars[at] == "\\" && at + 1 < scalars.count ? 2 : 1
        }
        if at == scalars.count { mistakes.add(place, "expected a closing quote") }
        kind = .text(unescaped(scalars[min(start + 1, at)..<at]))
        at = min(at + 1, scalars.count)
      } else if isSign(scalars[at]) {
        kind = .sign(Character(scalars[at]))
        at += 1
      } else {
        while at < scalars.count, !isBlank(scalars[at]), !isSign(scalars[at]), scalars[at] != "\"" {
          at += 1
        }
        kind = .word(string(scalars[start..<at]))
      }
      tokens.append(RuleToken(kind: kind, place: place, isApart: isApart))
      isApart = false
    }
    return tokens
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// A text in quotes without the backslashes before its quotes.
  private static func unescaped(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in scalars {
      if scalar == "\\" && !isEscaped {
        isEscaped = true
      } else {
        text.append(scalar)
        isEscaped = false
      }
    }
    return String(text)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t"
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "|", "(", ")", "{", "}", "<", ">", "?", "*", "+", "!", ":", ",", "@": true
    default: false
    }
  }
}
