import AssayModel

/// A yes-or-no question answered from features that are there or not, with a probability.
///
/// Logistic regression, fitted by stochastic gradient steps whose size adapts to each weight (AdaGrad;
/// Duchi, Hazan and Singer, 2011), with a penalty on the squares of the weights. Features that were not
/// met while learning count nothing.
struct LogisticModel: Sendable {
  private var indexes: [UInt64: Int] = [:]
  private var weights: [Double] = []

  /// A case to learn from.
  struct Example {
    let features: [UInt64]
    let isPositive: Bool
  }

  /// Answers one half to everything.
  init() {}

  /// Learns from examples; the same examples and seed give the same model.
  ///
  /// - Complexity: O(e · n · f) in epochs, examples and features of one.
  init(_ examples: [Example], epochs: Int, seed: UInt64) {
    var rows: [[Int]] = []
    for example in examples {
      var row: [Int] = []
      for feature in example.features {
        let index = indexes[feature] ?? indexes.count
        indexes[feature] = index
        row.append(index)
      }
      rows.append(row)
    }
    weights = [Double](repeating: 0, count: indexes.count)
    var squares = [Double](repeating: 1e-8, count: indexes.count)
    var order = Array(rows.indices)
    var state = seed
    for _ in 0..<epochs {
      Self.shuffle(&order, &state)
      for row in order {
        let target = examples[row].isPositive ? 1.0 : 0.0
        let error = Self.sigmoid(score(rows[row])) - target
        for feature in rows[row] {
          let gradient = error + Self.penalty * weights[feature]
          squares[feature] += gradient * gradient
          weights[feature] -= Self.step * gradient / squares[feature].squareRoot()
        }
      }
    }
  }

  /// A model of given weights.
  init(_ pairs: [(feature: UInt64, weight: Double)]) {
    for (feature, weight) in pairs where indexes[feature] == nil {
      indexes[feature] = weights.count
      weights.append(weight)
    }
  }

  /// All features in ascending order, with their weights.
  var pairs: [(feature: UInt64, weight: Double)] {
    indexes.sorted { $0.key < $1.key }.map { ($0.key, weights[$0.value]) }
  }

  /// The probability of yes.
  func probability(_ features: [UInt64]) -> Double {
    Self.sigmoid(score(features.compactMap { indexes[$0] }))
  }

  /// What tells this model from another.
  var digest: [UInt8] {
    var bytes: [UInt8] = []
    for (feature, weight) in pairs { bytes += "\(feature) \(weight.bitPattern)\n".utf8 }
    return SHA256.hash(of: bytes)
  }

  private func score(_ row: [Int]) -> Double {
    row.reduce(0) { $0 + weights[$1] }
  }

  private static let penalty = 1e-3
  private static let step = 0.1

  private static func sigmoid(_ score: Double) -> Double {
    1 / (1 + exponential(-max(-30, min(30, score))))
  }

  /// Fisher and Yates, 1938.
  private static func shuffle(_ order: inout [Int], _ state: inout UInt64) {
    guard order.count > 1 else { return }
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      state &+= splitMixStep
      order.swapAt(index, Int(splitmix64(state) % UInt64(index + 1)))
    }
  }

  /// e to the power of a number from -30 to 30, the same on every system.
  ///
  /// The number is split into a multiple of ln 2 and a rest of at most half of it, whose series is
  /// summed up to the 13th power: the error is below 1e-15 of the result.
  static func exponential(_ number: Double) -> Double {
    let ln2 = 0.693147180559945309417
    let whole = (number / ln2).rounded()
    let rest = number - whole * ln2
    var sum = 1.0, term = 1.0
    for power in 1...13 {
      term *= rest / Double(power)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
  }
}
