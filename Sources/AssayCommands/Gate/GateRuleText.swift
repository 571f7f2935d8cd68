import AssayModel
import AssayScoring

/// Puts a rule of the gate together from keys and values, as a policy file or the command line has them.
struct GateRuleText {
  /// The keys that a rule may have.
  static let keys = [
    "metric", "type", "slice", "max_drop", "floor", "confidence", "min_support", "adjust", "strict",
    "note",
  ]

  private var values: [String: String] = [:]

  /// A mistake in a rule: what was expected and what was found.
  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  /// Takes a value in.
  mutating func set(_ key: String, _ value: String) throws(Mistake) {
    guard Self.keys.contains(key) else {
      throw Mistake(
        description: UnknownPart(kind: "key of a rule", name: key, known: Self.keys).description)
    }
    guard values.updateValue(value, forKey: key) == nil else {
      throw Mistake(description: "expected \(key) once, found it twice")
    }
  }

  /// Reads `METRIC.MEASURE [type=T or SLICE=PART][: KEY VALUE, ...]`.
  static func rule(_ text: String, isStrict: Bool = false) throws(Mistake) -> GateRule {
    let (target, options) = split(text)
    var rule = GateRuleText()
    let words = target.split(separator: " ", maxSplits: 1).map(String.init)
    try rule.set("metric", words.first ?? "")
    if words.count > 1 {
      let scope = words[1].trimmed
      let isType = scope.hasPrefix("type=")
      try rule.set(isType ? "type" : "slice", isType ? String(scope.dropFirst(5)) : scope)
    }
    for option in options {
      let parts = option.split(separator: " ", maxSplits: 1).map(String.init)
      guard let key = parts.first?.replacing("-", with: "_") else {
        throw Mistake(description: "expected a key and its value between commas, found nothing")
      }
      let value = parts.dropFirst().first?.trimmed ?? (key == "strict" ? "true" : "")
      try rule.set(key, value)
    }
    return try rule.made(isStrict: isStrict)
  }

  /// What stands before the first colon with a blank or nothing behind it, and what stands between the
  /// commas after it.
  private static func split(_ text: String) -> (target: String, options: [String]) {
    let characters = Array(text)
    let colon = characters.indices.first { place in
      characters[place] == ":"
        && (place + 1 == characters.count || characters[place + 1] == " ")
    }
    guard let colon else { return (text.trimmed, []) }
    let rest = String(characters[(colon + 1)...]).trimmed
    guard !rest.isEmpty else { return (String(characters[..<colon]).trimmed, []) }
    return (
      String(characters[..<colon]).trimmed,
      rest.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    )
  }

  // MARK: - Values

  /// The rule.
  ///
  /// - Parameter isStrict: Whether a fall that may be chance fails where the rule does not say.
  func made(isStrict: Bool = false) throws(Mistake) -> GateRule {
    let (metric, measure) = try self.measure()
    var rule = GateRule(metric, measure, scope: try scope(), isStrict: isStrict)
    if let text = values["max_drop"] { rule.budget = try Self.budget(text) }
    if let text = values["floor"] { rule.floor = try Self.floor(text) }
    if let text = values["confidence"] {
      rule.confidence = try Self.whole(
        text, in: 50...99, "confidence: expected whole percent from 50 to 99, such as 95")
    }
    if let text = values["min_support"] {
      rule.minimumSupport = try Self.whole(
        text, in: 1...(.max), "min_support: expected a whole number of gold annotations above 0")
    }
    if let text = values["adjust"] {
      guard let adjustment = Adjustment(rawValue: text) else {
        throw Mistake(description: "adjust: expected holm, bh or none, found '\(text)'")
      }
      rule.adjustment = adjustment
    }
    if let text = values["strict"] {
      guard let isStrict = Bool(text) else {
        throw Mistake(description: "strict: expected true or false, found '\(text)'")
      }
      rule.isStrict = isStrict
    }
    rule.note = values["note"]
    return rule
  }

  private func measure() throws(Mistake) -> (Metric, Measure) {
    let text = values["metric"] ?? ""
    let measures = Measure.allCases.map(\.rawValue).joined(separator: ", ")
    guard let point = text.lastIndex(of: "."),
      let measure = Measure(rawValue: String(text[text.index(after: point)...]))
    else {
      throw Mistake(
        description: "expected a metric with one of the measures \(measures), such as "
          + "ent.strict.f1, found '\(text)'")
    }
    let metric: Metric
    do {
      metric = try Metric.named(String(text[..<point]))
    } catch {
      throw Mistake(description: error.description)
    }
    guard metric.isSummedOverArticles else {
      throw Mistake(
        description: "\(metric.name) is measured over all articles at once, so there is nothing to "
          + "resample; expected a metric that sums over articles")
    }
    guard measure == .f1 || metric.formula != .meanF1 else {
      throw Mistake(
        description: "\(metric.name) is a mean of F1 and has no \(measure.rawValue); expected "
          + "\(metric.name).f1")
    }
    return (metric, measure)
  }

  private func scope() throws(Mistake) -> GateScope {
    if let type = values["type"] {
      guard values["slice"] == nil else {
        throw Mistake(description: "expected a type or a slice, found both")
      }
      guard !type.isEmpty else {
        throw Mistake(description: "type: expected a type or * for each, found nothing")
      }
      return type == "*" ? .each(Group.typeDimension) : .part(.type(type))
    }
    guard let slice = values["slice"] else { return .all }
    let parts = slice.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw Mistake(
        description: "slice: expected type=T or SLICE=PART, with * for each, found '\(slice)'")
    }
    do {
      _ = try SliceArguments.parse(parts[0], seen: SeenForms())
    } catch {
      throw Mistake(description: "\(error)".replacing("--slice", with: "slice"))
    }
    return parts[1] == "*" ? .each(parts[0]) : .part(Group(parts[0], parts[1]))
  }

  private static func budget(_ text: String) throws(Mistake) -> GateBudget {
    let isShare = text.hasSuffix("%")
    guard let amount = GateAmount(isShare ? String(text.dropLast()).trimmed : text) else {
      throw Mistake(
        description: "max_drop: expected points from 0 to 100 such as 0.5, or percent of the "
          + "baseline such as 2%, found '\(text)'")
    }
    return isShare ? .percent(amount) : .points(amount)
  }

  private static func floor(_ text: String) throws(Mistake) -> GateAmount {
    guard let amount = GateAmount(text) else {
      throw Mistake(
        description: "floor: expected points from 0 to 100 such as 75, found '\(text)'")
    }
    guard amount.share >= 0.01 || amount == .zero else {
      throw Mistake(
        description:
          "floor: expected points of 100, found '\(text)', less than one; a share of 1 is "
          + "written as points, 0.75 as 75")
    }
    return amount
  }

  private static func whole(
    _ text: String, in range: ClosedRange<Int>, _ expected: String
  ) throws(Mistake) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw Mistake(description: "\(expected), found '\(text)'")
    }
    return number
  }
}

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: String {
    var text = self[...].drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
