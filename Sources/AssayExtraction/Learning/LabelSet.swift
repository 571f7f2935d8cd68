/// How mentions are written as one label a token.
enum LabelScheme: String, CaseIterable, Sendable {
  /// Begin, inside, outside.
  case bio
  /// Begin, inside, last, outside, unit: four labels a type.
  case bilou
}

/// The labels of a sequence model: outside, and those of each type.
struct LabelSet: Sendable, Hashable {
  let scheme: LabelScheme
  /// The types, in the order of their labels.
  let types: [String]

  /// Outside of every mention.
  static let outside = 0
  /// The most types that a model may have.
  static let largestTypeCount = 2000

  private var perType: Int { scheme == .bio ? 2 : 4 }

  /// The number of labels.
  var count: Int { 1 + perType * types.count }

  /// The type of a label; `nil` for outside.
  func type(of label: Int) -> Int? { label == 0 ? nil : (label - 1) / perType }

  /// Whether a mention may start with this label.
  func begins(_ label: Int) -> Bool {
    guard label > 0 else { return false }
    let part = (label - 1) % perType
    return part == 0 || part == 3
  }

  /// Whether a mention may end with this label, whatever follows.
  func mayEnd(_ label: Int) -> Bool {
    guard label > 0, scheme == .bilou else { return true }
    return (label - 1) % perType >= 2
  }

  /// Whether `next` may follow `label`, which is `nil` before the first token.
  func allows(_ next: Int, after label: Int?) -> Bool {
    let continues = next > 0 && !begins(next)
    guard let label, label > 0 else { return !continues }
    if scheme == .bio { return !continues || type(of: label) == type(of: next) }
    let isOpen = !mayEnd(label)
    return isOpen == continues && (!isOpen || type(of: label) == type(of: next))
  }

  /// Models with more labels have one transition class for all words.
  private static let mostLabelsWithClasses = 48

  /// A model of these labels that has learned nothing.
  var emptyModel: SequenceModel {
    SequenceModel(
      labelCount: count, classCount: count <= Self.mostLabelsWithClasses ? Connectors.count : 1,
      allows: allows(_:after:), mayEnd: mayEnd)
  }

  /// Writes a mention of `type` over some tokens.
  func write(_ type: Int, over tokens: Range<Int>, into labels: inout [Int32]) {
    let first = 1 + perType * type
    for token in tokens {
      let part: Int
      if scheme == .bio {
        part = token == tokens.lowerBound ? 0 : 1
      } else if tokens.count == 1 {
        part = 3
      } else {
        part = token == tokens.lowerBound ? 0 : token == tokens.upperBound - 1 ? 2 : 1
      }
      labels[token] = Int32(first + part)
    }
  }

  /// The mentions that labels write, in text order; the labels must keep to ``allows(_:after:)``.
  func spans(_ labels: [Int32], in tokens: Range<Int>) -> [LabelledSpan] {
    var spans: [LabelledSpan] = []
    var open: (start: Int, type: Int)?
    for token in tokens {
      let label = Int(labels[token])
      if let (start, type) = open, label == 0 || begins(label) {
        spans.append(LabelledSpan(tokens: start..<token, type: type))
        open = nil
      }
      if let type = type(of: label), open == nil { open = (token, type) }
    }
    if let (start, type) = open {
      spans.append(LabelledSpan(tokens: start..<tokens.upperBound, type: type))
    }
    return spans
  }
}

/// Tokens with a type.
struct LabelledSpan: Sendable, Hashable {
  let tokens: Range<Int>
  let type: Int
}
