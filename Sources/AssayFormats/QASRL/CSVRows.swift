/// The rows of comma-separated values, cells in quotes where they hold commas, quotes or line breaks (RFC 4180).
struct CSVRows: Sequence, IteratorProtocol {
  /// The cells of a row and the line that it begins on, from one.
  typealias Row = (cells: [String], line: Int)

  private var rest: ArraySlice<UInt8>
  private var line = 1

  init(_ bytes: [UInt8]) {
    rest = ByteOrderMark.dropped(from: bytes)
  }

  /// The next row, blank lines passed over; `nil` at the end.
  mutating func next() -> Row? {
    while let byte = rest.first, byte == 0x0A || byte == 0x0D {
      if byte == 0x0A { line += 1 }
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return nil }
    let first = line
    var cells = [cell()]
    while rest.first == UInt8(ascii: ",") {
      rest = rest.dropFirst()
      cells.append(cell())
    }
    return (cells, first)
  }

  /// A cell up to the comma or line break behind it.
  private mutating func cell() -> String {
    var bytes: [UInt8] = []
    if rest.first == UInt8(ascii: "\"") {
      rest = rest.dropFirst()
      while let byte = rest.first {
        rest = rest.dropFirst()
        if byte == 0x0A { line += 1 }
        guard byte == UInt8(ascii: "\"") else {
          bytes.append(byte)
          continue
        }
        guard rest.first == UInt8(ascii: "\"") else { break }
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    let tail = rest.prefix { $0 != UInt8(ascii: ",") && $0 != 0x0A && $0 != 0x0D }
    rest = rest.dropFirst(tail.count)
    return String(decoding: bytes + tail, as: UTF8.self)
  }
}
