/// The numbers of EvmEval 1.8, the scorer of TAC KBP's event nuggets (Liu and others 2015).
///
/// A pair of mentions is worth its Dice coefficient over characters. Its faults are kept: mentions
/// predicted in articles without gold mentions leave the micro precision; the rows of types need
/// realis to agree as well, and there are none for types that only the predictions have. Ratios
/// are rounded to the two decimals that EvmEval prints; undefined ones are `nil`.
///
/// Articles that gold lacks are not seen; all that gold has of an article that the predictions
/// lack is missed.
public enum Evmeval {
  /// The values for pairs of layers.
  ///
  /// - Parameter hoppers: Whether coreference of events is scored as well.
  /// - Complexity: O(g · p) for g gold and p predicted events of an article.
  public static func values(_ pairs: [ArticlePair], hoppers: Bool) -> [PeerValue] {
    let articles = pairs.compactMap { EvmevalArticle($0) }
    var values: [PeerValue] = [
      PeerValue(
        "evmeval.gold_mentions_all_docs", Double(articles.reduce(0) { $0 + $1.gold.count })),
      PeerValue(
        "evmeval.sys_mentions_scored_docs", Double(articles.reduce(0) { $0 + $1.predicted.count })),
    ]
    for criterion in EvmevalCriterion.allCases {
      values += EvmevalAverages(articles, criterion).values(
        prefix: "evmeval.\(criterion.rawValue)")
    }
    values += typeRows(articles)
    if hoppers { values += EvmevalHoppers(articles).values }
    return values
  }

  private static func typeRows(_ articles: [EvmevalArticle]) -> [PeerValue] {
    var rows: [String: PeerCounts] = [:]
    for article in articles {
      for nugget in article.gold { rows[nugget.type, default: PeerCounts()].gold += 1 }
      for nugget in article.predicted { rows[nugget.type, default: PeerCounts()].predicted += 1 }
      let mapping = EvmevalMapping(article, .typeAndRealis)
      for (nugget, partner) in zip(article.gold, mapping.partners) {
        rows[nugget.type, default: PeerCounts()].found += partner?.dice ?? 0
        rows[nugget.type, default: PeerCounts()].right += partner?.dice ?? 0
      }
    }
    return rows.filter { $0.value.gold > 0 }.sorted { $0.key < $1.key }.flatMap {
      row -> [PeerValue] in
      let prefix = "evmeval.type.\(row.key)"
      return [
        PeerValue("\(prefix).precision_2dp", row.value.precision.printedWithTwoDecimals),
        PeerValue("\(prefix).recall_2dp", row.value.recall.printedWithTwoDecimals),
        PeerValue("\(prefix).f1_2dp", row.value.f1.printedWithTwoDecimals),
        PeerValue("\(prefix).gold", row.value.gold),
        PeerValue("\(prefix).sys", row.value.predicted),
      ]
    }
  }
}

/// Micro and macro averages over articles under one criterion.
private struct EvmevalAverages {
  /// Dice coefficients summed, over all articles.
  var credit = 0.0
  /// Gold mentions, and mentions predicted in articles that have gold mentions.
  var gold = 0, predicted = 0
  /// Articles that have gold mentions.
  var articles = 0
  /// Percents summed over articles.
  var precisions = 0.0, recalls = 0.0

  init(_ articles: [EvmevalArticle], _ criterion: EvmevalCriterion) {
    for article in articles {
      let credit = EvmevalMapping(article, criterion).credit
      self.credit += credit
      guard !article.gold.isEmpty else { continue }
      self.articles += 1
      gold += article.gold.count
      predicted += article.predicted.count
      recalls += credit * 100 / Double(article.gold.count)
      if !article.predicted.isEmpty {
        precisions += credit * 100 / Double(article.predicted.count)
      }
    }
  }

  func values(prefix: String) -> [PeerValue] {
    let averages = [
      ("micro", ratio(credit * 100, predicted), ratio(credit * 100, gold)),
      ("macro", ratio(precisions, articles), ratio(recalls, articles)),
    ]
    return [PeerValue("\(prefix).tp_sum_all_docs", credit)]
      + averages.flatMap { name, precision, recall -> [PeerValue] in
        [
          PeerValue("\(prefix).\(name).precision_pct2", precision?.printedWithTwoDecimals),
          PeerValue("\(prefix).\(name).recall_pct2", recall?.printedWithTwoDecimals),
          PeerValue("\(prefix).\(name).f1_pct2", f1(precision, recall)?.printedWithTwoDecimals),
        ]
      }
  }

  private func ratio(_ part: Double, _ whole: Int) -> Double? {
    whole == 0 ? nil : part / Double(whole)
  }

  private func f1(_ precision: Double?, _ recall: Double?) -> Double? {
    guard let precision, let recall, precision + recall > 0 else { return nil }
    return 2 * precision * recall / (precision + recall)
  }
}
