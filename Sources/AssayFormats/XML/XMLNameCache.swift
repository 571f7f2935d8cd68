import AssayXML

/// What is known of the names of one document, found without a look at their characters.
struct XMLNameCache<Value> {
  private var entries: [(name: XMLNameIdentity, value: Value)] = []
  /// A hash table with open addressing, at most half full: the number of an entry plus one, or 0.
  private var slots = [Int32](repeating: 0, count: 16)

  /// The value of a name, or `nil` where it is new.
  @inline(__always)
  subscript(name: XMLNameIdentity) -> Value? {
    let slots = slots.span, entries = entries.span
    var slot = Int(truncatingIfNeeded: name.spread) & (slots.count &- 1)
    while slots[slot] != 0 {
      let entry = Int(slots[slot] &- 1)
      if entries[entry].name == name { return entries[entry].value }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// Enters the value of a name that is new.
  mutating func insert(_ value: Value, for name: XMLNameIdentity) {
    entries.append((name, value))
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 2)
      for number in entries.indices { fillSlot(of: number) }
    } else {
      fillSlot(of: entries.count - 1)
    }
  }

  private mutating func fillSlot(of entry: Int) {
    var slot = Int(truncatingIfNeeded: entries[entry].name.spread) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(entry + 1)
  }
}
