import AssayModel

/// The numbers that conlleval.pl prints (Tjong Kim Sang, version of 2004-01-26), percentages with
/// two decimals as printed.
///
/// conlleval does not compare chunks. It counts where chunks start on either side, and holds a chunk
/// for correct if both sides start together and next end together. With usual tags that is the same;
/// with odd ones (brackets after B, E before B) it is not, so here tags are walked as it walks them.
/// It prints nothing but counts where there are no tokens; those values are `nil`.
public enum Conlleval {
  /// The numbers: all types together, then each type by name; a bare `B` has the type `""`.
  ///
  /// - Complexity: O(n) in the number of tokens.
  public static func values(of pair: TagPair) -> [PeerValue] {
    var walk = Walk(pair)
    walk.run(pair)
    let total = walk.rows.values.reduce(Row()) { $0 + $1 }
    let hasTokens = walk.tokens > 0
    let accuracy = hasTokens ? percent(walk.equalTags, walk.tokens).printedWithTwoDecimals : nil
    var values = [
      PeerValue("conlleval.tokens", walk.tokens),
      PeerValue("conlleval.gold_phrases", total.gold),
      PeerValue("conlleval.pred_phrases", total.predicted),
      PeerValue("conlleval.correct_phrases", total.correct),
      PeerValue("conlleval.accuracy_pct2", accuracy),
    ]
    values += percentages(total, "conlleval").map { hasTokens ? $0 : PeerValue($0.id, nil) }
    let names = walk.alphabet.types
    for (name, row) in walk.rows.map({ (names[Int($0)], $1) }).sorted(by: { $0.0 < $1.0 })
    where row.gold + row.predicted > 0 {
      values += percentages(row, "conlleval.type.\(name)")
      values.append(PeerValue("conlleval.type.\(name).pred_phrases", row.predicted))
    }
    return values
  }

  private static func percent(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : 100 * Double(part) / Double(whole)
  }

  private static func percentages(_ row: Row, _ prefix: String) -> [PeerValue] {
    let precision = percent(row.correct, row.predicted), recall = percent(row.correct, row.gold)
    let sum = precision + recall
    let f1 = sum == 0 ? 0 : 2 * precision * recall / sum
    return [
      PeerValue("\(prefix).precision_pct2", precision.printedWithTwoDecimals),
      PeerValue("\(prefix).recall_pct2", recall.printedWithTwoDecimals),
      PeerValue("\(prefix).fb1_pct2", f1.printedWithTwoDecimals),
    ]
  }

  /// Chunks of a type.
  private struct Row {
    var gold = 0
    var predicted = 0
    var correct = 0

    static func + (a: Row, b: Row) -> Row {
      Row(
        gold: a.gold + b.gold, predicted: a.predicted + b.predicted,
        correct: a.correct + b.correct)
    }
  }

  /// Where a side's chunk starts.
  struct Start: Hashable {
    let token: Int
    /// Whether it starts and ends together with one of the other side.
    fileprivate(set) var isCorrect = false
  }

  /// The starts of both sides, ascending.
  ///
  /// - Complexity: O(n) in the number of tokens.
  static func starts(of pair: TagPair) -> (gold: [Start], predicted: [Start]) {
    var walk = Walk(pair)
    walk.run(pair)
    return (walk.goldStarts, walk.predictedStarts)
  }

  /// The walk over both sequences at once.
  private struct Walk {
    /// The tags of both sides: first the gold ones, then the predicted ones.
    let alphabet: TagAlphabet
    let rules = TagRules(.conlleval)
    /// For each tag of the alphabet the number of its prefix and type.
    let spellings: [Int]
    /// By type.
    var rows: [Int32: Row] = [:]
    var tokens = 0
    var equalTags = 0
    private(set) var goldStarts: [Start] = []
    private(set) var predictedStarts: [Start] = []
    /// Whether both sides are in a chunk of one type that they started together.
    private var isTogether = false
    private var last: (gold: TagAlphabet.Tag, predicted: TagAlphabet.Tag)

    init(_ pair: TagPair) {
      let names = pair.gold.names + pair.predicted.names
      alphabet = TagAlphabet(names, decoding: .conlleval)
      var table = NameTable()
      spellings = zip(names, alphabet.tags).map { name, tag in
        let prefix = String(name.unicodeScalars.prefix { $0 != "-" })
        return table.number(of: "\(tag.type) \(prefix)")
      }
      last = (alphabet.sentenceBreak, alphabet.sentenceBreak)
    }

    mutating func run(_ pair: TagPair) {
      let firstPredicted = pair.gold.names.count
      for sentence in pair.sentences {
        for token in sentence {
          let gold = Int(pair.gold.indexes[token])
          let predicted = firstPredicted + Int(pair.predicted.indexes[token])
          step(alphabet.tags[gold], alphabet.tags[predicted], at: token)
          tokens += 1
          if spellings[gold] == spellings[predicted] { equalTags += 1 }
        }
        step(alphabet.sentenceBreak, alphabet.sentenceBreak, at: sentence.upperBound)
      }
      // Odd tags without a type, such as a bare S, never end.
      if isTogether { countCorrect() }
    }

    /// Counts the chunks that started together, which are the last of both sides.
    private mutating func countCorrect() {
      rows[last.gold.type, default: Row()].correct += 1
      goldStarts[goldStarts.count - 1].isCorrect = true
      predictedStarts[predictedStarts.count - 1].isCorrect = true
    }

    private mutating func step(
      _ gold: TagAlphabet.Tag, _ predicted: TagAlphabet.Tag, at token: Int
    ) {
      let goldBoundary = rules.boundary(last.gold, gold)
      let predictedBoundary = rules.boundary(last.predicted, predicted)
      if isTogether {
        let goldEnds = goldBoundary.contains(.ends)
        let predictedEnds = predictedBoundary.contains(.ends)
        if goldEnds && predictedEnds && last.gold.type == last.predicted.type {
          countCorrect()
          isTogether = false
        } else if goldEnds != predictedEnds || gold.type != predicted.type {
          isTogether = false
        }
      }
      let startsGold = goldBoundary.contains(.starts)
      let startsPredicted = predictedBoundary.contains(.starts)
      if startsGold {
        rows[gold.type, default: Row()].gold += 1
        goldStarts.append(Start(token: token))
      }
      if startsPredicted {
        rows[predicted.type, default: Row()].predicted += 1
        predictedStarts.append(Start(token: token))
      }
      if startsGold && startsPredicted && gold.type == predicted.type { isTogether = true }
      last = (gold, predicted)
    }
  }
}
