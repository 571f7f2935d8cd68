import AssayModel
import AssayScoring

/// Cases of entities, as token tags or as standoff.
extension ConformanceCase {
  /// seqeval, conlleval, nervaluate, HIPE and spaCy on the tags, brateval and neleval on the same
  /// entities as standoff.
  func tagValues() throws(Fault) -> CaseValues {
    let documents = try tagDocuments()
    let pair = TagPair(joining: documents)
    let peers = try entityPeers()
    var values = try seqevalValues(pair)
    values.values += Conlleval.values(of: pair)
    let articles = peers.runsBrateval ? try entityArticles() : []
    values += CaseValues(
      peers.results(ofTags: documents, articles: articles, hipe: try hipeDocuments()))
    if peers.runsBrateval { values.add(try mentionValues()) }
    return values
  }

  /// nervaluate, spaCy, brateval and neleval.
  func entityValues() throws(Fault) -> CaseValues {
    let peers = try entityPeers()
    var values = CaseValues(peers.results(ofStandoff: try entityArticles()))
    if peers.runsBrateval { values.add(try mentionValues()) }
    return values
  }

  /// The scorers that the options ask for.
  private func entityPeers() throws(Fault) -> EntityPeers {
    var peers = EntityPeers()
    peers.runsNervaluate = try options.flag("nervaluate", otherwise: true)
    peers.runsHipe = try options.flag("hipe", otherwise: false)
    peers.runsSpacy = try options.flag("spacy", otherwise: true)
    peers.runsBrateval = try options.flag("ann_peers", otherwise: true)
    peers.misusesEnds = try options.flag("exclusive_misuse", otherwise: false)
    peers.minimumOverlap = try options.number("min_overlap")
    return peers
  }

  /// seqeval's default mode, then its strict mode with each scheme; each of them again with 0/0
  /// taken as 1 where that is asked for.
  private func seqevalValues(_ pair: TagPair) throws(Fault) -> CaseValues {
    let schemes = try options.choices("schemes", of: TagScheme.self)
    let zeroDivisions = try options.flag("zero_division_1", otherwise: false) ? [0, 1] : [0]
    var values = CaseValues()
    for mode in [Seqeval.Mode.lenient] + schemes.map(Seqeval.Mode.strict) {
      if case .strict(let scheme) = mode, let tag = pair.tag(unknownTo: scheme) {
        values.refusals.append("seqeval.strict.\(scheme.rawValue): no tag of the scheme: \(tag)")
        continue
      }
      for zeroDivision in zeroDivisions {
        values.values += Seqeval.values(of: pair, mode: mode, zeroDivision: zeroDivision)
      }
    }
    return values
  }

  /// The entities of each standoff file, by the files' names.
  private func entityArticles() throws(Fault) -> [PeerArticle] {
    try namesOfBothSides(".ann").map { entry throws(Fault) in
      PeerArticle(
        id: entry.name,
        gold: entry.isGold ? try StandoffCaseFile(file("gold/\(entry.name)")).entities : nil,
        predicted: entry.isPredicted
          ? try StandoffCaseFile(file("pred/\(entry.name)")).entities : nil)
    }
  }

  /// neleval's measures of mentions.
  private func mentionValues() throws(Fault) -> [LinkPeer.Value] {
    let sides = try Side.allCases.map { side throws(Fault) in
      let files = try names(side, ".ann").map { name throws(Fault) in
        try StandoffCaseFile(file("\(side.rawValue)/\(name)")).links(document: name)
      }
      return files.flatMap(\.self)
    }
    let overlap = try options.flag("neleval_overlap", otherwise: true)
    return LinkPeer.mentions(gold: sides[0], predicted: sides[1], withOverlap: overlap)
  }
}

extension CaseValues {
  fileprivate init(_ results: EntityPeers.Results) {
    self.init(results.values, refusals: results.failures.map(\.description))
  }
}
