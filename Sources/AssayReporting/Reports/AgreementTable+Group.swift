import AssayModel
import AssayScoring

/// What can be told of any number of annotators: choices, units.
extension AgreementTable {
  // MARK: - Choices

  /// What things are called that at least two annotators marked.
  func choices(_ choices: [ChoiceAgreement]) -> [String] {
    guard !choices.isEmpty else { return [] }
    let kappa = choices[0].ratings.raters.count > 2 ? RatingCoefficient.fleiss : .cohen
    var table = TextTable(["", "items", "same", kappa.rawValue, "alpha"], alignments: [.left])
    func add(_ name: String, _ ratings: Ratings) {
      let alpha = ratings.coefficient(.alpha)
      table.add([
        name, grouped(alpha.count), ratings.agreement.map { Percent.text($0) } ?? "n/a",
        ratings.coefficient(kappa).text, alpha.text,
      ])
    }
    for choice in choices {
      add(choice.choice.title, choice.ratings)
      if details.contains(.types) {
        for type in choice.types { add("  of \(type.name)", type.ratings) }
      }
    }
    let who = choices[0].ratings.raters.count > 2 ? "two or more" : "both"
    return Self.section(
      "What it was called, where \(who) marked it",
      table.lines + Self.reasons(choices, [kappa, .alpha]))
      + (details.contains(.coefficients) ? coefficients(choices) : [])
  }

  /// Why a choice has no value: once for each choice.
  private static func reasons(
    _ choices: [ChoiceAgreement], _ names: [RatingCoefficient]
  ) -> [String] {
    choices.flatMap { choice -> [String] in
      let undefined = names.compactMap { choice.coefficient($0).undefined?.rawValue }
      return Set(undefined).sorted().map { "n/a, \(choice.choice.title): \($0)" }
    }
  }

  private func coefficients(_ choices: [ChoiceAgreement]) -> [String] {
    let isPair = choices.allSatisfy { $0.ratings.raters.count == 2 }
    let remark = RatingCoefficient.allCases.filter(\.isOfPairs).map(\.rawValue)
      .joined(separator: ", ")
    let ordered = choices.filter(\.isOrdered)
    return coefficients(
      "All coefficients", choices, RatingCoefficient.nominal,
      remark: isPair ? [] : ["\(remark): the mean over pairs of annotators"])
      + coefficients(
        "Choices with an order: \(ordered.map(\.choice.title).joined(separator: ", "))", ordered,
        RatingCoefficient.ordered, remark: ["an attribute that is not there is no rating"])
  }

  private func coefficients(
    _ title: String, _ choices: [ChoiceAgreement], _ names: [RatingCoefficient], remark: [String]
  ) -> [String] {
    guard !choices.isEmpty else { return [] }
    var table = TextTable([""] + names.map(\.rawValue), alignments: [.left])
    for choice in choices {
      table.add([choice.choice.title] + names.map { choice.coefficient($0).text })
    }
    return Self.section(title, table.lines + remark + Self.reasons(choices, names))
  }

  // MARK: - Units

  /// Where units are and what they are, in one number.
  func units(_ units: [UnitAgreement]) -> [String] {
    let hasGamma = report.gamma != nil
    var table = TextTable(
      ["", "units", "alpha_U"]
        + (hasGamma ? ["gamma", "gamma_cat", "observed disorder", "expected"] : []),
      alignments: [.left])
    var reasons: [String] = []
    func add(_ name: String, _ part: UnitAgreement.Part) {
      table.add([name, grouped(part.units), part.alpha.text] + Self.cells(part))
      let undefined = [part.alpha.undefined, part.gamma?.coefficient.undefined]
      let what = part.name.isEmpty ? name : part.name
      reasons += Set(undefined.compactMap { $0?.rawValue }).sorted().map { "n/a, \(what): \($0)" }
    }
    for subject in units where subject.all.units > 0 {
      add(subject.subject.rawValue, subject.all)
      for type in details.contains(.types) ? subject.types : [] { add("  \(type.name)", type) }
    }
    guard units.contains(where: { $0.all.units > 0 }) else { return [] }
    return Self.section("Place and type in one number", table.lines + remarks(units) + reasons)
  }

  /// γ_cat says nothing of a single type.
  private static func cells(_ part: UnitAgreement.Part) -> [String] {
    guard let gamma = part.gamma else { return [] }
    let coefficient = gamma.coefficient
    return [
      coefficient.text, part.name.isEmpty ? gamma.categorical.text : "",
      Coefficient.text(coefficient.observed),
      Coefficient.text(coefficient.expected),
    ]
  }

  private func remarks(_ units: [UnitAgreement]) -> [String] {
    let alpha = "alpha_U: Krippendorff 1995 and 2004, articles end to end"
    guard let gamma = report.gamma else { return [alpha] }
    let inexact = units.map { $0.all.gamma?.inexact ?? 0 }.max() ?? 0
    let bound =
      "gamma: in \(Self.articles(inexact)) the best alignment was not found within the limits; the "
      + "observed disorder is an upper bound there"
    return [
      alpha,
      "gamma: Mathet et al. 2015, \(gamma.samples) random continua an article, seed \(gamma.seed)",
    ] + (inexact > 0 ? [bound] : [])
  }
}

extension Choice {
  /// For example `mention type` or `event Realis`.
  var title: String {
    switch thing {
    case .token: "token type"
    case .markedToken: "token type, in a mention"
    default: "\(thing.rawValue) \(name)"
    }
  }
}
