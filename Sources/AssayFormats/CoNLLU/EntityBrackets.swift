import AssayModel

/// Spells mentions and chains as the values of `Entity=`.
struct EntityBrackets {
  /// The value of each token; empty where nothing begins or ends.
  let values: [String]

  /// A mention, or a part of one.
  private struct Piece {
    let tokens: Range<Int>
    /// The id with the part's number.
    let id: String
    /// What follows the id where it opens.
    let fields: String
    let order: Int
  }

  init(_ layer: Layer, _ tokens: Tokenization, _ names: EntityNames) {
    let ids = Self.ids(of: layer, names)
    var pieces: [Piece] = []
    for (index, mention) in layer.mentions.enumerated() {
      guard let ranges = tokens.ranges(of: mention.extent) else { continue }
      for (part, range) in ranges.enumerated() {
        let id = ranges.count == 1 ? ids[index] : "\(ids[index])[\(part + 1)/\(ranges.count)]"
        pieces.append(
          Piece(
            tokens: range, id: id, fields: part == 0 ? Self.fields(mention) : "", order: index))
      }
    }
    values = Self.values(pieces, count: tokens.tokens.count)
  }

  /// Outer brackets first; what ends at a token stands before what begins, or its end would be read as a
  /// field of that.
  private static func values(_ pieces: [Piece], count: Int) -> [String] {
    var begins = [String](repeating: "", count: count)
    var ends = begins
    let sorted = pieces.sorted { a, b in
      if a.tokens.lowerBound != b.tokens.lowerBound {
        return a.tokens.lowerBound < b.tokens.lowerBound
      }
      if a.tokens.count != b.tokens.count { return a.tokens.count > b.tokens.count }
      return a.order < b.order
    }
    for piece in sorted {
      begins[piece.tokens.lowerBound] +=
        "(\(piece.id)\(piece.fields)" + (piece.tokens.count == 1 ? ")" : "")
    }
    for piece in sorted.reversed() where piece.tokens.count > 1 {
      ends[piece.tokens.upperBound - 1] += "\(piece.id))"
    }
    return zip(ends, begins).map { $0 + $1 }
  }

  /// The id of each mention's entity; mentions in no chain get new ones.
  private static func ids(of layer: Layer, _ names: EntityNames) -> [String] {
    var ids = [String?](repeating: nil, count: layer.mentions.count)
    for entity in layer.entities {
      let id = names.unused(escaped(entity.id.isEmpty ? "e" : entity.id))
      for mention in entity.mentions { ids[mention] = id }
    }
    return ids.map { $0 ?? names.new() }
  }

  private static func fields(_ mention: Mention) -> String {
    var others = mention.attributes.map { attribute -> String in
      let key = escaped(attribute.name)
      switch attribute.value {
      case .flag: return key
      case .text(let text): return "\(key):\(escaped(text))"
      case .number(let number): return "\(key):\(number)"
      }
    }
    others += mention.links.map { "identity:\(escaped($0.base)):\(escaped($0.identifier))" }
    let type = mention.type == Draft.untyped ? "" : escaped(mention.type)
    // Readers of CorefUD want the number of the head, which is not known here, before other fields.
    if !others.isEmpty { return "-\(type)-1-\(others.joined(separator: ","))" }
    return type.isEmpty ? "" : "-\(type)"
  }

  private static func escaped(_ text: String) -> String {
    // A field that is `_` says nothing.
    text == "_" ? "%5F" : PercentCoding.encoded(text, "-()[]|=:,")
  }
}
