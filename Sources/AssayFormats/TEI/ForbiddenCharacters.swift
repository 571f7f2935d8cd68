import AssayModel
import AssayXML

/// The characters of an article that XML 1.0 cannot hold.
///
/// They are written as `<g ref="#u000C">` around U+FFFD wherever an element may stand: in the
/// text, in text-valued attributes, in words that records and events quote and in the header.
struct ForbiddenCharacters {
  private var found: Set<Unicode.Scalar> = []

  /// In code point order.
  var scalars: [Unicode.Scalar] { found.sorted() }

  init(in annotated: AnnotatedArticle) {
    let article = annotated.article
    add(article.text.bytes.span)
    add(article.id)
    for value in article.metadata.values { add(value) }
    for layer in annotated.layers {
      add(layer.annotator.name)
      add(layer.annotator.version)
      add(layer.annotator.settings)
      let mentions = layer.mentions.span, events = layer.events.span
      for index in mentions.indices { add(mentions[index].attributes, mentions[index].links) }
      for index in events.indices {
        add(events[index].attributes, events[index].links)
        if events[index].trigger == nil { add(events[index].type) }
      }
      for relation in layer.relations { add(relation.attributes, []) }
    }
  }

  private mutating func add(_ attributes: [Attribute], _ links: [KnowledgeBaseLink]) {
    let attributes = attributes.span
    for index in attributes.indices {
      if case .text(let text) = attributes[index].value { add(text) }
    }
    for link in links { add(link.identifier) }
  }

  private mutating func add(_ string: String) {
    add(string.utf8.span)
  }

  private mutating func add(_ bytes: Span<UInt8>) {
    var position = 0
    while let place = XMLCharacters.firstForbidden(in: bytes, from: position) {
      let scalar = Self.scalar(in: bytes, at: place)
      found.insert(scalar)
      position = place + scalar.utf8.count
    }
  }

  /// The forbidden character at `place`: a control character, U+FFFE or U+FFFF.
  static func scalar(in bytes: Span<UInt8>, at place: Int) -> Unicode.Scalar {
    guard bytes[place] >= 0x80, place + 2 < bytes.count else { return Unicode.Scalar(bytes[place]) }
    return bytes[place + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}"
  }
}

extension Unicode.Scalar {
  /// The `xml:id` of the declaration of a character that XML 1.0 cannot hold, for example `u000C`.
  var teiIdentifier: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  var utf8: UTF8.EncodedScalar { UTF8.encode(self) ?? UTF8.encodedReplacementCharacter }
}

extension ForbiddenCharacters {
  /// The bytes with U+FFFD for each character that XML 1.0 cannot hold.
  static func replaced(in bytes: [UInt8]) -> [UInt8] {
    var replaced: [UInt8] = []
    var position = 0
    while let place = XMLCharacters.firstForbidden(in: bytes.span, from: position) {
      replaced += bytes[position..<place]
      replaced += "\u{FFFD}".utf8
      position = place + scalar(in: bytes.span, at: place).utf8.count
    }
    return replaced + bytes[position...]
  }
}
