/// The records of a JSON list, as far as bytes go; for recognising formats by their first bytes.
struct JSONRecordList {
  /// A record: its bytes, the line that it begins on, and which of the list it is, both from one.
  typealias Record = (bytes: Range<Int>, line: Int, number: Int)

  private var reader: JSONReader
  private var hasEntered = false
  /// How many line breaks stand before a byte that was passed.
  private var line = 1
  private var number = 0
  private var counted = 0

  init(_ bytes: [UInt8]) {
    reader = JSONReader(bytes)
  }

  var bytes: [UInt8] { reader.bytes }

  /// What has not been read.
  var rest: ArraySlice<UInt8> { reader.bytes[reader.position...] }

  /// Whether bytes begin a list of objects or of lists, as far as they go.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    let content = bytes.drop { $0.isBlank }
    guard content.first == UInt8(ascii: "[") else { return false }
    let next = content.dropFirst().first { !$0.isBlank }
    return next.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? true
  }

  /// The next record, or `nil` at the end of the list.
  mutating func next() throws(JSONError) -> Record? {
    if !hasEntered {
      try reader.enterArray()
      hasEntered = true
    }
    guard try reader.nextElement() else {
      try reader.finish()
      return nil
    }
    let record = try reader.skip()
    line += reader.bytes[counted..<record.lowerBound].count { $0 == 0x0A }
    counted = record.lowerBound
    number += 1
    return (record, line, number)
  }
}
