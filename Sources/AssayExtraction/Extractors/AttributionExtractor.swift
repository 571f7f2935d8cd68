import AssayModel

/// Says which reports the events that other stages found stand in, and takes the speaker of a report
/// out of the roles of what is reported.
///
/// A governed event becomes a filler of the report's content role. The speaker stays in a role where
/// the report is of an act of its own: `the group claimed the attack`.
struct AttributionExtractor: Extractor {
  let identity: ExtractorIdentity
  let vocabulary = Vocabulary()
  private let source: StageInput
  private let reports: Set<String>
  private let speaker: String
  private let content: String
  private let masks: Bool

  init(_ values: SettingValues) throws(SettingError) {
    source = try values.choice("events", of: StageInput.self)
    reports = Set(values.names("reports"))
    speaker = try values.name("speaker")
    content = try values.name("content")
    masks = try values.flag("mask")
    identity = ExtractorIdentity(
      name: "attribution", version: "1", settings: values.description)
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
    let items = items(of: layer, folded)
    let governors = AttributionReader(text: text, folded: folded).governors(of: items)
    var reportOf = [Int?](repeating: nil, count: layer.events.count)
    var contents = [[Int]](repeating: [], count: layer.events.count)
    var claims = [Bool](repeating: false, count: layer.events.count)
    for (item, governor) in zip(items, governors) {
      guard let governor else { continue }
      let report = items[governor]
      reportOf[item.event] = report.event
      contents[report.event].append(item.event)
      claims[item.event] = AttributionReader.ownActs.contains(
        folded.words[report.trigger.lowerBound].hash)
    }
    var copy = LayerCopy(mentionsOf: layer, to: &sink)
    copy.addEntities(layer.entities.map(\.mentions), to: &sink)
    copy.addEvents(
      of: layer, to: &sink, attributes: { layer.events[$0].attributes },
      arguments: { index in
        arguments(
          of: index, in: layer, report: claims[index] ? nil : reportOf[index],
          contents: contents[index])
      })
  }

  /// The events with their triggers, in text order.
  private func items(of layer: Layer, _ folded: FoldedWords) -> [AttributionReader.Item] {
    let items = layer.events.enumerated().compactMap { index, event -> AttributionReader.Item? in
      guard let extent = event.trigger?.extent else { return nil }
      let words = folded.words(in: extent.first)
      guard !words.isEmpty else { return nil }
      return AttributionReader.Item(
        event: index, trigger: words, isReport: reports.contains(event.type),
        speakers: speakers(of: event, in: layer, folded))
    }
    return items.sorted {
      ($0.trigger.lowerBound, $0.event) < ($1.trigger.lowerBound, $1.event)
    }
  }

  /// The speakers that stand in the sentence of the report.
  private func speakers(
    of event: Event, in layer: Layer, _ folded: FoldedWords
  ) -> [Range<Int>] {
    guard let trigger = event.trigger?.extent else { return [] }
    return event.arguments.compactMap { argument in
      guard argument.role == speaker, case .mention(let index) = argument.filler else { return nil }
      let extent = layer.mentions[index].extent.envelope
      guard abs(extent.start - trigger.start) < 300 else { return nil }
      let words = folded.words(in: extent)
      let own = folded.words(in: trigger.first)
      guard let first = words.first, let verb = own.first,
        folded.words[first].sentence == folded.words[verb].sentence
      else { return nil }
      return words
    }
  }

  private func arguments(
    of index: Int, in layer: Layer, report: Int?, contents: [Int]
  ) -> [Argument] {
    let event = layer.events[index]
    var arguments = event.arguments
    if reports.contains(event.type) {
      arguments.removeAll { $0.role == content }
      arguments += contents.sorted().map { Argument(role: content, filler: .event($0)) }
    } else if masks, let report {
      let speakers = layer.events[report].arguments.filter { $0.role == speaker }.map(\.filler)
      arguments.removeAll { speakers.contains($0.filler) }
    }
    return arguments
  }
}

struct AttributionKind: ExtractorKind {
  let name = "attribution"
  let summary =
    "finds what reports are about, and takes speakers out of the roles of what they report"
  let settings = [
    Setting("events", default: "found", "found: by the stages before; gold: to measure it alone"),
    Setting("reports", default: "Statement-Report", "the types of reports, split by |"),
    Setting("speaker", default: "Speaker", "the role of who reports"),
    Setting("content", default: "Content", "the role of what is reported"),
    Setting("mask", default: "true", "whether speakers leave the roles of what they report"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try AttributionExtractor(values)
  }
}
