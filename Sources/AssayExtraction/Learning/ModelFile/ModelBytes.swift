import AssayModel

/// Writes the parts of a model file: numbers in little-endian order, lists behind their counts.
struct ModelWriter {
  private(set) var bytes: [UInt8] = []

  mutating func text(_ text: String) {
    let utf8 = Array(text.utf8)
    count(utf8.count)
    bytes += utf8
  }

  mutating func count(_ count: Int) { number(UInt32(clamping: count)) }

  mutating func number(_ number: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func number(_ number: Float) { self.number(number.bitPattern) }
  mutating func number(_ number: Int16) { self.number(UInt16(bitPattern: number)) }
  mutating func number(_ number: Double) { self.number(number.bitPattern) }
  mutating func raw(_ more: [UInt8]) { bytes += more }
  /// Bytes behind their count.
  mutating func blob(_ more: [UInt8]) {
    count(more.count)
    bytes += more
  }

  /// All that was written with its SHA-256 behind it.
  var sealed: [UInt8] { bytes + SHA256.hash(of: bytes) }
}

/// Reads the parts of a model file; nothing in it can make it trap.
struct ModelReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether all was read.
  var isAtEnd: Bool { position == bytes.count }

  mutating func text() throws(ModelError) -> String {
    let count = try count(of: 1)
    let text = bytes[position..<position + count]
    position += count
    guard let valid = try? ArticleText(validating: Array(text)) else {
      throw ModelError("a name in the model is not UTF-8")
    }
    return valid.string
  }

  /// A count of things of so many bytes each, all of which must still be there.
  mutating func count(of size: Int) throws(ModelError) -> Int {
    let count = Int(try number() as UInt32)
    guard count * size <= bytes.count - position else {
      throw ModelError("the model says that \(count) things follow, and ends before")
    }
    return count
  }

  mutating func number<Number: FixedWidthInteger & UnsignedInteger>() throws(ModelError) -> Number {
    let size = Number.bitWidth / 8
    guard bytes.count - position >= size else { throw ModelError("the model ends too early") }
    var number: Number = 0
    for index in 0..<size { number |= Number(bytes[position + index]) << (8 * index) }
    position += size
    return number
  }

  /// A number that is neither infinite nor none.
  mutating func real() throws(ModelError) -> Float {
    let number = Float(bitPattern: try number())
    guard number.isFinite, abs(number) < 1e8 else {
      throw ModelError("the model has a weight that is no number")
    }
    return number
  }

  /// A number of 64 bits that is neither infinite nor none.
  mutating func double() throws(ModelError) -> Double {
    let number = Double(bitPattern: try number())
    guard number.isFinite else { throw ModelError("the model has a weight that is no number") }
    return number
  }

  /// Bytes behind their count.
  mutating func blob() throws(ModelError) -> [UInt8] {
    let count = try count(of: 1)
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func short() throws(ModelError) -> Int16 { Int16(bitPattern: try number()) }
}
