/// How exactly `a2-evaluate.pl` compares events.
public enum BionlpMode: String, CaseIterable, Sendable {
  /// Everything agrees.
  case strict
  /// Option `-s`: a predicted place lies within the gold one and a word on either side.
  case approximateSpan = "approx_span"
  /// Option `-p`: of events within events only the themes are compared.
  case approximateRecursive = "approx_recursive"
  /// Options `-s` and `-p`.
  case approximateSpanRecursive = "approx_span_recursive"

  var isSoftOnSpans: Bool { self == .approximateSpan || self == .approximateSpanRecursive }
  var isSoftWithin: Bool { self == .approximateRecursive || self == .approximateSpanRecursive }
}

/// Compares predicted events of an article with gold ones.
///
/// Inner events are compared before those that contain them, so an event that contains itself
/// matches nothing.
struct BionlpMatcher {
  private let proteins: [String: BionlpLines.Term]
  private let gold: BionlpAnnotations
  private let predicted: BionlpAnnotations
  private let surroundings: BionlpSurroundings
  private let mode: BionlpMode
  /// Events that match as parts of others.
  private var innerMatches: Set<Pair> = []
  /// For each gold event whether a prediction matches it.
  private(set) var isFound: [Bool]
  /// For each predicted event whether it matches a gold one.
  private(set) var isRight: [Bool]

  private struct Pair: Hashable {
    let predicted: String
    let gold: String
  }

  /// Compares every predicted event with every gold event.
  init(
    _ article: BionlpArticle, gold: BionlpAnnotations, predicted: BionlpAnnotations,
    mode: BionlpMode
  ) {
    proteins = article.proteins.terms
    self.gold = gold
    self.predicted = predicted
    surroundings = BionlpSurroundings(
      text: article.text, terms: Array(proteins.values) + Array(gold.terms.values))
    self.mode = mode
    isFound = Array(repeating: false, count: gold.events.count)
    isRight = Array(repeating: false, count: predicted.events.count)
    for (index, event) in predicted.events.enumerated() {
      for (other, goldEvent) in gold.events.enumerated() {
        compare(event, goldEvent, at: (index, other))
      }
    }
  }

  private mutating func compare(
    _ a: BionlpLines.Event, _ g: BionlpLines.Event, at place: (predicted: Int, gold: Int)
  ) {
    guard a.type == g.type, spansAgree(self.place(a, predicted), self.place(g, gold)) else {
      return
    }
    let isMatch = allAgree(a.arguments, g.arguments, comparingRoles: true)
    if isMatch {
      isRight[place.predicted] = true
      isFound[place.gold] = true
    }
    let isInnerMatch =
      mode.isSoftWithin
      ? allAgree(upToLastTheme(a), upToLastTheme(g), comparingRoles: false) : isMatch
    if isInnerMatch { innerMatches.insert(Pair(predicted: a.id, gold: g.id)) }
  }

  private func upToLastTheme(_ event: BionlpLines.Event) -> [BionlpLines.Argument] {
    let last = event.arguments.lastIndex { $0.role == "Theme" }
    return last.map { Array(event.arguments[...$0]) } ?? []
  }

  private func allAgree(
    _ a: [BionlpLines.Argument], _ g: [BionlpLines.Argument], comparingRoles: Bool
  ) -> Bool {
    guard a.count == g.count else { return false }
    return zip(a, g).allSatisfy { a, g in
      (!comparingRoles || a.role == g.role) && fillersAgree(a.filler, g.filler)
    }
  }

  private func fillersAgree(_ a: String, _ g: String) -> Bool {
    guard a.utf8.first == g.utf8.first else { return false }
    if a.hasPrefix("E") { return innerMatches.contains(Pair(predicted: a, gold: g)) }
    if a.hasPrefix("T") { return termsAgree(a, g) }
    return true
  }

  /// Proteins are given, and so are known by their identifiers.
  private func termsAgree(_ a: String, _ g: String) -> Bool {
    if proteins[a] != nil { return a == g }
    guard let term = predicted.terms[a], let other = gold.terms[g], term.type == other.type else {
      return false
    }
    return spansAgree(term, other)
  }

  /// Where an event's trigger stands; a trigger that is not there stands at the start.
  private func place(
    _ event: BionlpLines.Event, _ side: BionlpAnnotations
  ) -> BionlpLines.Term {
    side.terms[event.trigger] ?? BionlpLines.Term(type: "", start: 0, end: 0)
  }

  private func spansAgree(_ a: BionlpLines.Term, _ g: BionlpLines.Term) -> Bool {
    guard mode.isSoftOnSpans else { return a.start == g.start && a.end == g.end }
    let wide = surroundings.widened(g)
    return a.start >= wide.start && a.end <= wide.end
  }
}

/// The text around gold places.
private struct BionlpSurroundings {
  /// The text's bytes.
  ///
  /// Offsets index them as they stand, as in the original, even if they were
  /// counted in characters.
  private let text: [UInt8]
  private var isAnnotated: [Bool]

  init(text: [UInt8], terms: [BionlpLines.Term]) {
    self.text = text
    isAnnotated = Array(repeating: false, count: text.count)
    for term in terms where term.start < min(term.end, text.count) {
      for offset in term.start..<min(term.end, text.count) { isAnnotated[offset] = true }
    }
  }

  /// A place and a word before and after it, as far as no blank, mark or annotation stands there.
  ///
  /// The byte next to the place is passed over unseen: it is taken to be a blank.
  func widened(_ term: BionlpLines.Term) -> (start: Int, end: Int) {
    var start = min(term.start - 2, text.count - 1)
    while start >= 0 && isInWord(start) { start -= 1 }
    var end = term.end + 2
    while end <= text.count && isInWord(end - 1) { end += 1 }
    return (start + 1, end - 1)
  }

  private func isInWord(_ offset: Int) -> Bool {
    !isAnnotated[offset] && !Self.marks.contains(text[offset])
  }

  private static let marks = Set(" .!?,\"'".utf8)
}
