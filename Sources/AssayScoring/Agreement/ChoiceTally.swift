import AssayModel

/// What some annotators chose, in articles that can be added up.
struct ChoiceTally: Sendable {
  /// One annotator's side of a thing that can have attributes.
  private struct Side: Hashable {
    let type: String
    let values: [String: String]

    init(_ type: String, _ attributes: [Attribute]) {
      self.type = type
      var values: [String: [String]] = [:]
      for attribute in attributes { values[attribute.name, default: []].append(attribute.text) }
      self.values = values.mapValues { Set($0).sorted().joined(separator: ", ") }
    }
  }

  /// How often each row of choices of a type or role was made.
  private var rows: [Choice: [[String?]: Int]] = [:]
  /// How often each row of things that can have attributes came.
  private var things: [Choice.Thing: [[Side?]: Int]] = [:]
  /// For each attribute the types that have it anywhere.
  private var types: [Choice: Set<String>] = [:]

  /// Adds what the layers say; at least two must be there.
  ///
  /// - Parameter tokens: For each token a label for each annotator.
  /// - Complexity: that of ``SharedItems``.
  mutating func add(_ layers: [Layer?], tokens: [[String?]]) {
    addMentions(layers)
    addEvents(layers)
    addArguments(layers)
    addRelations(layers)
    for row in tokens {
      rows[Choice(.token, "type"), default: [:]][row, default: 0] += 1
      guard row.contains(where: { $0 != nil && $0 != TokenLabels.outside }) else { continue }
      rows[Choice(.markedToken, "type"), default: [:]][row, default: 0] += 1
    }
  }

  static func += (a: inout ChoiceTally, b: ChoiceTally) {
    for (choice, rows) in b.rows { a.rows[choice, default: [:]].merge(rows, uniquingKeysWith: +) }
    for (thing, rows) in b.things {
      a.things[thing, default: [:]].merge(rows, uniquingKeysWith: +)
    }
    for (choice, types) in b.types { a.types[choice, default: []].formUnion(types) }
  }

  // MARK: - Things

  private mutating func addMentions(_ layers: [Layer?]) {
    add(
      .mention,
      layers.map { layer in
        layer?.mentions.map { (place: $0.extent, side: Side($0.type, $0.attributes)) }
      })
  }

  private mutating func addEvents(_ layers: [Layer?]) {
    add(
      .event,
      layers.map { layer in
        layer?.events.compactMap { event in
          event.trigger.map { (place: $0.extent, side: Side(event.type, event.attributes)) }
        }
      })
  }

  private mutating func addRelations(_ layers: [Layer?]) {
    add(
      .relation,
      layers.map { layer in
        layer.map { layer in
          zip(layer.relationKeys, layer.relations).map { key, relation in
            (place: key.arguments, side: Side(relation.type, relation.attributes))
          }
        }
      })
  }

  private mutating func add<Place: Hashable>(
    _ thing: Choice.Thing, _ lists: [[(place: Place, side: Side)]?]
  ) {
    for side in lists.compactMap(\.self).joined().map(\.side) {
      for name in side.values.keys {
        types[Choice(thing, attribute: name), default: []].insert(side.type)
      }
    }
    let items = SharedItems(
      lists.map { list in
        list?.enumerated().map { index, one in
          SharedItems.Item(place: one.place, label: one.side.type, index: index)
        }
      })
    for row in items.shared {
      let sides = zip(row, lists).map { index, list in index.flatMap { list?[$0].side } }
      things[thing, default: [:]][sides, default: 0] += 1
      rows[Choice(thing, "type"), default: [:]][sides.map { $0?.type }, default: 0] += 1
    }
  }

  private mutating func addArguments(_ layers: [Layer?]) {
    let lists = layers.map { layer in
      layer.map { layer in
        var types = NameTable()
        return layer.items(at: .argumentAttachedClassified, types: &types).map(\.key)
      }
    }
    let items = SharedItems(
      lists.map { list in
        list?.enumerated().map { index, key in
          let place = EventKey(
            type: key.type, trigger: key.trigger, filler: key.filler, role: nil)
          return SharedItems.Item(place: place, label: key.role ?? "", index: index)
        }
      })
    for row in items.shared {
      let roles = zip(row, lists).map { index, list in index.flatMap { list?[$0].role } }
      rows[Choice(.argument, "role"), default: [:]][roles, default: 0] += 1
    }
  }

  // MARK: - Choices

  /// The choices that occur, in their order.
  var choices: [Choice] {
    (Array(rows.keys) + types.keys.filter { ratings(of: $0, types: types) != nil })
      .sorted(by: Choice.precedes)
  }

  /// How often each row of a choice was made.
  ///
  /// A thing counts for an attribute if one of its annotations is of a type that has the attribute
  /// anywhere in `attributes`.
  /// - Parameter type: Only things of which an annotation has this type.
  func counts(of choice: Choice, _ attributes: ChoiceTally, type: String? = nil) -> [[String?]: Int]
  {
    guard choice.isAttribute else { return rows[choice] ?? [:] }
    return ratings(of: choice, types: attributes.types, type: type) ?? [:]
  }

  /// The types that have an attribute, by name.
  func types(with choice: Choice) -> [String] { types[choice, default: []].sorted() }

  private func ratings(
    of choice: Choice, types: [Choice: Set<String>], type: String? = nil
  ) -> [[String?]: Int]? {
    guard let bearers = types[choice], let rows = things[choice.thing] else { return nil }
    var counts: [[String?]: Int] = [:]
    for (row, count) in rows {
      let present = row.compactMap { $0?.type }
      guard present.contains(where: bearers.contains), type.map(present.contains) ?? true else {
        continue
      }
      let values = row.map { side in
        side.map { $0.values[choice.name] ?? ChoiceAgreement.absent }
      }
      counts[values, default: 0] += count
    }
    return counts
  }
}

extension Attribute {
  /// The value as a category.
  fileprivate var text: String {
    switch value {
    case .flag: "yes"
    case .text(let text): text
    case .number(let number): "\(number)"
    }
  }
}
