/// The first start tag of a document, found without a parser, to recognise a format by.
struct XMLRoot {
  /// The name without its prefix.
  let name: String
  /// The tag without its brackets, as far as it was there.
  let tag: String

  /// Looks over declaration, comments, processing instructions and document type; `nil` where no tag
  /// follows.
  init?(_ head: ArraySlice<UInt8>) {
    var rest = head.drop { $0.isBlank }
    while rest.first == UInt8(ascii: "<"), let second = rest.dropFirst().first {
      switch second {
      case UInt8(ascii: "?"): rest = Self.after("?>", in: rest)
      case UInt8(ascii: "!"):
        rest =
          rest.starts(with: Array("<!--".utf8)) ? Self.after("-->", in: rest) : Self.afterType(rest)
      default:
        let tag = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
        let name = tag.prefix { !($0.isBlank || $0 == UInt8(ascii: "/")) }
        guard !name.isEmpty else { return nil }
        let spelling = String(decoding: name, as: UTF8.self)
        self.name = spelling.split(separator: ":").last.map(String.init) ?? spelling
        self.tag = String(decoding: tag, as: UTF8.self)
        return
      }
      rest = rest.drop { $0.isBlank }
    }
    return nil
  }

  private static func after(_ end: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = Array(end.utf8)
    var rest = bytes.dropFirst(2)
    while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
    return rest.dropFirst(end.count)
  }

  /// What follows a document type declaration, brackets and quotes in it passed over.
  private static func afterType(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var depth = 0
    var quote: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case 0x22, 0x27: quote = byte
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return bytes[(index + 1)...]
      default: break
      }
    }
    return bytes.suffix(0)
  }
}
