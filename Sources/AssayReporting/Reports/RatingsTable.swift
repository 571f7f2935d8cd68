import AssayModel
public import AssayScoring

/// The agreement in a table of ratings as text: a row for all annotators and for every two.
public struct RatingsTable: Sendable {
  private let choice: ChoiceAgreement

  /// Makes the table of a choice.
  public init(_ choice: ChoiceAgreement) {
    self.choice = choice
  }

  /// The lines.
  public var lines: [String] {
    let raters = choice.ratings.raters
    let title =
      "\(grouped(raters.count)) annotators, \(grouped(choice.ratings.count)) items, "
      + "\(grouped(choice.ratings.categories.count)) categories"
    return [title] + table(RatingCoefficient.nominal, hasCounts: true)
      + (choice.isOrdered ? table(RatingCoefficient.ordered, hasCounts: false) : [])
  }

  private func table(_ names: [RatingCoefficient], hasCounts: Bool) -> [String] {
    var table = TextTable(
      [""] + (hasCounts ? ["items", "same"] : []) + names.map(\.rawValue), alignments: [.left])
    var reasons: [String] = []
    func add(_ name: String, _ choice: ChoiceAgreement) {
      let found = names.map { choice.coefficient($0) }
      let same = choice.ratings.agreement.map { Percent.text($0) } ?? "n/a"
      let counts = hasCounts ? [grouped(choice.coefficient(.alpha).count), same] : []
      table.add([name] + counts + found.map(\.text))
      reasons += Set(found.compactMap { $0.undefined?.rawValue }).sorted()
        .map { "n/a, \(name): \($0)" }
    }
    add("all", choice)
    if choice.ratings.raters.count > 2 {
      for (a, b, pair) in choice.pairs {
        add("\(choice.ratings.raters[a]), \(choice.ratings.raters[b])", pair)
      }
    }
    return [""] + table.lines + reasons
  }
}
