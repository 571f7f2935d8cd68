import AssayModel
import AssayXML

extension XMLWriter {
  /// An element with attributes, those without a value left out, and text or elements in it.
  mutating func element(
    _ name: XMLName, _ attributes: [(XMLName, String?)] = [], text: String = "",
    _ content: (inout XMLWriter) throws(XMLError) -> Void = { (_) throws(XMLError) in }
  ) throws(XMLError) {
    try start(name)
    for (name, value) in attributes {
      if let value { try attribute(name, value) }
    }
    if !text.isEmpty { try self.text(text) }
    try content(&self)
    try end()
  }

  /// Breaks the line.
  mutating func breakLine() throws(XMLError) {
    try text("\n")
  }

  /// A document whose content is written by `body`, with a fault where XML cannot hold it.
  static func document(
    of article: Article, _ body: (inout XMLWriter) throws(XMLError) -> Void
  ) throws(Fault) -> [UInt8] {
    do {
      var writer = XMLWriter(capacity: article.text.count * 2)
      try body(&writer)
      return try writer.finish()
    } catch {
      throw Fault(
        code: "unwritable", file: article.id,
        message: "expected what XML can hold, found that \(error.message)")
    }
  }
}

/// Text that XML 1.0 can hold.
enum XMLText {
  /// The text with U+FFFD for each code point that XML cannot hold.
  @Sendable
  static func legal(_ text: String) -> String {
    guard XMLCharacters.firstForbidden(in: text.utf8.span) != nil else { return text }
    var legal = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      legal.append(TextRewriting.isLegalInXML(scalar) ? scalar : "\u{FFFD}")
    }
    return String(legal)
  }
}

extension Capabilities {
  /// What any format in XML can spell: texts, names and values of the characters of XML 1.0.
  static var xml: Capabilities {
    var capabilities = Capabilities()
    capabilities.text = .xml
    capabilities.isLegalName = { !$0.isEmpty && XMLText.legal($0) == $0 }
    capabilities.legalName = { $0.isEmpty ? "_" : XMLText.legal($0) }
    capabilities.legalValue = XMLText.legal
    return capabilities
  }
}
