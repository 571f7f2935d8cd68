/// Whether a sentence tells of things that happened, as features: its modals, habits, conditions and
/// questions, its tense, whether it is quoted, and the verb that governs a word.
enum SentenceMood {
  private struct Frame {
    /// Which of ``Cue`` stand anywhere in the sentence.
    var cues: UInt64 = 0
    var pasts = 0
    var presents = 0

    /// 0 for no tense, 1 for past alone, 2 for present alone, 3 and 4 for more of past or of present.
    var tense: UInt64 {
      if presents == 0 { return pasts == 0 ? 0 : 1 }
      if pasts == 0 { return 2 }
      return pasts >= presents ? 3 : 4
    }
  }

  private enum Cue {
    static let modal: UInt64 = 1
    static let habit: UInt64 = 2
    static let condition: UInt64 = 4
    static let question: UInt64 = 8
    static let quoted: UInt64 = 16
  }

  /// Adds features to the tokens of the window.
  ///
  /// - Parameter isQuoted: Whether the window starts inside of quotation marks.
  /// - Returns: Whether it ends inside of them.
  @discardableResult
  static func add(
    _ text: borrowing TokenFeatures, isQuoted: Bool = false, to features: inout [TokenFeature]
  ) -> Bool {
    var isQuoted = isQuoted
    for sentence in text.sentences {
      let frame = frame(of: sentence, text, &isQuoted)
      var left: UInt64 = 0
      var governor: UInt64 = 1
      var isInfinitive = false
      for token in sentence {
        let word = text.traits(token)
        let governed = FeatureHash.pair(governor, isInfinitive ? 1 : 0)
        let values = [
          FeatureHash.pair(FeatureHash.pair(1, frame.cues), word.part),
          FeatureHash.pair(FeatureHash.pair(2, frame.tense), word.part),
          FeatureHash.pair(FeatureHash.pair(3, left), word.part),
          FeatureHash.pair(FeatureHash.pair(4, governed), word.part),
          FeatureHash.pair(5, governed),
        ]
        for value in values {
          features.append(
            TokenFeature(token: Int32(token), feature: FeatureHash.feature(.mood, value)))
        }
        left |= cues[word.plain] ?? 0
        if word.plain == to {
          isInfinitive = true
        } else if word.verb != .none {
          governor = word.stem
          isInfinitive = false
        } else if stops.contains(word.plain) {
          governor = 1
          isInfinitive = false
          left &= ~Cue.modal
        }
      }
    }
    return isQuoted
  }

  private static func frame(
    of sentence: Range<Int>, _ text: borrowing TokenFeatures, _ isQuoted: inout Bool
  ) -> Frame {
    var frame = Frame()
    var quoted = 0
    for token in sentence {
      let word = text.traits(token)
      if quotes.contains(word.plain) { isQuoted.toggle() }
      if isQuoted { quoted += 1 }
      frame.cues |= cues[word.plain] ?? 0
      if presents.contains(word.plain) { frame.presents += 1 }
      if pasts.contains(word.plain) || word.verb == .past { frame.pasts += 1 }
      if ends.contains(word.plain) && token + 2 >= sentence.upperBound {
        frame.cues |= Cue.question
      }
    }
    if 2 * quoted > sentence.count { frame.cues |= Cue.quoted }
    return frame
  }

  // MARK: - Words

  private static let cues: [UInt64: UInt64] = {
    var cues: [UInt64: UInt64] = [:]
    let lists = [
      (Cue.modal, "would could should might may must can will shall 'll ca wo cannot"),
      (
        Cue.habit,
        "always often usually sometimes never ever every generally commonly frequently seldom rarely used whenever each"
      ),
      (Cue.condition, "if unless whether suppose supposing lest though although"),
    ]
    for (cue, words) in lists { for word in hashes(words) { cues[word] = cue } }
    return cues
  }()
  private static let presents = hashes("is are am has have do does 's 're 'm 've")
  private static let pasts = hashes("was were had did")
  private static let quotes = hashes("\" “ ” `` ''")
  private static let ends = hashes("? !")
  private static let stops = hashes(", . ; : ! ? ( ) -- and but that which who when while")
  private static let to = FeatureHash.bytes("to".utf8)

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FeatureHash.bytes($0.utf8) })
  }
}
