import AssayModel

/// Attributes of annotations that two annotators put on the same place.
///
/// A pair counts for an attribute if a bearer of the type of either has that attribute anywhere in
/// the articles compared. Where an annotation of the pair lacks it, its value is ``absent``.
struct MatchedAttributes: Sendable {
  /// The value of an attribute that is not there.
  static let absent = "(none)"

  private struct Side {
    let type: String
    let values: [String: String]

    init(_ type: String, _ attributes: [Attribute]) {
      self.type = type
      var values: [String: [String]] = [:]
      for attribute in attributes { values[attribute.name, default: []].append(attribute.text) }
      self.values = values.mapValues { Set($0).sorted().joined(separator: ", ") }
    }
  }

  private var pairs: [(first: Side, second: Side)] = []
  /// For each attribute the types that bear it.
  private var bearers: [String: Set<String>] = [:]

  /// Matches mentions of the same extent, those of one type first.
  mutating func addMentions(_ a: Layer, _ b: Layer) {
    let alignment = Alignment(gold: a.mentions, predicted: b.mentions)
    add(
      alignment, a.mentions.map { Side($0.type, $0.attributes) },
      b.mentions.map { Side($0.type, $0.attributes) })
  }

  /// Matches events whose triggers have the same extent, those of one type first.
  mutating func addEvents(_ a: Layer, _ b: Layer) {
    var types = NameTable()
    let first = a.items(at: .triggerIdentified, types: &types)
    let second = b.items(at: .triggerIdentified, types: &types)
    let alignment = Alignment(
      gold: first, predicted: second, types: types.names, duplicates: .counted)
    func sides(_ layer: Layer) -> [Side] {
      layer.events.filter { $0.trigger != nil }.map { Side($0.type, $0.attributes) }
    }
    add(alignment, sides(a), sides(b))
  }

  private mutating func add(_ alignment: Alignment, _ first: [Side], _ second: [Side]) {
    for side in first + second {
      for name in side.values.keys { bearers[name, default: []].insert(side.type) }
    }
    for pair in alignment.pairs {
      switch pair.correspondence {
      case .exact, .sameExtent: pairs.append((first[pair.gold], second[pair.predicted]))
      case .overlapOfType, .overlap: continue
      }
    }
  }

  /// An agreement for each attribute that occurs, by name.
  var agreements: [AttributeAgreement] {
    bearers.sorted { $0.key < $1.key }.map { name, types in
      let counted = pairs.filter { types.contains($0.first.type) || types.contains($0.second.type) }
      let ratings = Ratings(
        raters: ["1", "2"],
        items: counted.map { pair in
          [pair.first.values[name] ?? Self.absent, pair.second.values[name] ?? Self.absent]
        })
      return AttributeAgreement(
        name: name, agreement: ratings.agreement(of: 0, 1), kappa: ratings.cohenKappa(of: 0, 1),
        alpha: ratings.alpha())
    }
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
