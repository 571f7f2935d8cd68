extension MutableSpan<UInt8> {
  /// Writes eight bytes from `index` on, the least significant first; all must lie inside the span.
  @inlinable
  @inline(__always)
  package mutating func store(_ word: UInt64, at index: Int) {
    // Unsafe for elements that are more than their bytes; a byte is not.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
  }
}
