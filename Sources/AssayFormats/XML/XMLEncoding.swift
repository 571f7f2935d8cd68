internal import AssayModel

/// XML in other encodings than UTF-8, as its first bytes and its declaration tell.
///
/// Source: XML 1.0, section 4.3.3 and appendix F; windows-1252 by the WHATWG Encoding Standard, whose bytes without
/// a character are refused here.
enum XMLEncoding {
  private enum Known {
    case utf8, ascii, latin1, windows1252
    case utf16(isBigEndian: Bool)
  }

  /// The document in UTF-8, its declaration without the encoding; `nil` where it is in UTF-8, or is no XML.
  ///
  /// Lines and columns stay where they are. A document that declares a single-byte encoding but whose bytes are UTF-8 is
  /// read as it declares, with a warning.
  /// - Throws: a fault `encoding` for one that nobody knows here, or a byte that it has not.
  /// - Complexity: O(n) in bytes where there is something to do, else O(1).
  /// - Parameter redeclares: Whether the declaration names UTF-8 then, which moves what follows it in its line.
  static func utf8(
    _ bytes: [UInt8], file: String, redeclares: Bool = false
  ) throws(Fault) -> (bytes: [UInt8], warning: Fault?)? {
    let declared = redeclares ? declaringUTF8 : withoutEncoding
    if let isBigEndian = isUTF16(bytes) {
      let text = try transcoded(bytes, from: .utf16(isBigEndian: isBigEndian), file)
      return (declared(text), nil)
    }
    guard let place = declaredPlace(in: bytes[...]) else { return nil }
    let name = String(decoding: bytes[place], as: UTF8.self)
    switch encoding(called: name) {
    case .utf8: return nil
    case .utf16:
      throw Fault(
        code: "encoding", file: file, line: 1,
        message: "expected \(name) as declared, found bytes of another encoding")
    case nil:
      throw Fault(
        code: "encoding", file: file, line: 1,
        message: "expected the encoding UTF-8, UTF-16, US-ASCII, ISO-8859-1 or windows-1252, found "
          + quoted(name))
    case let known?:
      let isASCII = bytes.allSatisfy { $0 < 0x80 }
      let text = isASCII ? bytes : try transcoded(bytes, from: known, file)
      var warning: Fault?
      if !isASCII, (try? UTF8Span(validating: bytes.span)) != nil {
        warning = Fault(
          .warning, code: "encoding", file: file, line: 1,
          message:
            "expected \(name) as declared, found bytes that are UTF-8; they are read as declared"
        )
      }
      return (declared(text), warning)
    }
  }

  /// Whether the first bytes of a file are XML in another encoding than UTF-8, or declare one.
  static func isOther(_ head: [UInt8]) -> Bool {
    nameOfOther(head) != nil
  }

  /// What the encoding of XML is called that is in another than UTF-8, or declares one; `nil` for none.
  static func nameOfOther(_ head: [UInt8]) -> String? {
    if isUTF16(head) != nil { return "UTF-16" }
    guard let place = declaredPlace(in: head[...]) else { return nil }
    let name = String(decoding: head[place], as: UTF8.self)
    if case .utf8 = encoding(called: name) { return nil }
    return name
  }

  /// The first bytes of a file in UTF-8 where they are XML in UTF-16, to recognise a format by.
  static func recognisable(_ head: [UInt8]) -> [UInt8]? {
    guard let isBigEndian = isUTF16(head) else { return nil }
    return try? transcoded(
      head.count % 2 == 0 ? head : Array(head.dropLast()), from: .utf16(isBigEndian: isBigEndian),
      "")
  }

  /// Whether bytes are XML in UTF-16, with or without a mark, and then in which order; `nil` for neither.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE, 0x3C, 0]) || bytes.starts(with: [0x3C, 0, 0x3F, 0]) {
      return false
    }
    if bytes.starts(with: [0xFE, 0xFF, 0, 0x3C]) || bytes.starts(with: [0, 0x3C, 0, 0x3F]) {
      return true
    }
    return nil
  }

  private static func encoding(called name: String) -> Known? {
    switch name.lowercased() {
    case "utf-8", "utf8": .utf8
    case "utf-16", "utf-16le", "utf-16be": .utf16(isBigEndian: false)
    case "us-ascii", "ascii": .ascii
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1": .latin1
    case "windows-1252", "cp1252": .windows1252
    default: nil
    }
  }

  // MARK: - The declaration

  /// Where the name of the encoding stands in the declaration that the bytes begin with; `nil` without one.
  private static func declaredPlace(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard bytes.starts(with: "<?xml".utf8) else { return nil }
    // No declaration is longer than some hundred bytes.
    let head = bytes.prefix(1024)
    guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = head[..<end], key = Array("encoding".utf8)
    guard
      let start = declaration.indices.first(where: { declaration[$0...].starts(with: key) })
    else { return nil }
    let rest = declaration[(start + key.count)...].drop { $0.isBlank || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return nil }
    let name = rest.dropFirst().prefix { $0 != quote }
    return name.isEmpty ? nil : name.indices
  }

  /// The document with blanks where its declaration names an encoding.
  private static func withoutEncoding(_ bytes: [UInt8]) -> [UInt8] {
    guard let place = declaredPlace(in: bytes[...]) else { return bytes }
    var bytes = bytes
    // From the key to the quote behind the name.
    var start = place.lowerBound
    while start > 0, bytes[start..<place.lowerBound].starts(with: "encoding".utf8) == false {
      start -= 1
    }
    for index in start...place.upperBound { bytes[index] = 0x20 }
    return bytes
  }

  /// The document with UTF-8 where its declaration names an encoding.
  private static func declaringUTF8(_ bytes: [UInt8]) -> [UInt8] {
    guard let place = declaredPlace(in: bytes[...]) else { return bytes }
    return bytes[..<place.lowerBound] + Array("UTF-8".utf8) + bytes[place.upperBound...]
  }

  // MARK: - Bytes

  private static func transcoded(
    _ bytes: [UInt8], from encoding: Known, _ file: String
  ) throws(Fault) -> [UInt8] {
    if case .utf16(let isBigEndian) = encoding {
      return try decodedUTF16(bytes, isBigEndian: isBigEndian, file)
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      guard let scalar = scalar(of: byte, in: encoding) else {
        throw invalid(offset, of: bytes, "a byte of the declared encoding", file)
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return text
  }

  private static func scalar(of byte: UInt8, in encoding: Known) -> Unicode.Scalar? {
    switch encoding {
    case .windows1252 where byte < 0xA0:
      let code = windows1252[Int(byte) - 0x80]
      return code == 0 ? nil : Unicode.Scalar(code)
    case .latin1, .windows1252: return Unicode.Scalar(byte)
    default: return nil
    }
  }

  /// The characters of the bytes 0x80 to 0x9F; 0 where there is none.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  private static func decodedUTF16(
    _ bytes: [UInt8], isBigEndian: Bool, _ file: String
  ) throws(Fault) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    // A mark is no part of the text.
    var offset = ByteOrderMark.utf16(bytes) == nil ? 0 : 2
    func unit(at offset: Int) -> UInt32? {
      guard offset + 1 < bytes.count else { return nil }
      let pair = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return isBigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
    }
    while offset < bytes.count {
      guard let first = unit(at: offset) else {
        throw invalid(offset, of: bytes, "two bytes of UTF-16", file)
      }
      var code = first, width = 2
      if first & 0xFC00 == 0xD800, let second = unit(at: offset + 2), second & 0xFC00 == 0xDC00 {
        code = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
        width = 4
      }
      guard let scalar = Unicode.Scalar(code), let units = UTF8.encode(scalar) else {
        throw invalid(offset, of: bytes, "a character of UTF-16", file)
      }
      text.append(contentsOf: units)
      offset += width
    }
    return text
  }

  private static func invalid(
    _ offset: Int, of bytes: [UInt8], _ expected: String, _ file: String
  ) -> Fault {
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    return Fault(
      code: "encoding", file: file, line: TextCheck.line(ofByte: offset, in: bytes),
      message: "expected \(expected), found 0x\(byte) (byte \(offset) of \(bytes.count))")
  }
}
