/// How WebAnno TSV escapes texts and values.
///
/// Since 3.2 a backslash stands before what has a meaning, and `\t`, `\n`, `\r`, `\f` and `\b` are controls;
/// 3.0 and 3.1 read Java's escapes, `\u0041` and octal numbers among them.
struct TSVEscapes {
  private let isJava: Bool

  /// - Parameter version: As the first line says it, for example `3.2`.
  init(version: String) {
    isJava = version == "3.0" || version == "3.1"
  }

  func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var result: [UInt16] = []
    var units = Array(text.utf16)[...]
    while let unit = units.popFirst() {
      guard unit == 0x5C, let next = units.popFirst() else {
        result.append(unit)
        continue
      }
      switch next {
      case 0x74: result.append(0x09)
      case 0x6E: result.append(0x0A)
      case 0x72: result.append(0x0D)
      case 0x66: result.append(0x0C)
      case 0x62: result.append(0x08)
      case 0x75 where isJava:
        units = units.drop { $0 == 0x75 }
        let digits = String(decoding: units.prefix(4), as: UTF16.self)
        if let value = UInt16(digits, radix: 16), digits.count == 4 {
          result.append(value)
          units = units.dropFirst(4)
        } else {
          result.append(next)
        }
      case 0x30...0x37 where isJava:
        let more = units.prefix(next <= 0x33 ? 2 : 1).prefix { (0x30...0x37).contains($0) }
        units = units.dropFirst(more.count)
        result.append(([next] + more).reduce(0) { $0 * 8 + ($1 - 0x30) })
      default: result.append(next)
      }
    }
    return String(decoding: result, as: UTF16.self)
  }

  /// A text, in 3.2 and later.
  static func escapedText(_ text: String) -> String { escaped(text, "\\") }

  /// A value of a feature, in 3.2 and later.
  static func escapedValue(_ value: String) -> String {
    escaped(value, "\\[]|_;*").replacingArrows
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    var result = String.UnicodeScalarView()
    func add(_ letter: Unicode.Scalar) {
      result.append("\\")
      result.append(letter)
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": add("t")
      case "\n": add("n")
      case "\r": add("r")
      case "\u{0C}": add("f")
      case "\u{08}": add("b")
      case _ where special.unicodeScalars.contains(scalar): add(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension String {
  fileprivate var replacingArrows: String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      if previous == "-", scalar == ">" {
        result.removeLast()
        result.append(contentsOf: "\\->".unicodeScalars)
      } else {
        result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}

extension Substring {
  /// Whether a backslash escapes what stands at an offset: an odd number stands before it.
  func isEscaped(at place: Index) -> Bool {
    !self[..<place].utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
  }

  /// The parts between separators that no backslash stands before.
  func split(unescaped separator: UInt8) -> [Substring] {
    guard utf8.contains(separator) else { return [self] }
    var parts: [Substring] = []
    var start = startIndex, index = startIndex
    while index < endIndex {
      if utf8[index] == UInt8(ascii: "\\") {
        index = utf8.index(after: index)
        if index < endIndex { index = utf8.index(after: index) }
        continue
      }
      if utf8[index] == separator {
        parts.append(self[start..<index])
        start = utf8.index(after: index)
      }
      index = utf8.index(after: index)
    }
    parts.append(self[start...])
    return parts
  }
}
