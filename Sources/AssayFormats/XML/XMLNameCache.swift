import AssayXML

/// What is known of the names of one document, found without a look at their characters.
struct XMLNameCache<Value> {
  private var entries: [(name: XMLNameIdentity, value: Value)] = []
  /// A hash table with open addressing, at most half full: the number of an entry plus one, or 0.
  private var slots = [Int32](repeating: 0, count: 16)

  /// The value of a name, which is made where the name is new.
  mutating func value(of name: XMLNameIdentity, orNew make: () -> Value) -> Value {
    var slot = Int(truncatingIfNeeded: name.spread) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if entries[entry].name == name { return entries[entry].value }
      slot = (slot + 1) & (slots.count - 1)
    }
    let value = make()
    entries.append((name, value))
    if entries.count * 2 > slots.count { grow() } else { slots[slot] = Int32(entries.count) }
    return value
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.name.spread) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }
}
