import AssayFormats
import AssayModel
import AssayScoring

/// A run of the gate, as all its reports tell of it.
struct GateRecord {
  /// What it said.
  let outcome: GateOutcome
  /// The gold, as the user named it.
  let gold: String
  /// The predictions, likewise.
  let predictions: String
  /// The baseline, likewise.
  let baseline: String
  /// Where newly broken annotations stand, as far as the format says.
  let places: GatePlaces
  /// The gold articles, in the order in which they came.
  let articles: [String]
  /// How intervals were computed.
  let bootstrap: Bootstrap
  /// Whether what is newly broken fails.
  let isRatchet: Bool

  /// The file and, if known, the line of what is newly broken.
  func place(of flip: Flip) -> (file: String, line: Int?) {
    places.lines[flip.fingerprint].map { ($0.file, $0.line) } ?? (gold, nil)
  }
}

/// Files and lines of annotations.
struct GatePlaces {
  private(set) var lines: [SpanFingerprint: (file: String, line: Int)] = [:]

  /// Looks up where the annotations of an article stand.
  mutating func add(_ flips: [Flip], of pair: ArticlePair, at place: ArticlePlace?) {
    guard let place, let text = pair.text else { return }
    for flip in flips {
      lines[flip.fingerprint] = (place.file, place.line(of: flip.start ?? -1, in: text))
    }
  }
}

extension Flip {
  /// What is wrong, or was, on one line: `mention type: Place 9-14  fled [Ravno], predicted as Group`.
  var sentence: String {
    let subject = fingerprint.subject.rawValue
    guard let mistake else {
      return mended.map { "\(subject) \($0.sentence)" } ?? "spurious \(subject) that is gone"
    }
    let words = "\(subject) \(mistake.kind.rawValue): "
    guard let gold = mistake.gold else {
      return words + (mistake.predicted?.sentence ?? "")
    }
    guard let predicted = mistake.predicted else { return words + gold.sentence }
    return words + gold.sentence + ", predicted as \(predicted.difference(from: gold))"
  }
}

extension Mistake.Side {
  /// Type, place and words in their context.
  fileprivate var sentence: String {
    var text = MistakeLines.text(self)[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The label, with the place and words where these differ.
  fileprivate func difference(from gold: Mistake.Side) -> String {
    let label = role.map { "\(type) \($0)" } ?? type
    guard let quotation, quotation.ranges != gold.quotation?.ranges else {
      return quotation == nil ? sentence : label
    }
    let ranges = quotation.ranges.map { "\($0.lowerBound)-\($0.upperBound)" }
    return "\(label) \(ranges.joined(separator: ",")) [\(quotation.text.onOneLine)]"
  }
}
