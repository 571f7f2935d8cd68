import AssayModel

extension CoreferencePeer {
  /// The scorers of coreference whose verdicts can be compared.
  ///
  /// A verdict is on one naming of a mention, and its credit that of B³: the share of the entity's
  /// mentions that stand together on the other side. Where all verdicts agree, entities do, and with
  /// them every metric.
  package enum Judge: Hashable, Sendable {
    case conll(singletons: CoreferenceOptions.Singletons)
    case coval(singletons: CoreferenceOptions.Singletons)
    case own
  }

  /// The verdicts on documents.
  ///
  /// - Complexity: O(n log n) in the number of mentions.
  package static func verdicts(
    on documents: [PeerDocument], _ judge: Judge
  ) -> [DocumentVerdicts] {
    documents.map { document in
      switch judge {
      case .conll(let singletons): conllVerdicts(on: document, singletons)
      case .coval(let singletons): covalVerdicts(on: document, singletons)
      case .own: ownVerdicts(on: document)
      }
    }
  }

  // MARK: - One document

  private static func conllVerdicts(
    on document: PeerDocument, _ singletons: CoreferenceOptions.Singletons
  ) -> DocumentVerdicts {
    func given(_ side: AnnotationSide) -> CoreferenceView.Given<ClosedRange<Int>> {
      document.namings(side, singletons: singletons) { $0.tokens }
    }
    var view = CoreferenceView(gold: given(.gold), predicted: given(.predicted))
    if document.isExtra { view.keep(.predicted, .extraArticle) { _ in false } }
    let known = view.mentions(.gold)
    var seen: Set<Int> = []
    view.keep(.predicted, .repeatedMention) {
      !known.contains($0.mention) || seen.insert($0.mention).inserted
    }
    return document.noting(singletons, view.verdicts(view.creditsByResponse))
  }

  private static func covalVerdicts(
    on document: PeerDocument, _ singletons: CoreferenceOptions.Singletons
  ) -> DocumentVerdicts {
    func given(_ side: AnnotationSide) -> CoreferenceView.Given<[Int]> {
      document.namings(side, singletons: .keep, byEnds: true) {
        [$0.sentence, $0.firstInSentence, $0.lastInSentence]
      }
    }
    var view = CoreferenceView(gold: given(.gold), predicted: given(.predicted))
    if document.isExtra { view.keep(.predicted, .extraArticle) { _ in false } }
    if singletons == .remove {
      for side in AnnotationSide.allCases { view.keepEntities(side, ofAtLeast: 2) }
    }
    return view.verdicts(view.creditsByHome)
  }

  private static func ownVerdicts(on document: PeerDocument) -> DocumentVerdicts {
    func given(_ side: AnnotationSide) -> CoreferenceView.Given<Extent> {
      guard let layer = document.layer(side) else { return [] }
      let members = Set(layer.entities.flatMap(\.mentions))
      let single = layer.mentions.indices.filter { !members.contains($0) }.map { [$0] }
      return (layer.entities.map(\.mentions) + single).map { entity in
        entity.map { (layer.mentions[$0].extent, .mention($0), nil) }
      }
    }
    var view = CoreferenceView(gold: given(.gold), predicted: given(.predicted))
    for side in AnnotationSide.allCases { view.keepFirst(side) }
    return view.verdicts(view.creditsByHome)
  }
}

extension PeerDocument {
  /// The namings of a side's entities in columns, entities in the order in which they are numbered
  /// or, for coval, in which they first end.
  fileprivate func namings<Key>(
    _ side: AnnotationSide, singletons: CoreferenceOptions.Singletons, byEnds: Bool = false,
    _ key: (ColumnMention) -> Key
  ) -> CoreferenceView.Given<Key> {
    guard let columns = columns(side, singletons: singletons), let layer = layer(side) else {
      return []
    }
    var entities = CoreferenceView.Given<Key>(repeating: [], count: columns.document.entityCount)
    var order: [Int] = []
    for (mention, index) in zip(columns.document.mentions, columns.mentions) {
      if entities[mention.entity].isEmpty { order.append(mention.entity) }
      let isDiscontinuous = layer.mentions[index].extent.isDiscontinuous
      entities[mention.entity].append(
        (key(mention), .mention(index), isDiscontinuous ? .discontinuous : nil))
    }
    return (byEnds ? order : Array(entities.indices)).map { entities[$0] }
  }

  /// Verdicts with those on mentions that were not written.
  fileprivate func noting(
    _ singletons: CoreferenceOptions.Singletons, _ verdicts: DocumentVerdicts
  ) -> DocumentVerdicts {
    guard singletons == .remove else { return verdicts }
    var verdicts = verdicts
    for side in AnnotationSide.allCases {
      for index in (layer(side)?.mentions ?? []).indices
      where verdicts[side][.mention(index)] == nil {
        verdicts.note(.leftOut(.singleton), on: .mention(index), side)
      }
    }
    return verdicts
  }
}
