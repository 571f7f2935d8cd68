import AssayModel

/// The annotations of an article that a subject counts, aligned.
struct AlignedItems {
  /// The number of each gold annotation's type.
  let goldTypes: [Int]
  /// The number of each predicted annotation's type.
  let predictedTypes: [Int]
  /// What slices ask of them; empty where there are none.
  var goldFacts: [ItemFacts] = []
  var predictedFacts: [ItemFacts] = []
  let alignment: Alignment

  // MARK: - Outcomes

  /// The outcomes of each type that occurs, by number, ascending.
  func byType(count: Int) -> [(type: Int, outcomes: PairedOutcomes)] {
    var rows = [PairedOutcomes](repeating: PairedOutcomes(), count: count)
    for pair in alignment.pairs {
      rows[goldTypes[pair.gold]].gold.count(pair.correspondence)
      rows[predictedTypes[pair.predicted]].predicted.count(pair.correspondence)
    }
    for index in alignment.missed { rows[goldTypes[index]].gold.count(nil) }
    for index in alignment.spurious { rows[predictedTypes[index]].predicted.count(nil) }
    return rows.enumerated().filter { $0.element != PairedOutcomes() }
      .map { (type: $0.offset, outcomes: $0.element) }
  }

  /// The outcomes of each part of the slices; a pair counts for the part of either side.
  func parts(
    of slices: [Slice], _ pair: ArticlePair, whole: PairedOutcomes
  ) -> [Group: PairedOutcomes] {
    var parts: [Group: PairedOutcomes] = [:]
    for slice in slices {
      if slice.isOfArticles {
        if let value = slice.value(of: pair) { parts[Group(slice.name, value)] = whole }
      } else if !goldFacts.isEmpty || !predictedFacts.isEmpty {
        add(slice, in: pair.text, to: &parts)
      }
    }
    return parts
  }

  private func add(_ slice: Slice, in text: ArticleText?, to parts: inout [Group: PairedOutcomes]) {
    let golds = slice.values(of: goldFacts, in: text)
    let predicteds = slice.values(of: predictedFacts, in: text)
    // Mentions and triggers have no role to be parted by.
    if slice == .role && (golds + predicteds).allSatisfy({ $0 == nil }) { return }
    func group(_ value: String?) -> Group { Group(slice.name, value ?? "(none)") }
    for pair in alignment.pairs {
      let gold = golds[pair.gold], predicted = predicteds[pair.predicted]
      parts[group(gold), default: PairedOutcomes()].gold.count(pair.correspondence)
      parts[group(predicted ?? gold), default: PairedOutcomes()].predicted
        .count(pair.correspondence)
    }
    for index in alignment.missed {
      parts[group(golds[index]), default: PairedOutcomes()].gold.count(nil)
    }
    for index in alignment.spurious {
      parts[group(predicteds[index]), default: PairedOutcomes()].predicted.count(nil)
    }
  }
}

// MARK: - Mentions

extension AlignedItems {
  init(
    mentionsOf pair: ArticlePair, threshold: OverlapThreshold?, _ types: inout NameTable,
    _ duplicates: Duplicates, isSliced: Bool
  ) {
    let golds = pair.gold?.mentions ?? [], predicteds = pair.predicted?.mentions ?? []
    let places = threshold.flatMap { _ in pair.text.flatMap(CodePointPlaces.init) }
    func placed(_ mentions: [Mention]) -> [PlacedMention] {
      guard let places else { return PlacedMention.all(of: mentions, types: &types) }
      return mentions.indices.map { index in
        PlacedMention(
          places.extent(of: mentions[index].extent), types.number(of: mentions[index].type),
          index: index)
      }
    }
    let gold = placed(golds), predicted = placed(predicteds)
    goldTypes = gold.map(\.type)
    predictedTypes = predicted.map(\.type)
    alignment = Alignment(
      gold: gold, predicted: predicted, types: types.names, duplicates: duplicates,
      threshold: threshold)
    if isSliced {
      goldFacts = golds.map { ItemFacts($0) }
      predictedFacts = predicteds.map { ItemFacts($0) }
    }
  }
}

extension ItemFacts {
  fileprivate init(_ mention: Mention) {
    self.init(mention.extent, type: mention.type, attributes: mention.attributes)
  }
}

/// Extents in code points, for texts in which these are not bytes.
private struct CodePointPlaces {
  private let text: ArticleText
  private let offsets: OffsetTable

  /// `nil` for a text of ASCII, where both units agree.
  init?(_ text: ArticleText) {
    guard !text.isASCII else { return nil }
    self.text = text
    offsets = OffsetTable(text)
  }

  /// The extent in code points; an extent that does not lie in the text stays as it is.
  func extent(of extent: Extent) -> Extent {
    guard extent.end <= text.count else { return extent }
    return Extent(
      joining: extent.fragments.map {
        Fragment(
          offsets.position(ofByte: $0.start, in: .codePoint),
          offsets.position(ofByte: $0.end, in: .codePoint))
      }) ?? extent
  }
}

// MARK: - Keyed annotations

extension AlignedItems {
  private init<Key>(
    gold: [KeyedItem<Key>], predicted: [KeyedItem<Key>], _ types: NameTable,
    _ duplicates: Duplicates
  ) {
    goldTypes = gold.map(\.type)
    predictedTypes = predicted.map(\.type)
    alignment = Alignment(
      gold: gold, predicted: predicted, types: types.names, duplicates: duplicates)
  }

  init(
    eventsOf pair: ArticlePair, _ level: EventLevel, credit: FillerCredit?,
    _ types: inout NameTable, _ duplicates: Duplicates, isSliced: Bool
  ) {
    let known = credit.map { $0.fillers(of: pair) }
    func items(_ layer: Layer?) -> [KeyedItem<EventKey>] {
      guard let layer else { return [] }
      return layer.items(at: level, types: &types) { known?(layer, $0) }
    }
    let gold = items(pair.gold), predicted = items(pair.predicted)
    self.init(gold: gold, predicted: predicted, types, duplicates)
    if isSliced {
      goldFacts = pair.gold?.facts(at: level) ?? []
      predictedFacts = pair.predicted?.facts(at: level) ?? []
    }
  }

  init(
    relationsOf pair: ArticlePair, _ level: RelationLevel, _ types: inout NameTable,
    _ duplicates: Duplicates
  ) {
    let gold = pair.gold?.items(at: level, types: &types) ?? []
    let predicted = pair.predicted?.items(at: level, types: &types) ?? []
    self.init(gold: gold, predicted: predicted, types, duplicates)
  }

  init(
    linksOf pair: ArticlePair, _ measure: LinkMeasure, _ types: inout NameTable,
    _ duplicates: Duplicates, isSliced: Bool
  ) {
    func items(_ layer: Layer?) -> (items: [KeyedItem<LinkKey>], facts: [ItemFacts]) {
      guard let layer else { return ([], []) }
      let links = LinkAnnotation.annotations(of: layer, document: pair.id)
      let chosen = links.indices.filter { measure.counts(links[$0]) }
      return (
        chosen.map { index in
          KeyedItem(
            key: LinkKey(links[index], fields: measure.key),
            type: types.number(of: links[index].type ?? ""))
        },
        isSliced ? chosen.map { ItemFacts(layer.mentions[$0]) } : []
      )
    }
    let gold = items(pair.gold), predicted = items(pair.predicted)
    // What an article names is a set, however often it names it.
    let isSet = !measure.key.contains(.span)
    self.init(
      gold: gold.items, predicted: predicted.items, types, isSet ? .ignored : duplicates)
    goldFacts = gold.facts
    predictedFacts = predicted.facts
  }

  /// Attributes of matched events; an attribute's name is its type.
  init(attributesOf pair: ArticlePair, _ types: inout NameTable) {
    var scores = EventAttributeScores()
    scores.add(pair)
    var golds: [Int] = [], predicteds: [Int] = []
    var pairs: [Alignment.Pair] = [], missed: [Int] = [], spurious: [Int] = []
    for (name, accuracy) in scores.attributes.sorted(by: { $0.key < $1.key }) {
      let type = types.number(of: name)
      for place in 0..<accuracy.agreed + accuracy.differing {
        pairs.append(
          Alignment.Pair(
            gold: golds.count, predicted: predicteds.count,
            correspondence: place < accuracy.agreed ? .exact : .sameExtent))
        golds.append(type)
        predicteds.append(type)
      }
      for _ in 0..<accuracy.missed {
        missed.append(golds.count)
        golds.append(type)
      }
      for _ in 0..<accuracy.spurious {
        spurious.append(predicteds.count)
        predicteds.append(type)
      }
    }
    goldTypes = golds
    predictedTypes = predicteds
    alignment = Alignment(pairs: pairs, missed: missed, spurious: spurious)
  }
}
