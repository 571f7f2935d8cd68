/// Units that quantities are measured in, and currencies.
enum Measures {
  /// What the value of a word of class `measure` stands for, with the words for it.
  private static let measures: [(unit: String, words: String)] = [
    ("m", "metre metres meter meters"), ("km", "km kilometre kilometres kilometer kilometers"),
    ("cm", "cm centimetre centimetres centimeter centimeters"),
    ("mm", "mm millimetre millimetres millimeter millimeters"),
    ("mi", "mile miles"), ("[ft_i]", "foot feet ft"), ("[in_i]", "inch inches"),
    ("[yd_i]", "yard yards"), ("kg", "kg kilo kilos kilogram kilograms kilogramme kilogrammes"),
    ("g", "gram grams gramme grammes"), ("t", "tonne tonnes ton tons"), ("[lb_av]", "lb lbs"),
    ("[oz_av]", "ounce ounces oz"),
    ("mg", "mg milligram milligrams milligramme milligrammes"),
    ("L", "litre litres liter liters"), ("[bbl_us]", "barrel barrels"), ("[bbl_us]/d", "bpd"),
    ("mL", "ml millilitre millilitres milliliter milliliters"),
    ("[gal_us]", "gallon gallons"), ("har", "hectare hectares"), ("[acr_us]", "acre acres"),
    ("MW", "megawatt megawatts mw"), ("GW", "gigawatt gigawatts gw"), ("kW", "kilowatt kilowatts"),
    ("[kn_i]", "knot knots"), ("km/h", "kph kmh"), ("[mi_i]/h", "mph"), ("Cel", "celsius"),
    ("kt", "kiloton kilotons kilotonne kilotonnes"), ("deg", "degree degrees"),
    ("calibre", "calibre caliber"), ("[degF]", "fahrenheit"), ("m/s", "mps"), ("kW.h", "kwh"),
    ("MW.h", "mwh"),
    ("GW.h", "gwh"), ("W", "watt watts"), ("MHz", "megahertz mhz"), ("GHz", "gigahertz ghz"),
    ("MBy", "megabyte megabytes mb"), ("GBy", "gigabyte gigabytes gb"),
    ("TBy", "terabyte terabytes tb"),
  ]

  /// What the value of a word of class `currency` stands for, with the words for it.
  ///
  /// A currency's name that several countries share keeps its name, and is the code of none.
  private static let currencies: [(code: String, words: String)] = [
    ("USD", "usd dollar dollars bucks"), ("USD/100", "cent cents"), ("EUR", "euro euros eur"),
    ("GBP", "gbp sterling"), ("pound", "pound pounds"), ("JPY", "yen jpy"),
    ("CNY", "yuan renminbi cny"),
    ("RUB", "rouble roubles ruble rubles rub"), ("rupee", "rupee rupees rs"), ("INR", "inr"),
    ("peso", "peso pesos"), ("franc", "franc francs"), ("XOF", "cfa"), ("lira", "lira liras"),
    ("TRY", "try"), ("UAH", "hryvnia hryvnias hryvnya uah"), ("ZAR", "rand"), ("KRW", "won"),
    ("shilling", "shilling shillings"), ("dinar", "dinar dinars"), ("dirham", "dirham dirhams"),
    ("riyal", "riyal riyals rial rials"), ("krone", "krone kroner kronor krona crowns"),
    ("PLN", "zloty zlotys"), ("HUF", "forint forints"), ("leu", "lei leu"), ("IDR", "rupiah"),
    ("BDT", "taka"), ("THB", "baht"), ("BRL", "real reais"), ("NGN", "naira"),
    ("GHS", "cedi cedis"),
    ("ETB", "birr"), ("som", "som soms"), ("KZT", "tenge"), ("ILS", "shekel shekels"),
    ("PHP", "php"), ("VND", "dong"), ("MYR", "ringgit"), ("kyat", "kyat kyats"), ("GEL", "lari"),
    ("AMD", "dram drams"), ("CHF", "chf"), ("SEK", "sek"), ("NOK", "nok"), ("DKK", "dkk"),
    ("AUD", "aud"), ("CAD", "cad"), ("NZD", "nzd"), ("SGD", "sgd"), ("HKD", "hkd"), ("TWD", "twd"),
    ("MXN", "mxn"), ("AED", "aed"), ("SAR", "sar"), ("EGP", "egp"), ("PKR", "pkr"), ("KES", "kes"),
    ("manat", "manat manats"), ("afghani", "afghani afghanis"),
  ]

  /// Nations whose adjective before a shared name of a currency decides it.
  private static let nations: [(word: String, codes: [String: String])] = [
    ("us", ["USD": "USD"]), ("american", ["USD": "USD"]), ("canadian", ["USD": "CAD"]),
    ("australian", ["USD": "AUD"]), ("taiwan", ["USD": "TWD"]), ("singapore", ["USD": "SGD"]),
    ("british", ["pound": "GBP"]), ("syrian", ["pound": "SYP"]), ("egyptian", ["pound": "EGP"]),
    ("lebanese", ["pound": "LBP", "lira": "LBP"]), ("sudanese", ["pound": "SDG"]),
    ("turkish", ["lira": "TRY"]), ("swiss", ["franc": "CHF"]), ("indian", ["rupee": "INR"]),
    ("pakistani", ["rupee": "PKR"]), ("nepalese", ["rupee": "NPR"]), ("mexican", ["peso": "MXN"]),
    ("philippine", ["peso": "PHP"]), ("kenyan", ["shilling": "KES"]),
    ("ugandan", ["shilling": "UGX"]), ("somali", ["shilling": "SOS"]), ("iraqi", ["dinar": "IQD"]),
    ("kuwaiti", ["dinar": "KWD"]), ("libyan", ["dinar": "LYD"]), ("saudi", ["riyal": "SAR"]),
    ("iranian", ["riyal": "IRR"]), ("yemeni", ["riyal": "YER"]), ("swedish", ["krone": "SEK"]),
    ("norwegian", ["krone": "NOK"]), ("danish", ["krone": "DKK"]), ("czech", ["krone": "CZK"]),
    ("romanian", ["leu": "RON"]), ("kyrgyz", ["som": "KGS"]), ("cfa", ["franc": "XOF"]),
  ]

  /// The lines of the table of words that these lists give.
  static let lines: String = {
    var lines =
      "percent 1 percent pc pct\nsquare 1 square sq\nsquare 2 cubic cu\n"
      + "square 3 nautical\nabbreviation 0 sq cu rs\n"
    for (index, measure) in measures.enumerated() {
      lines += "measure \(index + 1) \(measure.words)\n"
    }
    for (index, currency) in currencies.enumerated() {
      lines += "currency \(index + 1) \(currency.words)\n"
    }
    for (index, nation) in nations.enumerated() { lines += "nation \(index + 1) \(nation.word)\n" }
    return lines
  }()

  /// The unit of a word of class `measure`, in the Unified Code for Units of Measure.
  ///
  /// - Parameter power: The value of the word `square`, `cubic` or `nautical` before it; else 0.
  static func unit(_ value: Int32, power: Int32 = 0) -> String {
    let index = Int(value) - 1
    guard index >= 0, index < measures.count * (spans.count + 1) else { return "" }
    guard index < measures.count else {
      let (span, base) = (index / measures.count - 1, index % measures.count)
      return unit(Int32(base + 1), power: power) + "/" + spans[span].symbol
    }
    let unit = measures[index].unit
    let name = unit == "mi" ? "[mi_i]" : unit
    return switch power {
    case 1: name + "2"
    case 2: name + "3"
    case 3 where unit == "mi": "[nmi_i]"
    default: name
    }
  }

  /// The units of time that rates are told by.
  ///
  /// The value of a rate is that of its measure and, for the first of these, the number of all measures;
  /// for the second twice that, and so on.
  private static let spans: [(unit: TimeUnit, symbol: String)] = [
    (.hour, "h"), (.day, "d"), (.second, "s"), (.minute, "min"), (.week, "wk"), (.month, "mo"),
    (.year, "a"),
  ]

  /// The value of class `measure` that a unit has; `nil` for a unit of none.
  private static func value(of unit: String) -> Int32? {
    measures.firstIndex { $0.unit == unit }.map { Int32($0 + 1) }
  }

  private static func name(_ value: Int32) -> String? {
    measures.indices.contains(Int(value) - 1) ? measures[Int(value) - 1].unit : nil
  }

  /// The measure of degrees on a scale: `degrees Celsius`; `nil` where the first is no degree.
  static func scale(of degree: Int32, _ scale: Int32) -> Int32? {
    guard name(degree) == "deg", let unit = name(scale), unit == "Cel" || unit == "[degF]" else {
      return nil
    }
    return scale
  }

  /// The measure of degrees on the scale that `C` or `F` stands for.
  static func degrees(isFahrenheit: Bool) -> Int32? { value(of: isFahrenheit ? "[degF]" : "Cel") }

  /// The measure of a rate: kilometres an hour, barrels a day; `nil` for what is a rate already.
  static func rate(of measure: Int32, per unit: TimeUnit) -> Int32? {
    guard let name = name(measure), !name.contains("/"),
      let span = spans.firstIndex(where: { $0.unit == unit })
    else { return nil }
    return measure + Int32(measures.count * (span + 1))
  }

  /// The measure of energy that a power and hours make: `kilowatt-hours`; `nil` for others.
  static func energy(of power: Int32, _ unit: TimeUnit) -> Int32? {
    unit == .hour ? name(power).flatMap { value(of: $0 + ".h") } : nil
  }

  /// Whether a word of class `measure` is a degree.
  static func isDegree(_ value: Int32) -> Bool { name(value) == "deg" }

  /// Whether a word of class `currency` is a hundredth of one.
  static func isCent(_ value: Int32) -> Bool { code(value) == "USD/100" }

  /// The measure of weight that a word of class `currency` may be: `pound`; `nil` for others.
  static func weight(_ value: Int32) -> String? { code(value) == "pound" ? "[lb_av]" : nil }

  private static func code(_ value: Int32) -> String? {
    currencies.indices.contains(Int(value) - 1) ? currencies[Int(value) - 1].code : nil
  }

  /// The ISO 4217 code of a word of class `currency`, or its name where several countries share it.
  ///
  /// - Parameter nation: The value of the adjective before it; else 0.
  static func currency(_ value: Int32, nation: Int32 = 0) -> String {
    guard let code = code(value) else { return "" }
    guard nations.indices.contains(Int(nation) - 1) else { return code }
    return nations[Int(nation) - 1].codes[code] ?? code
  }

  /// The code of the currency that a sign stands for.
  ///
  /// - Parameters:
  ///   - sign: `$`, `€`, `£`, `¥` as a scalar value.
  ///   - prefix: The letters before it, packed with the first lowest; 0 for none.
  static func currency(sign: UInt32, prefix: Int32) -> String {
    switch (sign, prefix) {
    case (0x24, 0): "USD"
    case (0x24, let letters): dollars[letters] ?? "USD"
    case (0xA3, _): "GBP"
    case (0xA5, _): "JPY"
    case (0x20B9, _): "INR"
    case (0x20A6, _): "NGN"
    case (0x20A9, _): "KRW"
    case (0x20AA, _): "ILS"
    case (0x20BA, _): "TRY"
    case (0x20BD, _): "RUB"
    default: "EUR"
    }
  }

  /// The letters before a dollar sign, packed, and what they make of it.
  private static let dollars: [Int32: String] = [
    pack("us"): "USD", pack("a"): "AUD", pack("au"): "AUD", pack("c"): "CAD", pack("ca"): "CAD",
    pack("hk"): "HKD", pack("nt"): "TWD", pack("nz"): "NZD", pack("s"): "SGD",
  ]

  private static func pack(_ letters: String) -> Int32 {
    letters.utf8.reversed().reduce(0) { $0 << 8 | Int32($1) }
  }
}
