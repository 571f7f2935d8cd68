import AssayModel

/// Finds times and quantities, with normalised values as attributes.
///
/// A time has `Timex` (`DATE`, `TIME`, `DURATION` or `SET`), and where they are known `Value` and
/// `Mod`, as in TimeML's TIMEX3. A quantity has `Measure` (`count`, `money`, `percent`, `fraction` or
/// `measure`), `Value`, and where there are any `Mod`, `Unit` and `Counts` (`dead`, `injured`,
/// `missing` or `displaced`).
struct TimesExtractor: Extractor {
  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let time: Label
  private let quantity: Label
  private let dateKey: String
  private let order: TimeContext.Order

  init(_ values: SettingValues) throws(SettingError) {
    var vocabulary = Vocabulary()
    time = vocabulary.label(try values.name("time"))
    quantity = vocabulary.label(try values.name("quantity"))
    self.vocabulary = vocabulary
    dateKey = values.text("date")
    order = try values.choice("order", of: TimeContext.Order.self)
    identity = ExtractorIdentity(name: "times", version: "3", settings: values.description)
  }

  func makeScratch() -> TimeScanner { TimeScanner() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout TimeScanner, into sink: inout AnnotationSink
  ) {
    let article = input.article
    let context = TimeContext(
      reference: scratch.referenceDate(of: article, key: dateKey), order: order)
    scratch.scan(article.text, in: context) { [time, quantity] found in
      switch found.value {
      case .time(let value):
        sink.addMention(time, Extent(found.extent), attributes: Self.attributes(of: value))
      case .quantity(let value, let counts):
        sink.addMention(
          quantity, Extent(found.extent), attributes: Self.attributes(of: value, counts: counts))
      }
    }
  }

  private static func attributes(of value: TimeValue) -> [Attribute] {
    var attributes = [Attribute("Timex", value.sort.rawValue)]
    if let text = value.value { attributes.append(Attribute("Value", text)) }
    if let modifier = value.modifier { attributes.append(Attribute("Mod", modifier.rawValue)) }
    return attributes
  }

  private static func attributes(of value: QuantityValue, counts: Cue) -> [Attribute] {
    var attributes = [
      Attribute("Measure", value.sort.rawValue), Attribute("Value", value.value),
    ]
    if let modifier = value.modifier { attributes.append(Attribute("Mod", modifier.rawValue)) }
    if let unit = value.unit { attributes.append(Attribute("Unit", unit)) }
    switch counts {
    case .dead: attributes.append(Attribute("Counts", "dead"))
    case .injured: attributes.append(Attribute("Counts", "injured"))
    case .missing: attributes.append(Attribute("Counts", "missing"))
    case .displaced: attributes.append(Attribute("Counts", "displaced"))
    default: break
    }
    return attributes
  }
}

struct TimesKind: ExtractorKind {
  let name = "times"
  let summary = "finds times and quantities, with their values in ISO 8601, numbers and units"
  let settings = [
    Setting("time", default: "Time", "the type of times"),
    Setting("quantity", default: "Quantity", "the type of quantities"),
    Setting("date", default: "date", "the metadata that hold an article's date"),
    Setting("order", default: "none", "dmy or mdy: what 04/05/2016 means; none: unresolved"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try TimesExtractor(values)
  }
}
