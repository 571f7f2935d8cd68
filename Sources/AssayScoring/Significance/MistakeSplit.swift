/// What keeps an F1 from 1: annotations of both sides that are not right, by kind.
///
/// F1 is 1 less the sum of these over the number of gold and predicted annotations.
struct MistakeLosses: Hashable, Sendable {
  /// Twice the number of annotations of each kind.
  let halves: [String: Int]
  /// Gold and predicted annotations.
  let size: Int

  /// By MUC's words.
  init(_ counts: Counts) {
    size = counts.possible + counts.actual
    halves = [
      "incorrect": 2 * (counts.gold.incorrect + counts.predicted.incorrect),
      "partial": counts.gold.partial + counts.predicted.partial,
      "missed": 2 * counts.missed, "spurious": 2 * counts.spurious,
    ]
  }

  /// By the kinds of mistakes, which must be those of the counts.
  init(_ bins: [MistakeBin], _ counts: Counts) {
    size = counts.possible + counts.actual
    halves = Dictionary(
      bins.map { bin in
        (bin.kind.rawValue, 2 * bin.count * (bin.kind.remedy == .correct ? 2 : 1))
      }, uniquingKeysWith: +)
  }
}

/// A difference of two F1, first less second, split exactly over kinds of mistakes.
///
/// With e the annotations of a kind and d all annotations of a system, F1 = 1 − Σ e/d, so the part of
/// a kind is e/d of the second system less e/d of the first: the parts sum to the whole, and
/// exchanging the systems turns each sign.
struct MistakeSplit: Hashable, Sendable {
  /// The parts that differ from 0, the largest first, whichever their sign; ties by name.
  let parts: [DifferencePart]

  /// `nil` where a system has no annotation on either side.
  init?(_ first: MistakeLosses?, _ second: MistakeLosses?) {
    guard let first, let second, first.size > 0, second.size > 0 else { return nil }
    let (d1, d2) = (Int128(first.size), Int128(second.size))
    let denominator = 2 * Double(d1) * Double(d2)
    let values = Set(first.halves.keys).union(second.halves.keys).map { kind in
      let e1 = Int128(first.halves[kind] ?? 0), e2 = Int128(second.halves[kind] ?? 0)
      return (kind: kind, value: e2 * d1 - e1 * d2)
    }
    parts =
      values.filter { $0.value != 0 }
      .sorted { ($1.value.magnitude, $0.kind) < ($0.value.magnitude, $1.kind) }
      .map { DifferencePart(name: $0.kind, value: Double($0.value) / denominator) }
  }
}

extension Metric {
  /// What ``MistakeAnalysis`` analyses by this metric; `nil` for most metrics.
  var mistakeSubject: MistakeSubject? {
    switch name {
    case "ent.strict": .mention
    case "event.TC": .trigger
    case "event.AC+": .argument
    default: nil
    }
  }
}
