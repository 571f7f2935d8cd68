/// What all writers write alike.
extension ByteBuffer {
  /// Appends the XML declaration, on a line of its own.
  mutating func appendDeclaration() {
    append(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    append("\n")
  }

  /// Appends bytes, escaped, up to the first that starts no character; gives how many were read.
  mutating func appendEscaped(_ bytes: Span<UInt8>, in place: XMLCharacters.Place) -> Int {
    var runStart = 0, position = 0
    while true {
      position = XMLCharacters.plainEnd(in: bytes, from: position, in: place)
      guard position < bytes.count,
        let reference = XMLCharacters.escape(of: bytes[position], in: place)
      else { break }
      append(bytes.extracting(runStart..<position))
      append(reference)
      position += 1
      runStart = position
    }
    append(bytes.extracting(runStart..<position))
    return position
  }

  /// Appends text, escaped; nothing where it throws.
  ///
  /// - Throws: ``XMLError``: `forbidden-character` with its offset.
  mutating func appendText(_ bytes: Span<UInt8>) throws(XMLError) {
    let before = count
    let written = appendEscaped(bytes, in: .text)
    guard written == bytes.count else {
      cut(to: before)
      throw XMLError(forbiddenIn: bytes, at: written)
    }
  }

  /// Appends a processing instruction on a line of its own.
  ///
  /// - Throws: ``XMLError``: `name` for a target `xml`, in any case, or with a colon;
  ///   `forbidden-character` where `data` holds one or the closing `?>`.
  mutating func appendProcessingInstruction(
    _ target: XMLName, _ data: String
  ) throws(XMLError) {
    guard target.prefixLength == 0, target.description.lowercased() != "xml" else {
      throw XMLError(.name, "'\(target)' cannot be the target of a processing instruction")
    }
    if let byte = XMLCharacters.firstForbidden(in: data.utf8.span) {
      throw XMLError(forbiddenIn: data.utf8.span, at: byte)
    }
    let bytes = Array(data.utf8)
    for (i, pair) in zip(bytes, bytes.dropFirst()).enumerated() where pair == (0x3F, 0x3E) {
      throw XMLError(.forbiddenCharacter, "'?>' would end the processing instruction", byte: i)
    }
    append("<?")
    append(target.bytes)
    append(" ")
    append(bytes)
    append("?>\n")
  }
}

extension XMLError {
  /// XML 1.0 cannot hold what stands at an offset.
  init(forbiddenIn bytes: Span<UInt8>, at offset: Int) {
    let found = bytes[offset]
    let name =
      found < 0x20
      ? "U+00\(found < 16 ? "0" : "")\(String(found, radix: 16, uppercase: true))"
      : found == 0xEF ? "U+FFFE or U+FFFF" : "a byte that is not UTF-8"
    self.init(.forbiddenCharacter, "XML 1.0 cannot hold \(name)", byte: offset)
  }
}
