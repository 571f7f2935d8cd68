package import AssayModel
package import AssayScoring

/// Cases of events.
extension ConformanceCase {
  /// TextEE, OneIE and EvmEval, with coreference of events where hoppers are asked for.
  func eventValues() throws(Fault) -> CaseValues {
    let pairs = try articlePairs()
    let hoppers = try options.flag("hoppers", otherwise: false)
    return CaseValues(
      Textee.values(pairs) + Oneie.values(pairs) + Evmeval.values(pairs, hoppers: hoppers))
  }

  /// The scorer of the BioNLP shared task in its four modes, and TextEE.
  func bionlpValues() throws(Fault) -> CaseValues {
    let articles = try namesOfBothSides(".a2").map { entry throws(Fault) in
      let stem = entry.name.dropLast(".a2".count)
      let side = entry.isGold ? "gold" : "pred"
      return BionlpArticle(
        text: try file("\(side)/\(stem).txt").bytes(),
        proteins: try file("\(side)/\(stem).a1").text(),
        gold: entry.isGold ? try file("gold/\(entry.name)").text() : nil,
        predicted: entry.isPredicted ? try file("pred/\(entry.name)").text() : nil)
    }
    return CaseValues(Bionlp.values(articles) + Textee.values(articles.map(\.peerEvents)))
  }

  /// The articles of the `.ann` files, by their names, with offsets in code points and no text.
  package func articlePairs() throws(Fault) -> [ArticlePair] {
    try namesOfBothSides(".ann").map { entry throws(Fault) in
      ArticlePair(
        id: entry.name,
        gold: entry.isGold ? try StandoffCaseFile(file("gold/\(entry.name)")).layer() : nil,
        predicted: entry.isPredicted
          ? try StandoffCaseFile(file("pred/\(entry.name)")).layer() : nil)
    }
  }
}
