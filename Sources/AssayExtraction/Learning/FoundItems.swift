import AssayModel

/// What other extractors found in an article, as far as one that learned from them asks for it: places and names, in
/// a sixth of the room that their layers take.
struct FoundItems: Sendable {
  /// What an item is.
  enum Kind: Int32 {
    case mention = 1
    case trigger = 2
    /// A mention that fills a role of the event whose trigger stands before it.
    case filler = 3
    /// An event or entity that does.
    case otherFiller = 5
    /// An event without a trigger, with its fillers behind it.
    case noTrigger = 6
  }

  /// A place with what stands there.
  struct Item: Sendable {
    /// Bytes of the text.
    private let start: UInt32
    private let end: UInt32
    /// The extractor and what sort of annotation it is.
    let sort: Int32
    /// The type or role, as a place in ``FoundItems/names``.
    let name: Int32

    init(_ fragment: Fragment, _ kind: Kind, source: Int, name: Int32) {
      start = UInt32(clamping: fragment.start)
      end = UInt32(clamping: fragment.end)
      sort = Int32(source) &* 16 &+ kind.rawValue
      self.name = name
    }

    var fragment: Fragment { Fragment(Int(start), Int(end)) }
    /// The place of the extractor.
    var source: Int { Int(sort &>> 4) }
    var kind: Kind? { Kind(rawValue: sort & 15) }
  }

  /// Extractor by extractor, mentions first, then events, each with its fillers behind it.
  private(set) var items: [Item] = []
  /// The hashes of types and roles.
  private(set) var names: [UInt64] = []

  /// - Parameter found: A layer for each extractor, in an order that is always the same; `nil` where one failed.
  init(_ found: [Layer?]) {
    var numbers: [String: Int32] = [:]
    items.reserveCapacity(found.reduce(0) { $0 + Self.count($1) })
    for (source, layer) in found.enumerated() {
      guard let layer else { continue }
      func add(_ kind: Kind, _ name: String, _ fragment: Fragment) {
        let number = numbers[name] ?? Int32(names.count)
        if number == Int32(names.count) {
          numbers[name] = number
          names.append(FeatureHash.bytes(name.utf8))
        }
        items.append(Item(fragment, kind, source: source, name: number))
      }
      for mention in layer.mentions { add(.mention, mention.type, mention.extent.first) }
      for event in layer.events {
        let trigger = event.trigger?.extent.first
        add(trigger == nil ? .noTrigger : .trigger, event.type, trigger ?? Fragment(0, 0))
        for argument in event.arguments {
          if case .mention(let index) = argument.filler {
            add(.filler, argument.role, layer.mentions[index].extent.first)
          } else if let fragment = layer.extent(of: argument.filler)?.first {
            add(.otherFiller, argument.role, fragment)
          }
        }
      }
    }
  }

  private static func count(_ layer: Layer?) -> Int {
    guard let layer else { return 0 }
    return layer.mentions.count + layer.events.reduce(0) { $0 + 1 + $1.arguments.count }
  }
}
