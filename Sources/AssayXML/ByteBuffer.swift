/// Bytes that grow at their end, with less to check for each append than an array has.
@safe
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  /// An empty buffer with room for some bytes.
  init(capacity: Int) {
    self.capacity = max(64, capacity)
    unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
  }

  deinit {
    unsafe base.deallocate()
  }

  /// All bytes as an array.
  ///
  /// - Complexity: O(n).
  var array: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// All bytes, for the length of a call.
  func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(Span(_unsafeElements: UnsafeBufferPointer(start: base, count: count)))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    unsafe base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    let length = bytes.count
    if capacity &- count < length { grow(by: length) }
    unsafe (base + count).update(from: source, count: length)
    count &+= length
  }

  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  @inline(__always)
  mutating func append(_ ascii: StaticString) {
    ascii.withUTF8Buffer { unsafe append($0) }
  }

  /// Appends a number of at least 0 in decimal digits.
  mutating func append(decimal number: Int) {
    if number >= 10 { append(decimal: number / 10) }
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }

  /// Makes room for so many bytes in all.
  mutating func reserve(_ count: Int) {
    if count > capacity { grow(by: count - self.count) }
  }

  /// Takes away what was appended after the buffer held `count` bytes.
  mutating func cut(to count: Int) {
    precondition(0 <= count && count <= self.count, "a buffer is cut to what it held")
    self.count = count
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    let larger = max(capacity * 2, count + length)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }
}
