/// A numeral that grows word by word.
struct NumeralSum: Sendable {
  private enum Last {
    case nothing, digits, unit, tens, hundred, scale, dozen
  }

  private var total = 0.0
  private var current: Double?
  private var last = Last.nothing
  private var lastScale: Int32 = .max

  /// What was said so far.
  var value: Double { total + (current ?? 0) }

  /// What the last word multiplies by: a hundred, a dozen or a greater scale; else nothing.
  var scale: TimeWords.Numeral {
    switch last {
    case .hundred: .hundred
    case .scale: .scale
    case .dozen: .dozen
    case .nothing, .digits, .unit, .tens: .none
    }
  }

  /// Whether the last word was `twenty` to `ninety`.
  var endsInTens: Bool { last == .tens }

  /// Takes a lexeme that goes on with the numeral; whether it does.
  mutating func take(_ lexeme: TimeLexeme) -> Bool {
    guard canTake(lexeme) else { return false }
    let value = Double(lexeme.value)
    switch lexeme.numeral {
    case .none:
      current = lexeme.number
      last = .digits
    case .unit:
      current = (current ?? 0) + value
      last = .unit
    case .tens:
      current = (current ?? 0) + value
      last = .tens
    case .hundred:
      current = (current ?? 1) * 100
      last = .hundred
    case .dozen:
      current = (current ?? 1) * 12
      last = .dozen
    case .scale:
      total += (current ?? 1) * Self.power(lexeme.value)
      current = nil
      last = .scale
      lastScale = lexeme.value
    }
    return true
  }

  /// Whether a lexeme goes on with the numeral.
  func canTake(_ lexeme: TimeLexeme) -> Bool {
    switch lexeme.numeral {
    case .none: return lexeme.classes.contains(.number) && last == .nothing
    case .unit:
      return switch last {
      case .nothing, .hundred, .scale: true
      case .tens: lexeme.value < 10
      case .digits, .unit, .dozen: false
      }
    case .tens: return last == .nothing || last == .hundred || last == .scale
    case .hundred:
      return last == .nothing
        || (last == .unit || last == .digits || last == .tens) && (current ?? 100) < 100
    case .dozen: return last == .nothing || last == .unit || last == .digits
    case .scale:
      return last == .nothing || (current != nil && lexeme.value < lastScale && last != .dozen)
    }
  }

  /// Whether a mark or `and` may stand here inside the numeral.
  func joins(_ lexeme: TimeLexeme) -> Bool {
    if lexeme.classes.contains(.dash) { return last == .tens || last == .digits || last == .unit }
    return lexeme.classes.contains(.and)
      && (last == .hundred || last == .scale && lastScale == 3)
  }

  /// Adds a half.
  mutating func addHalf() {
    current = (current ?? 0) + 0.5
  }

  /// Ten to a power.
  static func power(_ exponent: Int32) -> Double {
    var value = 1.0
    for _ in 0..<exponent { value *= 10 }
    return value
  }
}
