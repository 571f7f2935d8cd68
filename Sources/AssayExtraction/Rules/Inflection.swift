/// Makes the forms of English verbs and nouns, regular ones by rule and irregular ones by list.
///
/// Written in lower case; a phrase inflects its first word as a verb (`pull out`, `pulled out`) and
/// its last word, or the word before `of`, as a noun.
enum Inflection {
  /// The forms of a verb.
  ///
  /// `a/b/c` gives base, past and participle of a verb that is not in the list.
  static func verb(_ written: String) -> [(text: String, forms: WordForms)] {
    let words = written.split(separator: " ").map(String.init)
    guard let first = words.first else { return [] }
    let rest = words.dropFirst().map { " " + $0 }.joined()
    let parts = first.split(separator: "/").map(String.init)
    let base = parts.first ?? first
    let principal = parts.count == 3 ? [parts[1], parts[2]] : irregular[base] ?? []
    var forms: [(String, WordForms)] = [
      (base, .base), (withS(base), .present),
    ]
    for ending in progressives(base) { forms.append((ending, .progressive)) }
    if principal.count == 2 {
      forms += principal[0].split(separator: "|").map { (String($0), .past) }
      forms += principal[1].split(separator: "|").map { (String($0), .participle) }
    } else {
      forms += pasts(base).map { ($0, [.past, .participle]) }
    }
    if base == "be" { forms = [("be", .base)] }
    return forms.map { ($0.0 + rest, $0.1) }
  }

  /// Singular and plural of a noun.
  static func noun(_ written: String) -> [(text: String, forms: WordForms)] {
    var words = written.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return [] }
    let of = words.dropFirst().firstIndex { $0 == "of" || $0 == "in" || $0 == "at" }
    let head = of.map { $0 - 1 } ?? words.count - 1
    let singular = words[head]
    if uncountable.contains(singular) { return [(written, [.singular, .plural])] }
    words[head] = plural(singular)
    return [(written, .singular), (words.joined(separator: " "), .plural)]
  }

  // MARK: - Spelling

  private static func isVowel(_ character: Character) -> Bool { "aeiou".contains(character) }

  private static func withS(_ word: String) -> String {
    if let kept = ["have": "has", "do": "does", "go": "goes"][word] { return kept }
    if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return word + "es" }
    let letters = Array(word.suffix(2))
    if letters.count == 2, letters[1] == "y", !isVowel(letters[0]) {
      return word.dropLast() + "ies"
    }
    return word + "s"
  }

  private static func plural(_ word: String) -> String {
    if let known = plurals[word] { return known }
    if word.hasSuffix("man"), word.count > 4 { return word.dropLast(2) + "en" }
    if word.hasSuffix("is"), word.count > 4 { return word.dropLast(2) + "es" }
    return withS(word)
  }

  private static func pasts(_ base: String) -> [String] {
    if base.hasSuffix("e") { return [base + "d"] }
    let letters = Array(base.suffix(2))
    if letters.count == 2, letters[1] == "y", !isVowel(letters[0]) {
      return [base.dropLast() + "ied"]
    }
    return stems(base).map { $0 + "ed" }
  }

  private static func progressives(_ base: String) -> [String] {
    if base.hasSuffix("ie") { return [base.dropLast(2) + "ying"] }
    if base.hasSuffix("e"), !base.hasSuffix("ee"), !base.hasSuffix("oe"), !base.hasSuffix("ye"),
      base.count > 2
    {
      return [base.dropLast() + "ing"]
    }
    return stems(base).map { $0 + "ing" }
  }

  /// The word with its last letter doubled where English does so; both where British and American
  /// usage differ.
  private static func stems(_ base: String) -> [String] {
    let letters = Array(base)
    guard letters.count >= 3, let last = letters.last, !isVowel(last), !"wxy".contains(last),
      isVowel(letters[letters.count - 2]),
      !isVowel(letters[letters.count - 3])
        || (letters[letters.count - 3] == "u" && letters[letters.count - 2] == "i"
          && letters.count > 3 && letters[letters.count - 4] == "q")
    else { return [base] }
    let doubled = base + String(last)
    let syllables = letters.indices.count {
      isVowel(letters[$0]) && ($0 == 0 || !isVowel(letters[$0 - 1]))
    }
    if syllables == 1 || doubling.contains(base) { return [doubled] }
    return last == "l" ? [doubled, base] : [base]
  }

  private static let doubling: Set<String> = [
    "abet", "abhor", "admit", "allot", "befit", "begin", "commit", "compel", "concur", "confer",
    "control", "deter", "defer", "emit", "equip", "expel", "extol", "forget", "handicap", "hijack",
    "incur", "infer", "kidnap", "occur", "omit", "patrol", "permit", "prefer", "propel", "rebel",
    "rebut", "recur", "refer", "regret", "remit", "repel", "submit", "transfer", "transmit",
    "upset",
    "worship", "outwit", "unplug", "program", "overrun", "outrun", "backpedal", "babysit", "regrip",
  ]

  private static let uncountable: Set<String> = [
    "police", "personnel", "aircraft", "people", "cattle", "artillery", "infantry", "cavalry",
    "staff", "crew", "armour", "armor", "ammunition", "ordnance", "equipment", "aid", "help",
    "assistance", "relief", "fighting", "violence", "unrest", "warfare", "gunfire", "shelling",
    "custody", "series", "species", "headquarters", "barracks", "sheep", "offspring", "weaponry",
    "rice", "food", "bloodshed", "hovercraft", "spacecraft", "gear", "mankind", "press",
  ]

  private static let plurals = [
    "man": "men", "woman": "women", "child": "children", "person": "persons", "wife": "wives",
    "life": "lives", "knife": "knives", "leaf": "leaves", "half": "halves", "thief": "thieves",
    "foot": "feet", "tooth": "teeth", "mouse": "mice", "hero": "heroes", "echo": "echoes",
    "veto": "vetoes", "torpedo": "torpedoes", "embargo": "embargoes", "potato": "potatoes",
    "crisis": "crises", "basis": "bases", "wolf": "wolves", "shelf": "shelves", "self": "selves",
    "talks": "talks", "clothes": "clothes", "medium": "media", "datum": "data", "gas": "gases",
    "bus": "buses", "coup d'état": "coups d'état", "human": "humans", "german": "germans",
    "roman": "romans", "passerby": "passersby",
  ]
}
