/// What a word, numeral or mark may be in an expression of time or quantity; a word may be several.
struct WordClass: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  private init(bit: Int) {
    rawValue = 1 << UInt64(bit)
  }

  // Numerals.
  static let number = Self(bit: 0)
  static let ordinal = Self(bit: 1)
  static let fraction = Self(bit: 2)
  static let vague = Self(bit: 3)
  static let year = Self(bit: 4)
  static let day = Self(bit: 5)
  static let hour = Self(bit: 6)
  static let clock = Self(bit: 7)
  static let iso = Self(bit: 8)
  static let decade = Self(bit: 9)
  // Names of times.
  static let month = Self(bit: 10)
  static let weekday = Self(bit: 11)
  static let weekdays = Self(bit: 12)
  static let part = Self(bit: 13)
  static let point = Self(bit: 14)
  static let unit = Self(bit: 15)
  static let units = Self(bit: 16)
  static let season = Self(bit: 17)
  static let holiday = Self(bit: 18)
  static let deictic = Self(bit: 19)
  static let often = Self(bit: 20)
  static let quarter = Self(bit: 21)
  static let half = Self(bit: 22)
  static let century = Self(bit: 23)
  static let dark = Self(bit: 24)
  // Words around them.
  static let last = Self(bit: 25)
  static let next = Self(bit: 26)
  static let this = Self(bit: 27)
  static let that = Self(bit: 28)
  static let every = Self(bit: 29)
  static let another = Self(bit: 30)
  static let ago = Self(bit: 31)
  static let later = Self(bit: 32)
  static let before = Self(bit: 33)
  static let approx = Self(bit: 34)
  static let shortly = Self(bit: 35)
  static let early = Self(bit: 36)
  static let edge = Self(bit: 37)
  static let meridiem = Self(bit: 38)
  static let oclock = Self(bit: 39)
  static let zone = Self(bit: 40)
  static let era = Self(bit: 41)
  static let past = Self(bit: 42)
  // Little words and marks.
  static let of = Self(bit: 43)
  static let and = Self(bit: 44)
  static let or = Self(bit: 45)
  static let to = Self(bit: 46)
  static let a = Self(bit: 47)
  static let the = Self(bit: 48)
  static let `in` = Self(bit: 49)
  static let on = Self(bit: 50)
  static let at = Self(bit: 51)
  static let with = Self(bit: 52)
  static let between = Self(bit: 53)
  static let dash = Self(bit: 54)
  static let comma = Self(bit: 55)
  static let stop = Self(bit: 56)
  // Measures.
  static let sign = Self(bit: 57)
  static let currency = Self(bit: 58)
  static let nation = Self(bit: 59)
  static let measure = Self(bit: 60)
  static let percent = Self(bit: 61)
  static let square = Self(bit: 62)
  static let word = Self(bit: 63)

  /// The classes by the names that patterns use.
  static let names: [String: WordClass] = [
    "number": number, "ordinal": ordinal, "fraction": fraction, "vague": vague, "year": year,
    "day": day, "hour": hour, "clock": clock, "iso": iso, "decade": decade, "month": month,
    "weekday": weekday, "weekdays": weekdays, "part": part, "point": point, "unit": unit,
    "units": units, "season": season, "holiday": holiday, "deictic": deictic, "often": often,
    "quarter": quarter, "half": half, "century": century, "dark": dark, "last": last,
    "next": next, "this": this, "that": that, "every": every, "another": another, "ago": ago,
    "later": later, "before": before, "approx": approx, "shortly": shortly, "early": early,
    "edge": edge, "meridiem": meridiem, "oclock": oclock, "zone": zone, "era": era, "past": past,
    "of": of, "and": and, "or": or, "to": to, "a": a, "the": the, "in": `in`, "on": on, "at": at,
    "with": with, "between": between, "dash": dash, "comma": comma, "stop": stop, "sign": sign,
    "currency": currency, "nation": nation, "measure": measure, "percent": percent,
    "square": square, "word": word,
  ]
}

/// What a word says about the expressions near it, beside its class.
enum Cue: UInt8, Sendable {
  case none
  /// The clause is about what is to come: `will`.
  case future
  /// The clause is about what was: `said`.
  case past
  /// A number after it is part of a name: `Resolution`.
  case name
  /// A number after it is an age: `aged`.
  case age
  /// A person noun after which `of` and a number are an age: `boy`.
  case person
  /// Deaths, injuries, people missed, people who fled: what a number near it counts.
  case dead
  case injured
  case missing
  case displaced
  /// `old`, which makes a duration an age.
  case old
  /// `no`, `any`, `the`: before `one` they make it a pronoun.
  case no
  // Words that others join to one expression.
  case feast, dayWord, new, local, timeWord, more, than, `as`, least, up, many, points, several
  case per, minus, times, other, now, fiscal, own, not, well, estimated, so, plus, out, magnitude
  /// What stands behind a number and belongs to it: `or more`, `or so`, `-plus`; the value is that of an approximator.
  case tail
}
