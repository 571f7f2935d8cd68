/// What a word shows of tense, as far as lists and its ending tell.
enum VerbSign: UInt8, Sendable {
  /// No verb that is known, or an auxiliary.
  case none
  /// A form of a verb in the past, or one that may be.
  case past
  /// Another form of a verb.
  case other

  /// - Parameter classes: The names of its classes in the lexicon.
  init(_ lowered: [UInt8], _ kind: WordKind, classes: [String]) {
    if classes.contains("form-past") || classes.contains("form-ed") {
      self = .past
    } else if classes.isEmpty && kind == .lower && lowered.suffix(2).elementsEqual("ed".utf8) {
      self = .past
    } else {
      self = classes.contains { $0.hasPrefix("verb-") } ? .other : .none
    }
  }
}
