import AssayModel

/// An entity, by its tokens.
struct HipeEntity: Hashable {
  let type: String
  let tokens: Range<Int>
}

/// Token tags as the HIPE scorer reads them: in capitals, `S-` and `E-` taken for `B-` and `I-`, any
/// tag but `O` able to begin an entity.
struct HipeTags {
  private let indexes: [Int32]
  private let tags: [Tag]

  private struct Tag {
    let isOutside: Bool
    let isBegin: Bool
    /// All behind the first two code points.
    let type: String
    /// All behind the last hyphen, up to a bar.
    let shortType: String

    init(_ name: String) {
      var scalars = Array(name.unicodeScalars)
      if scalars.starts(with: "S-".unicodeScalars) { scalars[0] = "B" }
      if scalars.starts(with: "E-".unicodeScalars) { scalars[0] = "I" }
      let capitals = Array(Self.string(scalars).uppercased().unicodeScalars)
      isOutside = capitals == ["O"]
      isBegin = capitals.first == "B"
      type = Self.string(capitals.dropFirst(2))
      let alternative = capitals.prefix { $0 != "|" }
      shortType = Self.string(
        alternative.suffix(from: alternative.lastIndex(of: "-").map { $0 + 1 } ?? 0))
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(scalars))
    }
  }

  init(_ sequence: TagSequence) {
    indexes = sequence.indexes
    tags = sequence.names.map(Tag.init)
  }

  /// The types that the scorer takes the tags to have: those behind the last hyphen.
  ///
  /// An entity's type is what follows the first hyphen, so that one with a hyphen in its type is of
  /// none of them.
  var types: Set<String> {
    Set(indexes.map { tags[Int($0)].shortType }).subtracting(["_", "-", "O"])
  }

  /// The entities of a sentence.
  func entities(in sentence: Range<Int>) -> [HipeEntity] {
    var entities: [HipeEntity] = []
    var open: (type: String, start: Int)?
    for token in sentence {
      let tag = tags[Int(indexes[token])]
      if let (type, start) = open {
        guard tag.isOutside || tag.isBegin || tag.type != type else { continue }
        entities.append(HipeEntity(type: type, tokens: start..<token))
        open = nil
      }
      if !tag.isOutside { open = (tag.type, token) }
    }
    if let (type, start) = open, !type.isEmpty {
      entities.append(HipeEntity(type: type, tokens: start..<sentence.upperBound))
    }
    return entities
  }
}
