import AssayModel

/// Trains triggers, and the roles of what they name.
///
/// Roles are learned on the triggers of the gold and on those that a trigger model gave which never saw
/// the article and that the gold does not have; of these nothing fills a role.
struct EventsTrainer {
  let examples: [TrainingExample]
  let resources: LearningResources
  let options: TaggerOptions

  /// A trigger left out takes its arguments along, and triggers are rare.
  private static let missedTriggerCost: Float = 3
  /// Most candidates fill no role, so that leaving one out must cost more than filling it wrongly.
  private static let missedRoleCost: Float = 1.5

  /// The model, with what finds mentions, if anything does.
  func trained(mentions: TaggerModel?) -> EventsModel {
    var triggerOptions = options
    triggerOptions.nests = false
    triggerOptions.jackknifes = true
    triggerOptions.usesContext = true
    triggerOptions.learning.missCost *= Self.missedTriggerCost
    triggerOptions.choosesMissCost = false
    let triggers = TaggerTrainer(
      examples.map(\.triggerSpans), resources: resources, options: triggerOptions
    ).jackknifed()
    return EventsModel(
      triggers: triggers.model, mentions: mentions, roles: roles(triggers.model, triggers.predicted)
    )
  }

  private func roles(_ triggers: TaggerModel, _ predicted: [[LabelledSpan]]) -> RoleModel {
    var rolesOfType: [String: Set<String>] = [:]
    for event in examples.flatMap(\.gold.events) {
      rolesOfType[event.type, default: []].formUnion(event.arguments.map(\.role))
    }
    let types = rolesOfType.keys.sorted()
    let roles = Array(Set(rolesOfType.values.joined()).sorted().prefix(LabelSet.largestTypeCount))
    let numbers = Dictionary(uniqueKeysWithValues: roles.enumerated().map { ($1, $0) })
    var model = RoleModel(
      types: types, roles: roles,
      rolesOfType: types.map { (rolesOfType[$0] ?? []).compactMap { numbers[$0] }.sorted() })
    let problem = problem(model, numbers, triggers, predicted)
    var learning = options.learning
    learning.missCost *= Self.missedRoleCost
    model.model = SequenceLearner(
      problem, empty: model.model, masks: model.masks, options: learning
    ).learned().rounded()
    return model
  }

  private func problem(
    _ model: RoleModel, _ roles: [String: Int], _ triggers: TaggerModel,
    _ predicted: [[LabelledSpan]]
  ) -> SequenceProblem {
    var problem = SequenceProblem()
    var text = TokenFeatures(triggers.resources, largestTable: .max)
    for (example, found) in zip(examples, predicted) {
      text.lay(example.article, splittingParts: triggers.splitsParts)
      let gold = GoldScenes(example.gold, text.layout)
      let others = FoundRoles(FoundItems(example.found), text.layout)
      for (event, scene) in gold.scenes {
        guard let type = model.number(ofType: event.type) else { continue }
        add(scene, type, text, others, to: &problem) { candidate in
          let argument = event.arguments.first { argument in
            switch argument.filler {
            case .mention(let index): !candidate.isEvent && candidate.index == index
            case .event(let index): candidate.isEvent && candidate.index == index
            case .entity: false
            }
          }
          return argument.flatMap { roles[$0.role] }.map { Int32($0 + 1) } ?? 0
        }
      }
      for span in found {
        let name = triggers.levels[0].labels.types[span.type]
        guard let type = model.number(ofType: name), !gold.has(span.tokens, name),
          let sentence = text.layout.sentence(of: span.tokens)
        else { continue }
        let scene = RoleScene(
          trigger: span.tokens, type: name, own: nil, sentence: sentence, all: gold.candidates)
        add(scene, type, text, others, to: &problem) { _ in 0 }
      }
    }
    return problem
  }

  private func add(
    _ scene: RoleScene, _ type: Int, _ text: borrowing TokenFeatures, _ others: FoundRoles,
    to problem: inout SequenceProblem, _ label: (RoleCandidate) -> Int32
  ) {
    let told = others.features(of: scene)
    for index in scene.candidates.indices {
      var features: [UInt32] = []
      scene.forEach(index, text) { features.append($0) }
      for feature in features + told[index] { problem.add(feature) }
      problem.endToken(gold: label(scene.candidates[index]), class: 0)
    }
    problem.endSequence(mask: Int32(type))
  }
}

/// The events of a gold layer, each with the candidates of its sentence.
private struct GoldScenes {
  let candidates: [RoleCandidate]
  private(set) var scenes: [(event: Event, scene: RoleScene)] = []

  init(_ gold: Layer, _ layout: TokenLayout) {
    var all: [RoleCandidate] = []
    for (index, mention) in gold.mentions.enumerated() {
      let tokens = layout.tokens(touching: mention.extent.envelope)
      if tokens.isEmpty { continue }
      all.append(RoleCandidate(mention: index, type: mention.type, tokens: tokens))
    }
    for (index, event) in gold.events.enumerated() {
      guard let trigger = event.trigger else { continue }
      let tokens = layout.tokens(touching: trigger.extent.first)
      if tokens.isEmpty { continue }
      all.append(RoleCandidate(event: index, type: event.type, tokens: tokens))
    }
    all.sort(by: RoleCandidate.precedes)
    candidates = all
    for candidate in all where candidate.isEvent {
      let event = gold.events[candidate.index]
      guard let sentence = layout.sentence(of: candidate.tokens) else { continue }
      scenes.append(
        (
          event,
          RoleScene(
            trigger: candidate.tokens.clamped(to: sentence), type: event.type, own: candidate.index,
            sentence: sentence, all: all)
        ))
    }
  }

  /// Whether an event of a type has exactly these tokens as its trigger.
  func has(_ tokens: Range<Int>, _ type: String) -> Bool {
    scenes.contains { $0.scene.trigger == tokens && $0.event.type == type }
  }
}

extension TrainingExample {
  /// The triggers; of one in several fragments the first.
  var triggerSpans: TaggedArticle {
    TaggedArticle(
      article: article,
      spans: gold.events.compactMap { event in
        event.trigger.flatMap { $0.extent.first.count > 0 ? ($0.extent.first, event.type) : nil }
      },
      found: found)
  }
}
