/// What the first lines of a WebAnno TSV file declare.
struct TSVHeader {
  /// A layer and the columns that it has.
  struct Layer {
    enum Kind { case span, chain, relation }

    enum Column: Equatable {
      /// A feature, without a name where the layer has none.
      case feature(String)
      /// The roles of a slot, or what fills it.
      case roles(String), targets(String)
      /// Where a relation comes from; the type of layer that it is between.
      case base(String)
    }

    let kind: Kind
    let name: String
    let columns: [Column]
    /// Whether the layer is about words, or between them, and not about what they name.
    let isLinguistic: Bool

    init(kind: Kind, name: String, columns: [Column]) {
      self.kind = kind
      self.name = name
      self.columns = columns
      isLinguistic =
        Self.isLinguistic(name)
        || columns.contains {
          if case .base(let base) = $0 { Self.isLinguistic(base) } else { false }
        }
    }

    /// The name behind its last dot.
    var shortName: String { name.split(separator: ".").last.map(String.init) ?? name }

    /// Whether annotations have slots, which makes them events.
    var hasSlots: Bool { columns.contains { if case .roles = $0 { true } else { false } } }

    /// The column that gives the type: the feature `value`, or the first.
    var typeColumn: Int? {
      columns.firstIndex(of: .feature("value")) ?? columns.firstIndex(of: .feature("Value"))
        ?? columns.firstIndex { if case .feature(let name) = $0 { !name.isEmpty } else { false } }
    }

    private static func isLinguistic(_ type: String) -> Bool {
      let core = "de.tudarmstadt.ukp.dkpro.core.api."
      return ["lexmorph.", "segmentation.", "syntax."].contains { type.hasPrefix(core + $0) }
    }
  }

  private(set) var version = ""
  private(set) var layers: [Layer] = []

  init(layers: [Layer] = []) { self.layers = layers }

  /// How many columns follow unit, offsets and token.
  var columnCount: Int { layers.reduce(0) { $0 + $1.columns.count } }

  /// Takes in a line; gives whether it belongs to the header.
  mutating func take(_ line: Substring) -> Bool {
    if line.hasPrefix("#FORMAT=") {
      version = line.split(separator: " ").last.map(String.init) ?? ""
      return true
    }
    for (prefix, kind) in [("#T_SP=", Layer.Kind.span), ("#T_CH=", .chain), ("#T_RL=", .relation)]
    where line.hasPrefix(prefix) {
      layers.append(Self.layer(kind, line.dropFirst(prefix.count)))
      return true
    }
    return line.hasPrefix("#") && !line.hasPrefix("#Text=")
  }

  private static func layer(_ kind: Layer.Kind, _ declaration: Substring) -> Layer {
    let parts = declaration.split(separator: "|", omittingEmptySubsequences: false)
    var columns: [Layer.Column] = []
    var isTarget = false
    for part in parts.dropFirst() {
      if isTarget {
        columns.append(.targets(String(part)))
        isTarget = false
      } else if part.hasPrefix("ROLE_") {
        let feature = part.split(separator: ":").last ?? part
        columns.append(.roles(String(feature.prefix { $0 != "_" })))
        isTarget = true
      } else if part.hasPrefix("BT_") {
        columns.append(.base(String(part.dropFirst(3))))
      } else {
        columns.append(.feature(String(part)))
      }
    }
    if parts.count == 1 { columns = [.feature("")] }
    return Layer(kind: kind, name: String(parts.first ?? ""), columns: columns)
  }
}
