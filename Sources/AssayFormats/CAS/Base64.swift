/// Bytes in base 64 (RFC 4648, section 4), as CAS JSON has arrays of bytes.
enum Base64 {
  /// - Returns: `nil` for letters that are none of base 64.
  static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var value: UInt32 = 0, bits = 0
    for letter in text.utf8 where letter != UInt8(ascii: "=") && letter > 0x20 {
      guard let digit = digit(letter) else { return nil }
      value = value << 6 | UInt32(digit)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
        value &= (1 << UInt32(bits)) - 1
      }
    }
    return bytes
  }

  private static func digit(_ letter: UInt8) -> UInt8? {
    switch letter {
    case 0x41...0x5A: letter - 0x41
    case 0x61...0x7A: letter - 0x61 + 26
    case 0x30...0x39: letter - 0x30 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
