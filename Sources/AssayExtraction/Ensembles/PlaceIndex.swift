import AssayModel

/// Finds mentions and events by where they stand, and arguments by what they say, by a hash: in four bytes for each of
/// some things that are kept elsewhere.
struct PlaceIndex {
  /// The number of a thing, or -1; a power of two in number, of which a quarter at least stays free.
  private var slots: [Int32]

  /// - Parameter capacity: How many things may be put in.
  init(capacity: Int) {
    slots = [Int32](repeating: -1, count: powerOfTwo(max(16, capacity + capacity / 3 + 1)))
  }

  /// The hash of an extent with a label.
  static func hash(_ extent: Extent, _ label: Label) -> UInt64 {
    mix(label, extent.start, extent.end, extent.rest.count)
  }

  /// The hash of an argument: its role and filler in an event.
  static func hash(_ role: Label, _ filler: Reference, of event: Int) -> UInt64 {
    let (kind, number) =
      switch filler {
      case .mention(let index): (0, index)
      case .event(let index): (1, index)
      case .entity(let index): (2, index)
      }
    return mix(role, event, number, kind)
  }

  private static func mix(_ label: Label, _ a: Int, _ b: Int, _ c: Int) -> UInt64 {
    func step(_ hash: UInt64, _ number: Int) -> UInt64 {
      let product = (hash ^ UInt64(bitPattern: Int64(number))) &* 0x9E37_79B9_7F4A_7C15
      return product ^ (product &>> 32)
    }
    return step(step(step(UInt64(bitPattern: Int64(label.index)), a), b), c)
  }

  /// The first of those put in with a hash of which something holds.
  func first(_ hash: UInt64, where holds: (Int) -> Bool) -> Int32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      if holds(Int(slots[slot])) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Puts a thing in, of which there must be no more than the capacity.
  mutating func insert(_ number: Int, _ hash: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(number)
    return slots[slot]
  }
}
