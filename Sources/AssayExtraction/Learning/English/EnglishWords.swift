/// The lists of English that ship with Assay: written from general knowledge, looked up in no corpus.
///
/// A line is a class, a colon and entries split by commas. They are hints for a learner, not answers.
enum EnglishWords {
  /// All lists as a lexicon.
  static let lexicon: Lexicon = {
    var lexicon = Lexicon()
    // The first classes of a word stand for its part of speech: those of the grammar come first.
    for list in [grammar, people, places, things] {
      for (name, entries) in lines(of: list) {
        for entry in entries { lexicon.insert(entry, class: name) }
      }
    }
    for (name, entries) in lines(of: verbs) {
      for entry in entries {
        for (form, word) in EnglishVerb(entry).forms {
          lexicon.insert(word, class: "verb-\(name)")
          lexicon.insert(word, class: "form-\(form)")
        }
      }
    }
    return lexicon
  }()

  private static func lines(of list: String) -> [(name: String, entries: [String])] {
    list.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let entries = parts[1].split(separator: ",").map { entry in
        entry.split(separator: " ").joined(separator: " ")
      }
      return (String(parts[0]), entries.filter { !$0.isEmpty })
    }
  }
}

/// A verb with its forms.
struct EnglishVerb {
  private let base: String
  private let past: String?
  private let participle: String?

  /// - Parameter entry: The base of a regular verb, or `base/past/participle`.
  init(_ entry: String) {
    let parts = entry.split(separator: "/").map { $0.filter { $0 != " " } }
    base = parts.first ?? ""
    past = parts.count > 2 ? parts[1] : nil
    participle = parts.count > 2 ? parts[2] : nil
  }

  /// The forms with the name of each.
  var forms: [(form: String, word: String)] {
    var forms = [("base", base), ("s", third), ("ing", "\(stem(before: "ing"))ing")]
    if let past, let participle {
      forms += [("past", past), ("participle", participle)]
    } else {
      forms.append(("ed", base.hasSuffix("e") ? "\(base)d" : "\(stem(before: "ed"))ed"))
    }
    return forms
  }

  private var third: String {
    if endsInConsonantAndY { return "\(base.dropLast())ies" }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].contains { base.hasSuffix($0) }
    return hisses ? "\(base)es" : "\(base)s"
  }

  private var endsInConsonantAndY: Bool {
    base.hasSuffix("y") && !(base.dropLast().last.map { "aeiou".contains($0) } ?? true)
  }

  private func stem(before ending: String) -> String {
    if ending == "ed", endsInConsonantAndY { return "\(base.dropLast())i" }
    if ending == "ing", base.hasSuffix("ie") { return "\(base.dropLast(2))y" }
    if ending == "ing", base.hasSuffix("e"), !base.hasSuffix("ee"), base.count > 2 {
      return String(base.dropLast())
    }
    return doublesLast ? base + String(base.suffix(1)) : base
  }

  /// Whether the last consonant is doubled: one vowel before it and none before that.
  private var doublesLast: Bool {
    let letters = Array(base)
    guard letters.count >= 3, letters.count <= 5, let last = letters.last else { return false }
    let vowels = letters.map { "aeiou".contains($0) }
    let isShort = vowels.count { $0 } == 1
    return isShort && !"aeiouwxyh".contains(last) && vowels[letters.count - 2]
  }
}
