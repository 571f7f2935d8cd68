/// A mean of values, some of which may be undefined.
public struct Average: Hashable, Sendable {
  /// The mean of the defined values; `nil` without any.
  public let value: Double?
  /// How many values are defined.
  public let included: Int
  /// How many values are undefined and left out.
  public let excluded: Int

  /// The mean of values between 0 and 1; `nil` stands for an undefined one.
  init(of values: some Sequence<Double?>) {
    var sum = AverageSum()
    for value in values { sum.add(value) }
    self = sum.average
  }

  fileprivate init(value: Double?, included: Int, excluded: Int) {
    self.value = value
    self.included = included
    self.excluded = excluded
  }
}

/// The averages of precision, recall and F1.
public struct Averages: Hashable, Sendable {
  /// The mean precision.
  public let precision: Average
  /// The mean recall.
  public let recall: Average
  /// The mean of F1, not the F1 of the mean precision and recall.
  public let f1: Average
}

/// A sum of values between 0 and 1 that does not depend on their order.
///
/// Values are added as integers in units of 2⁻⁶²: the sum of any number of articles is exact, and
/// so is the sum of sums.
struct AverageSum: Hashable, Sendable {
  private var sum: UInt128 = 0
  private var included = 0
  private var excluded = 0

  mutating func add(_ value: Double?) {
    guard let value else {
      excluded += 1
      return
    }
    sum += UInt128(UInt64(value * 0x1p62))
    included += 1
  }

  static func += (a: inout AverageSum, b: AverageSum) {
    a.sum += b.sum
    a.included += b.included
    a.excluded += b.excluded
  }

  var average: Average {
    let mean = included == 0 ? nil : Double(sum) * 0x1p-62 / Double(included)
    return Average(value: mean, included: included, excluded: excluded)
  }
}

/// The sums of precision, recall and F1.
struct AverageSums: Hashable, Sendable {
  private var precision = AverageSum()
  private var recall = AverageSum()
  private var f1 = AverageSum()

  mutating func add(_ sums: MetricSums) {
    precision.add(sums.precision)
    recall.add(sums.recall)
    f1.add(sums.f1)
  }

  static func += (a: inout AverageSums, b: AverageSums) {
    a.precision += b.precision
    a.recall += b.recall
    a.f1 += b.f1
  }

  var averages: Averages {
    Averages(precision: precision.average, recall: recall.average, f1: f1.average)
  }
}
