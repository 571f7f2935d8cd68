/// How the tags of a file are spelled before they are read as chunks.
enum TagSpelling {
  /// As they are.
  case given
  /// With an underscore behind the prefix, as in `B_Gene`.
  case underscored
  /// With a prefix before bare types: tokens of one type in a row are one mention, as in IO tagging.
  case bare
  /// With a prefix that begins a mention at each token that has a tag, whatever prefix it has, or none.
  case eachToken(isBare: Bool)

  /// A tag that a decoder reads as is meant here.
  func spelled(_ tag: String) -> String {
    guard tag != "O" else { return tag }
    switch self {
    case .given: return tag
    case .underscored:
      return tag.dropFirst().first == "_" ? "\(tag.prefix(1))-\(tag.dropFirst(2))" : tag
    case .bare: return "I-\(tag)"
    case .eachToken(isBare: true): return "B-\(tag)"
    case .eachToken(isBare: false):
      let type = tag.unicodeScalars.drop { $0 != "-" && $0 != "_" }.dropFirst()
      return "B-\(String(type))"
    }
  }

  /// Whether tags are what they were.
  var isGiven: Bool { if case .given = self { true } else { false } }
}
