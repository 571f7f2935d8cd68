/// The inflected forms that a word can be, as a set of bits.
struct WordForms: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let base = WordForms(rawValue: 1)
  /// Third person singular.
  static let present = WordForms(rawValue: 2)
  static let past = WordForms(rawValue: 4)
  /// Past participle.
  static let participle = WordForms(rawValue: 8)
  /// The form in -ing.
  static let progressive = WordForms(rawValue: 16)
  static let singular = WordForms(rawValue: 32)
  static let plural = WordForms(rawValue: 64)
  /// As the lexicon spells it, of a lexicon without `+v` and `+n`.
  static let plain = WordForms(rawValue: 128)

  /// May stand before a noun.
  static let adjective = WordForms(rawValue: 256)

  static let verbal: WordForms = [.base, .present, .past, .participle, .progressive]
  static let nominal: WordForms = [.singular, .plural]
  static let all = WordForms(rawValue: 0x1FF)

  /// What the letters behind a lexicon's name stand for.
  static let codes: [(code: String, forms: WordForms)] = [
    ("v", verbal), ("n", nominal), ("base", .base), ("pres", .present), ("past", .past),
    ("en", .participle), ("ing", .progressive), ("sg", .singular), ("pl", .plural),
  ]
}
