import CLibXML2

/// A vocabulary in the dictionary of one parser, where equal names are equal pointers.
@safe
final class InternedNames<Name: XMLVocabulary> {
  /// An attribute's name: `prefix` is `nil` where it has none.
  @safe
  struct Attribute {
    let local: UnsafePointer<UInt8>?
    let prefix: UnsafePointer<UInt8>?
  }

  private let cases: [Name]
  private var attributes: [Attribute] = []
  /// A hash table with open addressing, at most half full: index of a case plus one, or 0.
  private var slots: [Int32]
  private let mask: Int

  /// Enters all names of the vocabulary into the dictionary, which must outlive this object.
  init(in dictionary: xmlDictPtr?) {
    let table = Name.table
    cases = table.cases
    var size = 16
    while size < 2 * cases.count { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
    attributes.reserveCapacity(cases.count)
    for (index, name) in table.names.enumerated() {
      let hasPrefix = name.prefixLength > 0
      let start = hasPrefix ? name.prefixLength + 1 : 0
      let local = unsafe Self.intern(name.bytes[start...], in: dictionary)
      let prefix = unsafe hasPrefix ? Self.intern(name.prefix, in: dictionary) : nil
      attributes.append(unsafe Attribute(local: local, prefix: prefix))
      if !hasPrefix, let local = unsafe local { unsafe insert(local, Int32(index + 1)) }
    }
  }

  /// The pointers of an attribute's name.
  func attribute(_ name: Name) -> Attribute { attributes[name.rawValue] }

  /// The element name that an interned pointer stands for.
  func element(_ local: UnsafePointer<UInt8>) -> Name? {
    var slot = unsafe hash(local)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if unsafe attributes[index].local == local { return cases[index] }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  private func insert(_ local: UnsafePointer<UInt8>, _ entry: Int32) {
    var slot = unsafe hash(local)
    while slots[slot] != 0 { slot = (slot &+ 1) & mask }
    slots[slot] = entry
  }

  private func hash(_ pointer: UnsafePointer<UInt8>) -> Int {
    let bits = UInt(bitPattern: pointer)
    return Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }

  private static func intern(
    _ bytes: ArraySlice<UInt8>, in dictionary: xmlDictPtr?
  ) -> UnsafePointer<UInt8>? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe xmlDictLookup(dictionary, buffer.baseAddress, Int32(buffer.count))
    }
  }
}
