public import AssayModel

/// The numbers of seqeval 1.2.2 (Nakayama 2018), `precision_recall_fscore_support` and the two
/// measures on single tokens.
///
/// Chunks of both sides are compared as sets. Where seqeval raises an error, this gives numbers all
/// the same: a tag that the scheme does not know lies outside, and no tokens have no accuracy.
public enum Seqeval {
  /// How tags are read.
  public enum Mode: Hashable, Sendable {
    /// Without `mode`, or with `mode="strict"` and no scheme, which means the same.
    case lenient
    /// `mode="strict"` with a scheme.
    case strict(TagScheme)
  }

  /// The numbers: micro, macro and weighted averages, then each type by name.
  ///
  /// - Parameters:
  ///   - pair: The tags.
  ///   - mode: How they are read.
  ///   - zeroDivision: What 0/0 is, 0 or 1. The averages over types without any type are `nil`.
  /// - Complexity: O(n) in the number of tokens.
  public static func values(
    of pair: TagPair, mode: Mode, zeroDivision: Int = 0
  ) -> [PeerValue] {
    let prefix = name(mode, zeroDivision: zeroDivision)
    let types = typeCounts(pair, mode)
    let rows = types.map { Row($0.counts, zeroDivision: Double(zeroDivision)) }
    let total = types.reduce(TypeCounts()) { $0 + $1.counts }

    var values = Row(total, zeroDivision: Double(zeroDivision)).values("\(prefix).micro")
    values += macro(rows, support: total.gold).values("\(prefix).macro")
    values += weighted(rows, total, zeroDivision: Double(zeroDivision)).values("\(prefix).weighted")
    for (type, row) in zip(types, rows) { values += row.values("\(prefix).type.\(type.name)") }
    if mode == .lenient && zeroDivision == 0 { values += tokenValues(pair, prefix) }
    return values
  }

  /// What the names of the numbers begin with.
  package static func name(_ mode: Mode, zeroDivision: Int) -> String {
    let name =
      switch mode {
      case .lenient: "seqeval.default"
      case .strict(let scheme): "seqeval.strict.\(scheme.rawValue)"
      }
    return zeroDivision == 0 ? name : "\(name).zd\(zeroDivision)"
  }

  // MARK: - Chunks

  private struct TypeCounts {
    var correct = 0
    var predicted = 0
    var gold = 0

    static func + (a: TypeCounts, b: TypeCounts) -> TypeCounts {
      TypeCounts(
        correct: a.correct + b.correct, predicted: a.predicted + b.predicted,
        gold: a.gold + b.gold)
    }
  }

  private static func typeCounts(
    _ pair: TagPair, _ mode: Mode
  ) -> [(name: String, counts: TypeCounts)] {
    let decoding: TagDecoding =
      switch mode {
      case .lenient: .seqeval
      case .strict(let scheme): .strict(scheme)
      }
    let gold = pair.gold.chunks(sentences: pair.sentences, decoding: decoding).chunks
    let predicted = pair.predicted.chunks(sentences: pair.sentences, decoding: decoding).chunks
    var counts: [String: TypeCounts] = [:]
    for chunk in gold { counts[chunk.type, default: TypeCounts()].gold += 1 }
    for chunk in predicted { counts[chunk.type, default: TypeCounts()].predicted += 1 }
    // Both lists ascend by last token, and no two chunks of a list have one last token.
    var g = 0, p = 0
    while g < gold.count && p < predicted.count {
      let goldEnd = gold[g].tokens.upperBound, predictedEnd = predicted[p].tokens.upperBound
      if gold[g] == predicted[p] { counts[gold[g].type, default: TypeCounts()].correct += 1 }
      if goldEnd <= predictedEnd { g += 1 }
      if predictedEnd <= goldEnd { p += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: - Ratios

  private struct Row {
    var precision: Double?
    var recall: Double?
    var f1: Double?
    let support: Int

    init(precision: Double?, recall: Double?, f1: Double?, support: Int) {
      self.precision = precision
      self.recall = recall
      self.f1 = f1
      self.support = support
    }

    init(_ counts: TypeCounts, zeroDivision: Double) {
      func ratio(_ total: Int) -> Double {
        total == 0 ? zeroDivision : Double(counts.correct) / Double(total)
      }
      let precision = ratio(counts.predicted), recall = ratio(counts.gold)
      let sum = precision + recall
      self.init(
        precision: precision, recall: recall, f1: sum == 0 ? 0 : 2 * precision * recall / sum,
        support: counts.gold)
    }

    func values(_ prefix: String) -> [PeerValue] {
      [
        PeerValue("\(prefix).precision", precision), PeerValue("\(prefix).recall", recall),
        PeerValue("\(prefix).f1", f1), PeerValue("\(prefix).support", support),
      ]
    }
  }

  private static func macro(_ rows: [Row], support: Int) -> Row {
    average(rows, weights: rows.map { _ in 1 }, support: support)
  }

  private static func weighted(
    _ rows: [Row], _ total: TypeCounts, zeroDivision: Double
  ) -> Row {
    guard total.gold > 0 else {
      let unpredicted = total.predicted == 0 ? zeroDivision : 0
      return Row(precision: unpredicted, recall: zeroDivision, f1: unpredicted, support: 0)
    }
    return average(rows, weights: rows.map { Double($0.support) }, support: total.gold)
  }

  private static func average(_ rows: [Row], weights: [Double], support: Int) -> Row {
    let sum = weights.reduce(0, +)
    func mean(_ value: (Row) -> Double?) -> Double? {
      guard sum > 0 else { return nil }
      return zip(rows, weights).reduce(0) { $0 + (value($1.0) ?? 0) * $1.1 } / sum
    }
    return Row(
      precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1), support: support)
  }

  // MARK: - Tokens

  /// `performance_measure` and `accuracy_score`, which compare tags token by token.
  private static func tokenValues(_ pair: TagPair, _ prefix: String) -> [PeerValue] {
    var numbers = NameTable()
    let outside = numbers.number(of: "O")
    let goldNumbers = pair.gold.names.map { numbers.number(of: $0) }
    let predictedNumbers = pair.predicted.names.map { numbers.number(of: $0) }
    var equal = 0, bothOutside = 0, wrong = 0, missed = 0
    for sentence in pair.sentences {
      for token in sentence {
        let gold = goldNumbers[Int(pair.gold.indexes[token])]
        let predicted = predictedNumbers[Int(pair.predicted.indexes[token])]
        if gold == predicted {
          equal += 1
          if gold == outside { bothOutside += 1 }
        } else if predicted == outside {
          missed += 1
        } else {
          wrong += 1
        }
      }
    }
    let tokens = pair.tokenCount
    return [
      PeerValue("\(prefix).performance_measure.TP", equal - bothOutside),
      PeerValue("\(prefix).performance_measure.FP", wrong),
      PeerValue("\(prefix).performance_measure.FN", missed),
      PeerValue("\(prefix).performance_measure.TN", bothOutside),
      PeerValue(
        "\(prefix).token_accuracy", tokens == 0 ? nil : Double(equal) / Double(tokens)),
    ]
  }
}
