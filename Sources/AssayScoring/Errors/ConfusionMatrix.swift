/// How often a gold label was predicted as another, with nothing as a label of both sides.
public struct ConfusionMatrix: Hashable, Sendable {
  private struct Cell: Hashable {
    let gold: String?
    let predicted: String?
  }

  private var cells: [Cell: Int] = [:]

  /// Makes a matrix of zeros.
  public init() {}

  /// The labels of gold annotations, in ascending order, then `nil` where something is spurious.
  public var goldLabels: [String?] { Self.sorted(cells.keys.map(\.gold)) }
  /// The labels of predictions, in ascending order, then `nil` where something is missed.
  public var predictedLabels: [String?] { Self.sorted(cells.keys.map(\.predicted)) }

  private static func sorted(_ labels: [String?]) -> [String?] {
    let names = Set(labels.compactMap(\.self)).sorted()
    return labels.contains(nil) ? names + [nil] : names
  }

  /// How often a gold label met a predicted one; `nil` stands for nothing.
  public subscript(gold gold: String?, predicted predicted: String?) -> Int {
    cells[Cell(gold: gold, predicted: predicted)] ?? 0
  }

  /// The cells that are not zero, by gold label, then by predicted one; nothing comes last.
  public var entries: [(gold: String?, predicted: String?, count: Int)] {
    let predicteds = predictedLabels
    return goldLabels.flatMap { gold in
      predicteds.map { (gold, $0, self[gold: gold, predicted: $0]) }.filter { $0.2 > 0 }
    }
  }

  /// Counts one annotation, or two that correspond.
  mutating func count(gold: String?, predicted: String?) {
    cells[Cell(gold: gold, predicted: predicted), default: 0] += 1
  }
}
