import AssayModel

extension Textee {
  /// The verdicts of TextEE at a level.
  package static func verdicts(
    on documents: [PeerDocument], _ level: EventLevel
  ) -> [DocumentVerdicts] {
    documents.map { document in
      let gold = keys(document, .gold, level), predicted = keys(document, .predicted, level)
      return DocumentVerdicts(
        gold: verdicts(on: gold, against: predicted),
        predicted: verdicts(on: predicted, against: gold))
    }
  }

  private typealias Judged = (item: JudgedItem, key: Key?, rule: DifferenceRule?)

  private static func verdicts(
    on own: [Judged], against others: [Judged]
  ) -> [JudgedItem: PeerVerdict] {
    var set = SetJudge(against: Set(others.compactMap(\.key)))
    return Dictionary(
      uniqueKeysWithValues: own.map { judged in
        (judged.item, judged.key.map { set.verdict(on: $0, judged.rule) } ?? .leftOut(.noTrigger))
      })
  }

  private static func keys(
    _ document: PeerDocument, _ side: AnnotationSide, _ level: EventLevel
  ) -> [Judged] {
    guard let layer = document.layer(side) else { return [] }
    let others = document.layer(side.other)?.eventExtents ?? []
    func rule(_ extents: Extent?...) -> DifferenceRule? {
      let isAlone = extents.contains {
        $0.map { $0.isDiscontinuous && !others.contains($0) } == true
      }
      return isAlone ? .discontinuous : nil
    }
    return layer.events.enumerated().flatMap { index, event -> [Judged] in
      let trigger = event.trigger?.extent
      guard level.countsArguments else {
        let key = trigger.map { Key(event.type, $0.envelope, 0, level) }
        return [(.event(index), key, rule(trigger))]
      }
      return event.arguments.enumerated().map { place, argument in
        let filler = layer.peerArgument(argument)
        let key = trigger.flatMap { trigger in
          filler.map { Key(event.type, trigger.envelope, $0, 0, level) }
        }
        return (
          .argument(event: index, place), key,
          filler?.isEvent == true
            ? .eventFiller : rule(trigger, layer.extent(of: argument.filler))
        )
      }
    }
  }
}

extension Layer {
  /// Where triggers and fillers stand.
  fileprivate var eventExtents: Set<Extent> {
    Set(
      events.compactMap { $0.trigger?.extent }
        + events.flatMap(\.arguments).compactMap { extent(of: $0.filler) })
  }
}

extension Oneie {
  /// The verdicts of OneIE's scorer; at levels where arguments belong to triggers it has none.
  ///
  /// What predicted copies earn is added up on the gold annotation that they are compared with.
  package static func verdicts(
    on documents: [PeerDocument], _ level: EventLevel
  ) -> [DocumentVerdicts] {
    documents.map { document in
      level.countsArguments
        ? argumentVerdicts(on: document.pair, level) : triggerVerdicts(on: document.pair, level)
    }
  }

  private static func triggerVerdicts(
    on pair: ArticlePair, _ level: EventLevel
  ) -> DocumentVerdicts {
    var verdicts = DocumentVerdicts()
    var firstAt: [Fragment: Int] = [:]
    for (index, event) in (pair.gold?.events ?? []).enumerated() {
      guard let place = event.trigger?.extent.envelope else {
        verdicts.gold[.event(index)] = .leftOut(.noTrigger)
        continue
      }
      let isFirst = firstAt[place] == nil
      if isFirst { firstAt[place] = index }
      verdicts.gold[.event(index)] = .unmatched(isFirst ? nil : .firstTriggerOnly)
    }
    for (index, event) in (pair.predicted?.events ?? []).enumerated() {
      guard let place = event.trigger?.extent.envelope else {
        verdicts.predicted[.event(index)] = .leftOut(.noTrigger)
        continue
      }
      let partner = firstAt[place].flatMap { first in
        level == .triggerIdentified || pair.gold?.events[first].type == event.type ? first : nil
      }
      let isCopy = partner.map { (verdicts.gold[.event($0)]?.credit ?? 0) > 0 } ?? false
      let isHidden = partner == nil && firstAt[place] != nil
      verdicts.predicted[.event(index)] =
        partner == nil
        ? .unmatched(isHidden ? .firstTriggerOnly : nil) : .right(isCopy ? .copyCountedAgain : nil)
      if let partner { verdicts.credit(gold: .event(partner)) }
    }
    return verdicts
  }

  fileprivate struct ComparedRole: Hashable {
    let filler: Fragment
    let type: String
    let role: String
  }

  private static func argumentVerdicts(
    on pair: ArticlePair, _ level: EventLevel
  ) -> DocumentVerdicts {
    var verdicts = DocumentVerdicts()
    let gold = roles(pair.gold), predicted = roles(pair.predicted)
    var goldItems: [ComparedRole: JudgedItem] = [:]
    var itemsByFiller: [ComparedRole: JudgedItem] = [:]
    for (item, role, rule) in gold {
      guard let role else {
        verdicts.gold[item] = .leftOut(rule ?? .noTrigger)
        continue
      }
      guard goldItems[role] == nil else {
        verdicts.gold[item] = .leftOut(.duplicate)
        continue
      }
      goldItems[role] = item
      if itemsByFiller[role.ofAnyRole] == nil { itemsByFiller[role.ofAnyRole] = item }
      verdicts.gold[item] = .unmatched(rule)
    }
    var seen: Set<ComparedRole> = []
    for (item, role, rule) in predicted {
      guard let role else {
        verdicts.predicted[item] = .leftOut(rule ?? .noTrigger)
        continue
      }
      guard seen.insert(role).inserted else {
        verdicts.predicted[item] = .leftOut(.duplicate)
        continue
      }
      let partner = goldItems[role] ?? (level.includesRole ? nil : itemsByFiller[role.ofAnyRole])
      verdicts.predicted[item] = partner == nil ? .unmatched(rule) : .right(rule)
      if let partner { verdicts.credit(gold: partner) }
    }
    return verdicts
  }

  private static func roles(
    _ layer: Layer?
  ) -> [(item: JudgedItem, role: ComparedRole?, rule: DifferenceRule?)] {
    guard let layer else { return [] }
    return layer.events.enumerated().flatMap { index, event in
      event.arguments.enumerated().map { place, argument in
        let item = JudgedItem.argument(event: index, place)
        guard event.trigger != nil, let filler = layer.peerArgument(argument) else {
          return (item, nil, .noTrigger)
        }
        if filler.isEvent { return (item, nil, .eventFiller) }
        let isDiscontinuous = layer.extent(of: argument.filler)?.isDiscontinuous == true
        let role = ComparedRole(filler: filler.filler, type: event.type, role: argument.role)
        return (item, role, isDiscontinuous ? .discontinuous : nil)
      }
    }
  }
}

extension Oneie.ComparedRole {
  fileprivate var ofAnyRole: Self { Self(filler: filler, type: type, role: "") }
}

extension DocumentVerdicts {
  /// Adds a hit to a gold annotation.
  fileprivate mutating func credit(gold item: JudgedItem) {
    guard var verdict = gold[item] else { return }
    if verdict.credit > 0 { verdict.rule = .copyCountedAgain }
    verdict.credit += 1
    verdict.counterpart = .right
    gold[item] = verdict
  }
}

extension Evmeval {
  /// The verdicts of EvmEval by one of its criteria.
  package static func verdicts(
    on documents: [PeerDocument], _ criterion: EvmevalCriterion
  ) -> [DocumentVerdicts] {
    documents.map { document in
      let gold = document.pair.gold?.nuggetEvents ?? []
      let predicted = document.pair.predicted?.nuggetEvents ?? []
      var verdicts = DocumentVerdicts()
      for side in AnnotationSide.allCases {
        for (index, event) in (document.layer(side)?.events ?? []).enumerated()
        where event.trigger == nil {
          verdicts.note(.leftOut(.noTrigger), on: .event(index), side)
        }
      }
      guard let article = EvmevalArticle(document.pair), !article.gold.isEmpty else {
        let rule: DifferenceRule = document.isExtra ? .extraArticle : .articleWithoutGold
        for event in predicted { verdicts.predicted[.event(event.index)] = .leftOut(rule) }
        return verdicts
      }
      for event in predicted { verdicts.predicted[.event(event.index)] = .unmatched() }
      for (event, partner) in zip(gold, EvmevalMapping(article, criterion).partners) {
        guard let partner else {
          verdicts.gold[.event(event.index)] = .unmatched()
          continue
        }
        let other = predicted[partner.predicted]
        let isRenamed = criterion == .type && event.event.type != other.event.type
        let rule: DifferenceRule? = isRenamed ? .typeName : nil
        let verdict = partner.dice == 1 ? PeerVerdict.right(rule) : .near(partner.dice, rule)
        verdicts.gold[.event(event.index)] = verdict
        verdicts.predicted[.event(other.index)] = verdict
      }
      return verdicts
    }
  }
}
