/// A word, numeral or mark of a text, with what it may be in an expression of time or quantity.
struct TimeLexeme: Sendable {
  /// The first byte.
  var start: Int
  /// One past the last byte.
  var end: Int
  /// What it may be.
  var classes: WordClass
  /// What it says about what stands near.
  var cue = Cue.none
  /// What a word of its class stands for; of a clock time the seconds since midnight, of a date in
  /// digits its three numbers, packed.
  var value: Int32 = 0
  /// The value of a numeral.
  var number = 0.0
  /// How many digits a whole number without separators has; 0 for words.
  var digits: UInt8 = 0
  /// The two digits behind the point, for clock times such as 4.40; `nil` for others.
  var minutes: UInt8?
  /// How it builds a numeral of several words.
  var numeral = TimeWords.Numeral.none
  /// Whether it begins with a capital letter.
  var isCapitalised = false
  /// Whether the word is an abbreviation without its full stop.
  var lacksStop = false
  /// Whether nothing stands between it and what is before it.
  var isTight = false
}

/// A calendar date or clock time written in digits alone.
struct DigitDate: Hashable, Sendable {
  /// The three numbers as written; of an ISO date year, month and day.
  var first: Int
  var second: Int
  var third: Int
  /// Whether the year stands first.
  var isISO: Bool
  /// How many digits the last number has.
  var lastDigits: Int

  /// In one number, for a lexeme.
  var packed: Double {
    let head = (first * 100 + second) * 10_000 + third
    return Double((head * 10 + lastDigits) * 2 + (isISO ? 1 : 0))
  }

  /// What a lexeme holds.
  init(packed: Double) {
    let whole = Int(packed)
    isISO = whole % 2 == 1
    lastDigits = whole / 2 % 10
    third = whole / 20 % 10_000
    second = whole / 200_000 % 100
    first = whole / 20_000_000
  }

  /// Takes the numbers.
  init(_ first: Int, _ second: Int, _ third: Int, isISO: Bool, lastDigits: Int) {
    self.first = first
    self.second = second
    self.third = third
    self.isISO = isISO
    self.lastDigits = lastDigits
  }
}
