import AssayModel
import AssayScoring
import Testing

struct EventPeerTests {
  private func value(_ values: [PeerValue], _ id: String) -> Double? {
    values.first { $0.id == id }?.value
  }

  private func pair(_ gold: String, _ predicted: String) -> ArticlePair {
    ArticlePair(
      id: "a", gold: EventScoringTests.layer(gold), predicted: EventScoringTests.layer(predicted))
  }

  // MARK: - TextEE

  /// The definition once more, slowly: facts in words, each once, compared one with another.
  @Test func texteeCountsDistinctFacts() {
    var random = SplitMix(17)
    let levels = [
      "trigger_id", "trigger_cls", "argument_id", "argument_cls", "argument_attached_id",
      "argument_attached_cls",
    ]
    for _ in 0..<100 {
      let pairs = (0..<3).map { index in
        ArticlePair(
          id: "a\(index)", gold: Samples.randomLayer(using: &random),
          predicted: Samples.randomLayer(using: &random))
      }
      let values = Textee.values(pairs)
      for level in levels {
        let gold = distinct(pairs.flatMap { facts($0.gold, $0.id, level) })
        let predicted = distinct(pairs.flatMap { facts($0.predicted, $0.id, level) })
        let matched = predicted.filter { fact in gold.contains(fact) }.count
        #expect(value(values, "textee.\(level).gold_num") == Double(gold.count))
        #expect(value(values, "textee.\(level).pred_num") == Double(predicted.count))
        #expect(value(values, "textee.\(level).match_num") == Double(matched))
        let recall = gold.isEmpty ? 0 : 100 * Double(matched) / Double(gold.count)
        #expect(abs((value(values, "textee.\(level).recall") ?? -1) - recall) < 1e-9)
      }
    }
  }

  private func distinct(_ facts: [String]) -> [String] {
    facts.enumerated().filter { !facts[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private func facts(_ layer: Layer?, _ article: String, _ level: String) -> [String] {
    guard let layer else { return [] }
    func ends(_ extent: Extent) -> String { "\(extent.start)-\(extent.end)" }
    return layer.events.flatMap { event -> [String] in
      guard let trigger = event.trigger else { return [] }
      if level == "trigger_id" { return ["\(article) \(ends(trigger.extent))"] }
      if level == "trigger_cls" { return ["\(article) \(ends(trigger.extent)) \(event.type)"] }
      return event.arguments.compactMap { argument in
        let filler: Extent? =
          switch argument.filler {
          case .mention(let index): layer.mentions[index].extent
          case .event(let index): layer.events[index].trigger?.extent
          case .entity: nil
          }
        guard let filler else { return nil }
        var fact = "\(article) \(event.type) \(ends(filler))"
        if level.contains("attached") { fact += " of \(ends(trigger.extent))" }
        return level.hasSuffix("cls") ? fact + " as \(argument.role)" : fact
      }
    }
  }

  // MARK: - OneIE, EvmEval

  @Test func onieCountsCopiesAndLooksAtOneTriggerOfAPlace() {
    let copied = Oneie.values([pair("Hit@0-3", "Hit@0-3;Hit@0-3")])
    #expect(value(copied, "oneie.trigger.rec") == 2)
    #expect(value(copied, "oneie.trigger.f") == 4.0 / 3)
    let second = Oneie.values([pair("Hit@0-3;Win@0-3", "Win@0-3")])
    #expect(value(second, "oneie.trigger_id.prec") == 1)
    #expect(value(second, "oneie.trigger.prec") == 0)
  }

  @Test func evmevalMapsGreedilyAndForgetsSpuriousArticles() {
    // 0-4 takes 0-4 for 1; then 2-8 has only 2-6 left, of which it shares 4 of 10 characters.
    let mapped = Evmeval.values([pair("Hit@0-4;Hit@2-6", "Hit@2-8;Hit@0-4")], hoppers: false)
    #expect(value(mapped, "evmeval.plain.tp_sum_all_docs") == 1 + 8.0 / 10)
    let nothing = pair("", "Hit@0-4")
    let forgotten = Evmeval.values([nothing, pair("Hit@0-4", "Hit@0-4")], hoppers: false)
    #expect(value(forgotten, "evmeval.plain.micro.precision_pct2") == 100)
    #expect(value(forgotten, "evmeval.sys_mentions_scored_docs") == 2)
    let undefined = Evmeval.values([nothing], hoppers: true)
    #expect(undefined.contains { $0.id == "evmeval.plain.micro.f1_pct2" && $0.value == nil })
    #expect(value(undefined, "evmeval.hopper_coref.muc.f1_pct_trunc2") == 0)
    #expect(!undefined.contains { $0.id.hasPrefix("evmeval.type.") })
    let unseen = ArticlePair(id: "b", gold: nil, predicted: nothing.predicted)
    #expect(
      value(Evmeval.values([unseen], hoppers: false), "evmeval.sys_mentions_scored_docs") == 0)
  }

  // MARK: - BioNLP

  private func bionlp(_ gold: String, _ predicted: String, mode: BionlpMode) -> [PeerValue] {
    let text = "IL-4 induces binding of STAT6 ."
    let proteins = "T1\tProtein 0 4\tIL-4\nT2\tProtein 24 29\tSTAT6\n"
    let article = BionlpArticle(
      text: Array(text.utf8), proteins: proteins, gold: gold, predicted: predicted)
    return Bionlp.values([article], mode: mode)
  }

  @Test func bionlpIsManyToManyAndAlwaysEnds() {
    let gold = "T3\tBinding 13 20\tbinding\nE1\tBinding:T3 Theme:T1 Theme2:T2\n"
    let copies = "T4\tBinding 13 20\tbinding\nE2\tBinding:T4 Theme:T1 Theme2:T2\n"
    let rows:
      [(name: String, gold: String, predicted: String, mode: BionlpMode, counts: [Double])] =
        [
          ("a right answer", gold, gold, .strict, [1, 1, 1, 1]),
          ("a second right answer is taken away", gold, gold + copies, .strict, [1, 1, 1, 1]),
          (
            "themes are ordered", gold,
            "T3\tBinding 13 20\tx\nE1\tBinding:T3 Theme:T2 Theme2:T1\n", .strict, [1, 0, 1, 0]
          ),
          (
            "a word more on each side", gold,
            "T3\tBinding 5 23\tx\nE1\tBinding:T3 Theme:T1 Theme:T2\n", .approximateSpan,
            [1, 1, 1, 1]
          ),
          (
            "not over a protein", gold,
            "T3\tBinding 0 20\tx\nE1\tBinding:T3 Theme:T1 Theme:T2\n", .approximateSpan,
            [1, 0, 1, 0]
          ),
          (
            "events that contain each other", "T3\tBinding 13 20\tx\nE1\tBinding:T3 Theme:E1\n",
            "T3\tBinding 13 20\tx\nE1\tBinding:T3 Theme:E1\n", .approximateSpanRecursive,
            [1, 0, 1, 0]
          ),
          (
            "an inner event without a theme",
            "T3\tBinding 13 20\tx\nE1\tBinding:T3 Cause:T1\nE2\tBinding:T3 Theme:E1\n",
            "T3\tBinding 13 20\tx\nE1\tBinding:T3\nE2\tBinding:T3 Theme:E1\n",
            .approximateRecursive, [2, 1, 2, 1]
          ),
          (
            "faulty lines", "T\nE1\n*\nE2\tBinding\nT9\tX 99999999999 5\n\t\n", "E3\t:", .strict,
            [1, 0, 0, 0]
          ),
        ]
    for row in rows {
      let values = bionlp(row.gold, row.predicted, mode: row.mode)
      let prefix = "bionlp.\(row.mode.rawValue).Binding"
      let counts = ["gold", "gold_matched", "answer", "answer_matched"].map {
        value(values, "\(prefix).\($0)") ?? -1
      }
      #expect(counts == row.counts, "\(row.name)")
    }
  }
}
