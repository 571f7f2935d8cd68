/// White space as the values of SpacesAfter and SpacesBefore write it (UDPipe 1.2, Straka and Straková).
enum SpaceCoding {
  static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text {
      guard isEscaped || byte != UInt8(ascii: "\\") else {
        isEscaped = true
        continue
      }
      result.append(isEscaped ? unescaped(byte) : byte)
      isEscaped = false
    }
    return result
  }

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "s"): 0x20
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "p"): UInt8(ascii: "|")
    default: byte
    }
  }

  static func encoded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ": result += "\\s"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\n": result += "\\n"
      case "|": result += "\\p"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
