import AssayModel

/// Says of the events that other stages found whether they took place.
///
/// What it is given it gives on, with the attribute `Realis` anew.
struct RealisExtractor: Extractor {
  let identity: ExtractorIdentity
  let vocabulary = Vocabulary()
  private let source: StageInput
  private let attribute: String
  private let writesActual: Bool
  private let reports: Set<String>
  private let supports: Set<String>

  init(_ values: SettingValues) throws(SettingError) {
    source = try values.choice("events", of: StageInput.self)
    attribute = try values.name("attribute")
    writesActual = try values.flag("actual")
    reports = Set(values.names("reports"))
    supports = Set(values.names("promises"))
    identity = ExtractorIdentity(name: "realis", version: "1", settings: values.description)
  }

  var readsGold: Bool { source == .gold }
  var givesAllOn: Bool { true }

  func makeScratch() -> FoldedWords { FoldedWords() }

  func extract(
    _ input: borrowing ExtractionInput, scratch folded: inout FoldedWords,
    into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    let layer = try source.layer(of: input, for: identity.name, setting: "events")
    let text = input.article.text
    folded.read(text)
    let triggers = layer.events.map { event -> Range<Int>? in
      guard let extent = event.trigger?.extent else { return nil }
      let words = folded.words(in: extent.envelope)
      return words.isEmpty ? nil : words
    }
    let found = RealisReader(text: text, folded: folded).realis(
      of: triggers, as: layer.events.map { sort(of: $0.type) })
    var copy = LayerCopy(mentionsOf: layer, to: &sink)
    copy.addEntities(layer.entities.map(\.mentions), to: &sink)
    copy.addEvents(
      of: layer, to: &sink,
      attributes: { index in
        let others = layer.events[index].attributes.filter { $0.name != attribute }
        let realis = found[index]
        return realis == .actual && !writesActual
          ? others : others + [Attribute(attribute, realis.rawValue)]
      }, arguments: { layer.events[$0].arguments })
  }
}

extension RealisExtractor {
  private func sort(of type: String) -> EventSort {
    reports.contains(type) ? .report : supports.contains(type) ? .support : .other
  }
}

struct RealisKind: ExtractorKind {
  let name = "realis"
  let summary = "says of the events that earlier stages found whether they took place"
  let settings = [
    Setting("events", default: "found", "found: by the stages before; gold: to measure it alone"),
    Setting("attribute", default: "Realis", "the attribute that it sets"),
    Setting("actual", default: "true", "whether Actual is written"),
    Setting("reports", default: "Statement-Report", "the types of reports, split by |"),
    Setting("promises", default: "Aid-Support", "the types that a promise gives, split by |"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try RealisExtractor(values)
  }
}
