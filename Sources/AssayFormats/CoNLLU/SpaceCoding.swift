/// White space as the values of SpacesAfter and SpacesBefore write it (UDPipe 1.2, Straka and Straková).
enum SpaceCoding {
  static func decoded(_ text: some StringProtocol) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        switch scalar {
        case "s": result += " "
        case "t": result += "\t"
        case "r": result += "\r"
        case "n": result += "\n"
        case "p": result += "|"
        default: result.unicodeScalars.append(scalar)
        }
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
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
