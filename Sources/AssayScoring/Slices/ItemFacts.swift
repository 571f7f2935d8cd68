import AssayModel

/// What slices ask of an annotation.
struct ItemFacts {
  /// Where it stands; `nil` for an event without a trigger.
  let extent: Extent?
  /// Its type, where its words are looked up by type.
  let type: String?
  let attributes: [Attribute]
  /// The role of an argument.
  let role: String?

  init(_ extent: Extent?, type: String? = nil, attributes: [Attribute] = [], role: String? = nil) {
    self.extent = extent
    self.type = type
    self.attributes = attributes
    self.role = role
  }
}

extension Slice {
  /// The part of each annotation of one side; `nil` where the slice does not say.
  ///
  /// - Complexity: O(n log n) in the number of annotations, where few nest.
  func values(of items: [ItemFacts], in text: ArticleText?) -> [String?] {
    switch self {
    case .metadata, .articleLength: items.map { _ in nil }
    case .length(let bounds):
      items.map { item in
        guard let text, let extent = item.extent else { return "(no text)" }
        return Self.part(TextWords.count(of: extent, in: text), bounds)
      }
    case .nesting: Nesting.values(of: items.map(\.extent))
    case .attribute(let name): items.map { $0.attributes.value(of: name) }
    case .seen(let forms):
      items.map { item in
        guard let text, let extent = item.extent, text.contains(extent) else { return "(no text)" }
        return forms.value(text[extent], type: item.type)
      }
    case .role: items.map(\.role)
    }
  }
}

extension [Attribute] {
  /// The value of an attribute as text, several joined by commas; `nil` without one.
  fileprivate func value(of name: String) -> String? {
    let values = filter { $0.name == name }.map { attribute in
      switch attribute.value {
      case .flag: "yes"
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }
    return values.isEmpty ? nil : values.sorted().joined(separator: ",")
  }
}

/// How annotations of one side stand to each other.
private enum Nesting {
  /// The first that holds: `inner` in another, `outer` around one, `crossing` one, else `flat`.
  ///
  /// Annotations of one extent do not hold each other.
  static func values(of extents: [Extent?]) -> [String?] {
    let order = extents.indices.filter { extents[$0] != nil }
      .sorted { (extents[$0] ?? Extent(0, 0)) < (extents[$1] ?? Extent(0, 0)) }
    var values: [String?] = extents.map { $0 == nil ? "(no extent)" : "flat" }
    var open: [Int] = []
    for index in order {
      guard let extent = extents[index] else { continue }
      open.removeAll { (extents[$0]?.end ?? 0) <= extent.start }
      for other in open {
        guard let before = extents[other], before != extent else { continue }
        let isHeld = before.envelope.contains(extent.envelope)
        raise(&values[index], to: isHeld ? "inner" : "crossing")
        raise(&values[other], to: isHeld ? "outer" : "crossing")
      }
      open.append(index)
    }
    return values
  }

  private static let ranks = ["flat", "crossing", "outer", "inner"]

  private static func raise(_ value: inout String?, to other: String) {
    let mine = ranks.firstIndex { $0 == value } ?? 0, theirs = ranks.firstIndex(of: other) ?? 0
    if theirs > mine { value = other }
  }
}
