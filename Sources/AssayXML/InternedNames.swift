import CLibXML2

/// A vocabulary in the dictionary of one parser, where equal names are equal pointers.
@usableFromInline
@safe
final class InternedNames {
  /// Where a name and its prefix are in the dictionary.
  @usableFromInline
  @unsafe
  struct Pointers {
    @usableFromInline let local: UnsafePointer<UInt8>?
    /// `nil` where the name has none.
    @usableFromInline let prefix: UnsafePointer<UInt8>?
  }

  /// One for each name; lives as long as this object.
  @usableFromInline let pointers: UnsafePointer<Pointers>
  private let count: Int
  /// A hash table with open addressing, at most half full, of the names without a prefix: index
  /// plus one, or 0.
  private let slots: [Int32]
  private let mask: Int

  /// Enters the names into the dictionary, which must outlive this object.
  init(_ names: [XMLName], in dictionary: xmlDictPtr?) {
    var pointers = unsafe [Pointers]()
    var size = 16
    while size < 2 * names.count { size *= 2 }
    var slots = [Int32](repeating: 0, count: size)
    for (index, name) in names.enumerated() {
      let hasPrefix = name.prefixLength > 0
      let start = hasPrefix ? name.prefixLength + 1 : 0
      let local = unsafe Self.intern(name.bytes[start...], in: dictionary)
      let prefix = unsafe hasPrefix ? Self.intern(name.prefix, in: dictionary) : nil
      unsafe pointers.append(unsafe Pointers(local: local, prefix: prefix))
      guard !hasPrefix, let local = unsafe local else { continue }
      var slot = unsafe Self.hash(local) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index + 1)
    }
    let table = unsafe UnsafeMutablePointer<Pointers>.allocate(capacity: pointers.count)
    unsafe table.initialize(from: pointers, count: pointers.count)
    unsafe self.pointers = UnsafePointer(table)
    count = unsafe pointers.count
    self.slots = slots
    mask = size - 1
  }

  deinit {
    unsafe pointers.deallocate()
  }

  /// The index of a name with a prefix, or -1.
  func attribute(_ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>) -> Int32 {
    for index in 0..<count
    where unsafe pointers[index].local == local && pointers[index].prefix == prefix {
      return Int32(index)
    }
    return -1
  }

  /// The index of the element name that an interned pointer stands for, or -1.
  @inline(__always)
  func element(_ local: UnsafePointer<UInt8>) -> Int32 {
    var slot = unsafe Self.hash(local) & mask
    while slots[slot] != 0 {
      let index = slots[slot] &- 1
      if unsafe pointers[Int(index)].local == local { return index }
      slot = (slot &+ 1) & mask
    }
    return -1
  }

  @inline(__always)
  private static func hash(_ pointer: UnsafePointer<UInt8>) -> Int {
    let bits = UInt(bitPattern: pointer)
    return Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  private static func intern(
    _ bytes: ArraySlice<UInt8>, in dictionary: xmlDictPtr?
  ) -> UnsafePointer<UInt8>? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe xmlDictLookup(dictionary, buffer.baseAddress, Int32(buffer.count))
    }
  }
}
