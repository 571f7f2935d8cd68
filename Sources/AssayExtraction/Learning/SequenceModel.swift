import AssaySystem

/// A linear model of label sequences: a row of weights a feature, and weights of label after label.
///
/// Rows are padded to whole vectors of eight labels; lanes beyond the last label can never win.
struct SequenceModel: Sendable {
  typealias Row = SIMD8<Float>

  /// What a path that is forbidden costs.
  static let forbidden: Float = -1e9
  /// What a step to a label that training never showed costs: more than words can say for it.
  ///
  /// Unlike ``forbidden`` it is learned, and so stands in the file of a model.
  static let unseen: Float = -1e4

  /// The number of labels.
  let labelCount: Int
  /// The number of vectors in a row.
  let width: Int
  /// The number of transition classes; where it is 1, all tokens are in the same.
  let classCount: Int
  /// The row of each feature.
  var table: FeatureTable
  /// The rows: `width` vectors a feature.
  var weights: [Row]
  /// For each transition class, the rows of the labels of the token before (padded to whole vectors)
  /// and then that of the start; forbidden steps are ``forbidden``.
  var transitions: [Row]
  /// What it costs to end with each label.
  var ends: [Row]
  /// What one step of the rounded weights is.
  var scale: Float = 1
  /// What a token starts with: 0, and ``forbidden`` beyond the last label.
  let base: [Row]

  /// The vectors of one transition class.
  var transitionStride: Int { Self.transitionStride(width: width) }

  static func transitionStride(width: Int) -> Int { (8 * width + 1) * width }

  /// A model without weights whose paths keep to a rule.
  ///
  /// - Parameters:
  ///   - labelCount: The number of labels, at least 1.
  ///   - classCount: The number of transition classes.
  ///   - allows: Whether a label may follow another, `nil` being the start.
  ///   - mayEnd: Whether a sequence may end with a label.
  init(
    labelCount: Int, classCount: Int, table: FeatureTable = FeatureTable(),
    allows: (Int, Int?) -> Bool, mayEnd: (Int) -> Bool
  ) {
    self.labelCount = labelCount
    self.classCount = classCount
    width = (labelCount + 7) / 8
    self.table = table
    weights = [Row](repeating: .zero, count: table.count * width)
    base = Self.row(width) { $0 < labelCount }
    ends = Self.row(width) { $0 < labelCount && mayEnd($0) }
    var one: [Row] = []
    for before in 0..<8 * width {
      one += Self.row(width) {
        before < labelCount && $0 < labelCount && allows($0, before)
      }
    }
    one += Self.row(width) { $0 < labelCount && allows($0, nil) }
    transitions = []
    for _ in 0..<classCount { transitions += one }
  }

  /// The same where labels that were never seen cannot be taken.
  ///
  /// - Parameter labels: Those that were, of whole mentions; 0 can always be taken.
  func allowing(_ labels: Set<Int32>) -> SequenceModel {
    var model = self
    for vector in transitions.indices {
      let first = 8 * (vector % width)
      for lane in 0..<8 where first + lane > 0 && !labels.contains(Int32(first + lane)) {
        model.transitions[vector][lane] += Self.unseen
      }
    }
    return model
  }

  /// A row that is 0 where something holds and ``forbidden`` elsewhere.
  static func row(_ width: Int, where holds: (Int) -> Bool) -> [Row] {
    (0..<width).map { block in
      var row = Row(repeating: forbidden)
      for lane in 0..<8 where holds(8 * block + lane) { row[lane] = 0 }
      return row
    }
  }
}

/// The best path through scored tokens (Viterbi, 1967), with room that is used again.
struct PathFinder: Sendable {
  typealias Row = SequenceModel.Row

  /// `width` vectors a token, of all tokens: what each label scores.
  var scores: [Row] = []
  /// Where labels are put, one a token.
  var labels: [Int32] = []
  private var back: [SIMD8<Int16>] = []
  private var here: [Row] = []
  private var before: [Row] = []

  /// Makes room for the scores and labels of some tokens.
  mutating func reserve(_ count: Int, width: Int) {
    if scores.count < count * width { scores = [Row](repeating: .zero, count: count * width) }
    if labels.count < count { labels = [Int32](repeating: 0, count: count) }
  }

  /// Finds the labels of some tokens from their scores.
  ///
  /// - Parameters:
  ///   - classes: Transition classes.
  ///   - offset: Where in them that of token 0 stands.
  ///   - range: The tokens of the sequence.
  ///   - bounds: Those of the model, where they are known.
  /// - Returns: The score of the path.
  /// - Complexity: O(n · l²) for n tokens and l labels.
  @discardableResult
  mutating func find(
    _ model: borrowing SequenceModel, classes: [UInt8], from offset: Int, in range: Range<Int>,
    bounds: SequenceKernels.StepBounds? = nil
  ) -> Float {
    guard !range.isEmpty else { return 0 }
    let width = model.width
    if back.count < range.count * width {
      back = [SIMD8<Int16>](repeating: .zero, count: range.count * width)
    }
    if before.count != width {
      here = [Row](repeating: .zero, count: width)
      before = here
    }
    SequenceKernels.path(
      range, scores: scores, classes: classes, from: offset, steps: model.transitions,
      classCount: model.classCount, bounds: bounds, back: &back, here: &here, before: &before)
    return trace(model, range)
  }

  private mutating func trace(
    _ model: borrowing SequenceModel, _ range: Range<Int>
  ) -> Float {
    let width = model.width
    var best = 4 * SequenceModel.forbidden
    var label = 0
    for block in 0..<width {
      let scores = before[block] + model.ends[block]
      for lane in 0..<8 where scores[lane] > best {
        best = scores[lane]
        label = 8 * block + lane
      }
    }
    var token = range.upperBound - 1
    while true {
      labels[token] = Int32(label)
      if token == range.lowerBound { break }
      label = Int(back[(token - range.lowerBound) * width + label / 8][label % 8])
      token -= 1
    }
    return best
  }
}
