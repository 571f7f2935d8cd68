internal import AssayModel

/// Turning the bytes of a file into text, with faults for what is not text.
enum TextCheck {
  /// The text, or `nil` where the bytes are none.
  ///
  /// Errors: `invalid-utf8`, `binary`. Warnings: `byte-order-mark`, `nul`; both stay in the text.
  static func text(
    _ bytes: [UInt8], file: String, faults: inout [Fault]
  ) -> ArticleText? {
    let text: ArticleText
    do { text = try ArticleText(validating: bytes) } catch {
      faults.append(invalid(bytes, at: error.offset, file: file))
      return nil
    }
    if let first = bytes.span.firstIndex(of: 0, in: 0..<bytes.count) {
      let nuls = bytes[first...].count { $0 == 0 }
      // UTF-16 has one in two; a text of a few characters may have as many, but next to each other.
      if nuls > 1, nuls * 4 > bytes.count, bytes.count >= 64 || haveOneParity(bytes) {
        faults.append(
          Fault(
            code: "binary", file: file,
            message: "expected UTF-8 text, found binary data or UTF-16 (\(nuls) NUL bytes)"))
        return nil
      }
      faults.append(
        Fault(
          .warning, code: "nul", file: file, line: line(ofByte: first, in: bytes),
          message: "expected text, found a NUL; it is kept"))
    }
    if bytes.starts(with: ByteOrderMark.utf8) {
      faults.append(
        Fault(
          .warning, code: "byte-order-mark", file: file, line: 1,
          message:
            "the text starts with a byte order mark, which is kept and counts as a code point"))
    }
    return text
  }

  /// Whether NULs stand at even places alone or at odd ones, as the upper bytes of UTF-16 do.
  private static func haveOneParity(_ bytes: [UInt8]) -> Bool {
    Set(bytes.indices.filter { bytes[$0] == 0 }.map { $0 % 2 }).count == 1
  }

  /// The fault of the first byte that is not UTF-8, or `nil` where all are.
  static func invalid(_ bytes: [UInt8], file: String) -> Fault? {
    bytes.span.checkUTF8().fault.map { invalid(bytes, at: $0, file: file) }
  }

  /// The fault of bytes that are not UTF-8.
  static func invalid(_ bytes: [UInt8], at offset: Int, file: String) -> Fault {
    if let encoding = ByteOrderMark.utf16(bytes) {
      return Fault(
        code: "invalid-utf8", file: file, line: 1, message: "expected UTF-8, found \(encoding)")
    }
    let isCut =
      bytes.count - offset < 4 && (0xC2...0xF4).contains(bytes[offset])
      && bytes[(offset + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
    let found =
      isCut ? "an unfinished character at the end" : "the byte \(hexadecimal(bytes[offset]))"
    return Fault(
      code: "invalid-utf8", file: file, line: line(ofByte: offset, in: bytes),
      message: "expected UTF-8, found \(found) (byte \(offset) of \(bytes.count))")
  }

  /// The number of the line, from one, that a byte stands in, where lines end with LF.
  static func line(ofByte offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes.prefix(offset).count { $0 == 0x0A }
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0x0\(digits)" : "0x\(digits)"
  }
}

/// Text quoted in a message: in single quotes, on one line, 40 code points at most.
package func quoted(_ text: some StringProtocol) -> String {
  var result = "'"
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == 40 {
      result += "…"
      break
    }
    switch scalar {
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar):
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}

/// Whether a scalar would not be seen in a message: marks of order and width, line separators.
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
  default: false
  }
}

/// Bytes quoted in a message.
func quoted(_ bytes: ArraySlice<UInt8>) -> String {
  // 160 bytes hold at least 40 code points.
  let shown = quoted(String(decoding: bytes.prefix(164), as: UTF8.self))
  return shown
}
