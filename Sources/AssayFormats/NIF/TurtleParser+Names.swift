// IRIs and names with prefixes.
extension TurtleParser {
  mutating func iri() throws(TurtleError) -> Int32 {
    guard takeByte("<") else { throw expected("an IRI in angle brackets") }
    let start = position
    position = end(from: start) { byte in
      byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\\")
    }
    if base.isEmpty || isAbsolute(start..<position), peek == UInt8(ascii: ">") {
      let range = start..<position
      position += 1
      return names.number(range, in: bytes)
    }
    return try unusualIRI(from: start)
  }

  /// Whether an IRI begins with a scheme.
  func isAbsolute(_ iri: Range<Int>) -> Bool {
    let place = end(from: iri.lowerBound) { byte in
      byte != UInt8(ascii: ":") && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "#")
    }
    return place < iri.upperBound && bytes[place] == UInt8(ascii: ":")
  }

  /// An IRI with escapes, or relative to the base.
  mutating func unusualIRI(from start: Int) throws(TurtleError) -> Int32 {
    position = start
    var iri: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: ">") {
      guard byte > 0x20 else { throw expected("the end of the IRI") }
      if byte == UInt8(ascii: "\\") {
        iri += try escape()
      } else {
        iri.append(byte)
        position += 1
      }
    }
    guard takeByte(">") else { throw expected("'>'") }
    let text = String(decoding: iri, as: UTF8.self)
    let isAbsolute = text.prefix { $0 != "/" && $0 != "#" }.contains(":")
    guard !isAbsolute, !base.isEmpty else { return names.number(iri) }
    if text.isEmpty || text.hasPrefix("#") {
      return names.number(Array((String(base.prefix { $0 != "#" }) + text).utf8))
    }
    let folder = base.lastIndex(of: "/").map { base[...$0] } ?? ""
    return names.number(Array((folder + text).utf8))
  }

  mutating func prefixedName() throws(TurtleError) -> Int32 {
    let start = position
    let prefix = take { $0 != UInt8(ascii: ":") && Self.isNameByte($0) }
    guard takeByte(":") else { throw expected("a name with a prefix") }
    let space: [UInt8]
    if prefix.elementsEqual("_".utf8) {
      space = Array("_:".utf8)
    } else if let known = prefixes[Array(prefix)] {
      space = known
    } else {
      throw expected("a declared prefix and not \(quoted(prefix))")
    }
    let local = position
    position = endOfLocalName(from: local)
    let spelled = start..<position, bytes = bytes
    return names.number(spelled: spelled, in: bytes) {
      space + Self.withoutEscapes(bytes[local..<spelled.upperBound])
    }
  }

  /// Where the part of a name behind its prefix ends.
  func endOfLocalName(from start: Int) -> Int {
    let span = bytes.span
    var index = start
    while index < span.count {
      let byte = span[index]
      if byte == UInt8(ascii: "\\"), index + 1 < span.count {
        index += 2
      } else if byte == UInt8(ascii: ".") {
        // A point ends the statement unless the name goes on.
        guard index + 1 < span.count, Self.isNameByte(span[index + 1]) else { break }
        index += 1
      } else if Self.isNameByte(byte) {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// A local name with each escaped byte as itself.
  static func withoutEscapes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\\")) else { return Array(bytes) }
    var name: [UInt8] = [], isEscaped = false
    for byte in bytes {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        name.append(byte)
        isEscaped = false
      }
    }
    return name
  }

  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
