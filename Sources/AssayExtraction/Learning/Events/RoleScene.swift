import AssayModel

/// Something that may fill a role of an event.
struct RoleCandidate: Sendable {
  /// The tokens that it covers.
  let tokens: Range<Int>
  /// Its type, as a number; events and mentions of one name differ.
  let type: UInt64
  /// Whether it is another event.
  let isEvent: Bool
  /// Its index among the mentions or the events.
  let index: Int

  init(mention index: Int, type: String, tokens: Range<Int>) {
    self.tokens = tokens
    self.type = FeatureHash.bytes(type.utf8)
    isEvent = false
    self.index = index
  }

  init(event index: Int, type: String, tokens: Range<Int>) {
    self.tokens = tokens
    self.type = FeatureHash.pair(FeatureHash.bytes(type.utf8), 1)
    isEvent = true
    self.index = index
  }

  /// By place in the text, the longer first; mentions before events.
  static func precedes(_ a: RoleCandidate, _ b: RoleCandidate) -> Bool {
    (a.tokens.lowerBound, -a.tokens.upperBound, a.isEvent ? 1 : 0, a.index)
      < (b.tokens.lowerBound, -b.tokens.upperBound, b.isEvent ? 1 : 0, b.index)
  }
}

/// An event of which the trigger is known, and all in its sentence that may fill its roles, in text
/// order: what the role model labels, as a tagger labels tokens.
struct RoleScene: Sendable {
  let sentence: Range<Int>
  let trigger: Range<Int>
  /// The event's type, as a number.
  let type: UInt64
  let candidates: [RoleCandidate]

  /// - Parameters:
  ///   - own: The index of the event itself among the candidates that are events; `nil` for none.
  ///   - all: What may be candidates, in the order of ``RoleCandidate/precedes(_:_:)``.
  init(
    trigger: Range<Int>, type: String, own: Int?, sentence: Range<Int>, all: [RoleCandidate]
  ) {
    self.sentence = sentence
    self.trigger = trigger
    self.type = FeatureHash.bytes(type.utf8)
    let others = all.filter { candidate in
      sentence.contains(candidate.tokens.lowerBound)
        && !(candidate.isEvent && (candidate.index == own || candidate.tokens == trigger))
    }
    // What a scene costs grows with the square of its candidates.
    let middle = others.partitioningIndex { $0.tokens.lowerBound >= trigger.lowerBound }
    let first = max(0, middle - Self.reach), end = min(others.count, middle + Self.reach)
    candidates = Array(others[first..<end])
  }

  /// So many candidates on either side of the trigger may fill its roles; the sentences of a text have
  /// fewer.
  private static let reach = 50

  /// The places of the candidates that start in some tokens.
  func candidates(startingIn tokens: Range<Int>) -> Range<Int> {
    let first = candidates.partitioningIndex { $0.tokens.lowerBound >= tokens.lowerBound }
    let end = candidates.partitioningIndex { $0.tokens.lowerBound >= tokens.upperBound }
    return first..<max(first, end)
  }

  /// How many of some candidates have a type, as far as up to a limit.
  func count(of type: UInt64, in places: Range<Int>, upTo limit: Int) -> Int {
    var count = 0
    for place in places where count < limit && candidates[place].type == type { count += 1 }
    return count
  }

  /// Calls with each feature of a candidate.
  func forEach(_ index: Int, _ text: borrowing TokenFeatures, _ body: (UInt32) -> Void) {
    let view = RoleView(self, index, text)
    for (number, value) in view.values.enumerated() {
      let template = UInt64(number)
      func add(_ what: UInt64, _ value: UInt64) {
        body(FeatureHash.feature(.role, FeatureHash.pair(template << 8 | what, value)))
      }
      add(0, value)
      add(1, FeatureHash.pair(type, value))
      add(2, FeatureHash.pair(view.typeAndSide, value))
    }
    for word in view.between { body(FeatureHash.feature(.role, FeatureHash.pair(0xB00, word))) }
    body(FeatureHash.feature(.role, 0xB1A5))
    body(FeatureHash.feature(.role, FeatureHash.pair(0xB1A6, type)))
  }
}

/// A candidate as it looks from the trigger.
private struct RoleView {
  /// What is told of the candidate, each as a number, in a fixed order.
  let values: [UInt64]
  /// The type of the event, that of the candidate and the side, as one.
  let typeAndSide: UInt64
  /// The words between, each with the side.
  let between: [UInt64]

  init(_ scene: RoleScene, _ index: Int, _ text: borrowing TokenFeatures) {
    let candidate = scene.candidates[index]
    let trigger = scene.trigger
    func word(_ token: Int) -> UInt64 {
      scene.sentence.contains(token) ? text.table.lowers[text.word(token)] : 0
    }
    func shape(_ token: Int) -> UInt64 { text.table.shapes[text.word(token)] }
    let isLeft = candidate.tokens.lowerBound < trigger.lowerBound
    let overlaps = candidate.tokens.overlaps(trigger)
    let side: UInt64 = overlaps ? 2 : isLeft ? 0 : 1
    let gap =
      overlaps
      ? trigger.lowerBound..<trigger.lowerBound
      : isLeft
        ? candidate.tokens.upperBound..<max(candidate.tokens.upperBound, trigger.lowerBound)
        : trigger.upperBound..<max(trigger.upperBound, candidate.tokens.lowerBound)
    let within = scene.candidates(startingIn: gap)
    let inBetween = within.count
    let nearer = scene.count(of: candidate.type, in: within, upTo: 3)
    let distance = Self.bucket(gap.count)
    let triggerWord = trigger.reduce(UInt64(7)) { FeatureHash.pair($0, word($1)) }
    let head = word(candidate.tokens.upperBound - 1)
    let before = word(candidate.tokens.lowerBound - 1)
    let after = word(candidate.tokens.upperBound)
    let kind = shape(candidate.tokens.upperBound - 1)
    let path = gap.count <= 4 ? gap.reduce(UInt64(9)) { FeatureHash.pair($0, word($1)) } : 1
    func joined(_ parts: UInt64...) -> UInt64 {
      parts.reduce(UInt64(3)) { FeatureHash.pair($0, $1) }
    }
    values = [
      joined(candidate.type, side), joined(side, distance), joined(triggerWord, side),
      joined(triggerWord, candidate.type, side), joined(head, side), joined(before, side),
      joined(before, candidate.type), joined(after, side), joined(kind, side),
      joined(UInt64(nearer), side), joined(UInt64(min(inBetween, 5)), side),
      joined(path, side), joined(word(trigger.lowerBound - 1), side),
      joined(word(trigger.upperBound), side), joined(triggerWord, before),
      joined(Self.passive(trigger, word), side), joined(triggerWord, head),
      joined(text.clauseMarks(in: gap), side), joined(word(candidate.tokens.lowerBound), side),
    ]
    typeAndSide = FeatureHash.pair(scene.type, FeatureHash.pair(candidate.type, side))
    between = gap.count <= 8 ? gap.map { FeatureHash.pair(word($0), side) } : []
  }

  private static func bucket(_ distance: Int) -> UInt64 {
    switch distance {
    case 0...3: UInt64(distance)
    case 4...5: 4
    case 6...8: 5
    case 9...14: 6
    default: 7
    }
  }

  private static let forms = Set(
    ["was", "were", "been", "is", "are", "be", "being"].map { FeatureHash.bytes($0.utf8) })

  /// Whether a form of "be" stands one or two words before the trigger.
  private static func passive(_ trigger: Range<Int>, _ word: (Int) -> UInt64) -> UInt64 {
    forms.contains(word(trigger.lowerBound - 1)) || forms.contains(word(trigger.lowerBound - 2))
      ? 1 : 0
  }
}
