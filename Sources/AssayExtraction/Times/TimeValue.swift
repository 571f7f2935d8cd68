/// What an expression of time says, after TimeML's TIMEX3 (Pustejovsky et al., 2003; ISO 24617-1).
struct TimeValue: Hashable, Sendable {
  /// The sort of time.
  enum Sort: String, Hashable, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  /// The sort of time.
  var sort: Sort
  /// The value in the extended form of ISO 8601 that TIMEX3 has; `nil` where nothing is known.
  ///
  /// `X` stands for each digit that is not known. A range is two values with `/` between.
  var value: String?
  /// How the value is meant; `nil` where it is meant as it stands.
  var modifier: Modifier?

  /// Makes a value.
  init(_ sort: Sort, _ value: String?, _ modifier: Modifier? = nil) {
    self.sort = sort
    self.value = value
    self.modifier = modifier
  }
}

/// How a value is meant, with TIMEX3's names; ``multiple`` is our own.
enum Modifier: String, Hashable, Sendable {
  case approximate = "APPROX"
  case moreThan = "MORE_THAN"
  case lessThan = "LESS_THAN"
  case equalOrLess = "EQUAL_OR_LESS"
  case equalOrMore = "EQUAL_OR_MORE"
  case start = "START"
  case middle = "MID"
  case end = "END"
  case before = "BEFORE"
  case after = "AFTER"
  /// Several times the value: `dozens`, `hundreds`.
  case multiple = "MULTIPLE"

  /// What the words of class `approx`, `early` and `edge` stand for.
  init?(_ value: Int32) {
    switch value {
    case 1: self = .approximate
    case 2: self = .moreThan
    case 3: self = .lessThan
    case 4: self = .equalOrLess
    case 5: self = .equalOrMore
    case 6: self = .start
    case 7: self = .middle
    case 8: self = .end
    default: return nil
    }
  }
}

/// The units of time, by the values that their words have.
enum TimeUnit: Int32, Sendable {
  case minute = 1
  case second
  case hour
  case day
  case week
  case month
  case year
  case decade
  case century
  case weekend
  case fortnight
  case night
  case period
  case partOfDay
  case quarter

  /// Whether a length in this unit may go on one in the other: minutes behind hours.
  func isPart(of unit: TimeUnit) -> Bool {
    let order: [TimeUnit] = [.second, .minute, .hour, .day, .week, .month, .year]
    guard let own = order.firstIndex(of: self), let whole = order.firstIndex(of: unit) else {
      return false
    }
    return own < whole
  }

  /// A length of so many, `X` for an unknown number; `nil` for a unit without a length.
  func length(_ count: String) -> String? {
    switch self {
    case .second: "PT\(count)S"
    case .minute: "PT\(count)M"
    case .hour: "PT\(count)H"
    case .day: "P\(count)D"
    case .week: "P\(count)W"
    case .month: "P\(count)M"
    case .year: "P\(count)Y"
    case .decade: "P\(count)DE"
    case .century: "P\(count)CE"
    case .weekend: "P\(count)WE"
    case .quarter: "P\(count)Q"
    case .fortnight: Int(count).map { "P\($0 * 2)W" } ?? "PXW"
    case .night: "P\(count)NI"
    case .period, .partOfDay: nil
    }
  }
}

/// Numbers as values have them.
enum NumberText {
  /// A number without a needless fraction; of 15 significant digits.
  static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15
      ? String(Int64(number)) : String(number)
  }

  /// A number of at least two digits.
  static func two(_ number: Int) -> String {
    number < 10 && number >= 0 ? "0\(number)" : String(number)
  }

  /// A year of four digits; one before Christ as TIMEX3 writes it.
  static func year(_ year: Int, isBC: Bool = false) -> String {
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return isBC ? "BC" + padded : padded
  }
}
