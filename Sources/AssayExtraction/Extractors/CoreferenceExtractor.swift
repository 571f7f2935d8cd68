import AssayModel

/// Joins the mentions that other stages found into entities, by a deterministic sieve.
///
/// What it is given it gives on; entities that are there already are replaced.
struct CoreferenceExtractor: Extractor {
  let identity: ExtractorIdentity
  let vocabulary = Vocabulary()
  private let source: StageInput
  private let joinsNominals: Bool
  private let joinsPronouns: Bool
  private let personTypes: Set<String>
  private let freeTypes: Set<String>

  init(_ values: SettingValues) throws(SettingError) {
    source = try values.choice("mentions", of: StageInput.self)
    joinsNominals = try values.flag("nominals")
    joinsPronouns = try values.flag("pronouns")
    personTypes = Set(values.names("persons"))
    freeTypes = Set(values.names("leave"))
    identity = ExtractorIdentity(
      name: "coreference", version: "1", settings: values.description)
  }

  var readsGold: Bool { source == .gold }
  var givesAllOn: Bool { true }

  func makeScratch() -> FoldedWords { FoldedWords() }

  func extract(
    _ input: borrowing ExtractionInput, scratch folded: inout FoldedWords,
    into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    let layer = try source.layer(of: input, for: identity.name, setting: "mentions")
    var copy = LayerCopy(mentionsOf: layer, to: &sink)
    copy.addEntities(groups(of: layer, in: input.article.text, &folded), to: &sink)
    copy.addEvents(
      of: layer, to: &sink, attributes: { layer.events[$0].attributes },
      arguments: { layer.events[$0].arguments })
  }

  /// Groups of indexes into the layer's mentions.
  private func groups(
    of layer: Layer, in text: ArticleText, _ folded: inout FoldedWords
  ) -> [[Int]] {
    folded.read(text)
    let reading = CoreferenceReading(
      text: text, folded: folded, personTypes: personTypes)
    let order = layer.mentions.indices.sorted {
      (layer.mentions[$0].extent, $0) < (layer.mentions[$1].extent, $1)
    }
    let mentions = order.compactMap { index -> CoreferenceMention? in
      freeTypes.contains(layer.mentions[index].type)
        ? nil : reading.mention(layer.mentions[index], index: index)
    }
    var sieve = CoreferenceSieve(
      text: text, folded: folded, mentions: mentions,
      links: mentions.map { layer.mentions[$0.index].links }, personTypes: personTypes)
    let groups = sieve.resolve(names: true, nominals: joinsNominals, pronouns: joinsPronouns)
    return groups.map { group in group.map { mentions[$0].index } }
  }
}

struct CoreferenceKind: ExtractorKind {
  let name = "coreference"
  let summary = "joins the mentions that earlier stages found into entities, by name and by rule"
  let settings = [
    Setting("mentions", default: "found", "found: by the stages before; gold: to measure it alone"),
    Setting("nominals", default: "true", "whether nominals such as the town are joined"),
    Setting("pronouns", default: "true", "whether pronouns are joined"),
    Setting("persons", default: "Person|PER|PERSON|person", "the types of persons, split by |"),
    Setting(
      "leave", default: "Time|Quantity|Demonym", "the types that are never joined, split by |"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try CoreferenceExtractor(values)
  }
}
