import AssayModel
import AssayXML

/// The attribute lists of a layer, each written once as a feature structure.
struct TEIFeatureSets {
  /// The lists in order of first use, each with its `xml:id`.
  private(set) var sets: [(xmlID: String, attributes: [Attribute])] = []
  /// The number of each list, by its bytes.
  private var numbers = ByteTable<Void>()
  /// Room for a list as bytes.
  private var room: [UInt8] = []
  /// For each mention, event and relation the number of its list; -1 where it has no attributes.
  private(set) var ofMentions: [Int32] = []
  private(set) var ofEvents: [Int32] = []
  private(set) var ofRelations: [Int32] = []

  init(_ layer: Layer, owner: String, identifiers: inout TEIIdentifiers) {
    ofMentions.reserveCapacity(layer.mentions.count)
    let mentions = layer.mentions.span, events = layer.events.span
    for index in mentions.indices {
      ofMentions.append(add(mentions[index].attributes, owner, &identifiers))
    }
    for index in events.indices {
      ofEvents.append(add(events[index].attributes, owner, &identifiers))
    }
    for relation in layer.relations {
      ofRelations.append(add(relation.attributes, owner, &identifiers))
    }
  }

  private mutating func add(
    _ attributes: [Attribute], _ owner: String, _ identifiers: inout TEIIdentifiers
  ) -> Int32 {
    guard !attributes.isEmpty else { return -1 }
    var key: [UInt8] = []
    swap(&key, &room)
    key.removeAll(keepingCapacity: true)
    for attribute in attributes { Self.append(attribute, to: &key) }
    let number = numbers.enter(key.span, ())
    swap(&key, &room)
    if number == sets.count {
      sets.append((identifiers.fresh("f\(number + 1)", owner: owner), attributes))
    }
    return Int32(truncatingIfNeeded: number)
  }

  /// Name, kind and value; bytes that no UTF-8 holds stand behind what has no fixed length.
  private static func append(_ attribute: Attribute, to key: inout [UInt8]) {
    key.append(copying: attribute.name.utf8.span)
    switch attribute.value {
    case .flag: key.append(0xFD)
    case .text(let text):
      key.append(0xFE)
      key.append(copying: text.utf8.span)
      key.append(0xFF)
    case .number(let number):
      key.append(0xFF)
      var bits = number.bitPattern
      for _ in 0..<8 {
        key.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
      }
    }
  }
}
