import AssayXML

/// The elements and attributes of the profile.
enum TEIName: Int, XMLVocabulary {
  case TEI, teiHeader, fileDesc, titleStmt, title, respStmt, resp, name, extent, measure
  case publicationStmt, p, notesStmt, note, sourceDesc, bibl, publisher, pubPlace, date
  case availability, licence, idno
  case encodingDesc, appInfo, application, label, classDecl, taxonomy, category, catDesc
  case charDecl, char, desc
  case text, body, head, g, persName, orgName, placeName, time, rs
  case interpGrp, interp
  case standOff, listPerson, person, listOrg, org, listPlace, place, listObject, object
  case objectIdentifier, objectName, listEvent, event, linkGrp, link, listRelation, relation
  case spanGrp, span, fs, f, binary, numeric, string, symbol
  // Attributes that are not elements too.
  case xmlns, xmlID, xmlSpace, type, corresp, ident, version, unit, quantity, ref, ana, cert, n
  case target, targFunc, active, passive, mutual, value, when

  var spelling: String {
    switch self {
    case .xmlID: "xml:id"
    case .xmlSpace: "xml:space"
    default: "\(self)"
    }
  }

  static let table = XMLNameTable<TEIName>()

  /// The namespace of all elements.
  static let namespace = "http://www.tei-c.org/ns/1.0"
}

extension XMLVocabularyWriter {
  mutating func start(_ name: TEIName) throws(XMLError) {
    try start(name.rawValue)
  }

  mutating func attribute(_ name: TEIName, utf8 value: Span<UInt8>) throws(XMLError) {
    try startValue(name.rawValue)
    try self.value(utf8: value)
    try endValue()
  }

  mutating func attribute(_ name: TEIName, _ value: String) throws(XMLError) {
    try attribute(name, utf8: value.utf8.span)
  }

  mutating func startValue(_ name: TEIName) throws(XMLError) {
    try startValue(name.rawValue)
  }

  mutating func value(_ piece: String) throws(XMLError) {
    try value(utf8: piece.utf8.span)
  }

  mutating func text(_ text: String) throws(XMLError) {
    try self.text(utf8: text.utf8.span)
  }

  /// An element with nothing but text in it.
  mutating func element(
    _ name: TEIName, _ attributes: [(TEIName, String)] = [], text: String = ""
  ) throws(XMLError) {
    try start(name)
    for (name, value) in attributes { try attribute(name, value) }
    if !text.isEmpty { try self.text(text) }
    try end()
  }

  /// A pointer to an element as an attribute.
  mutating func pointer(_ name: TEIName, to xmlID: String) throws(XMLError) {
    try startValue(name)
    try value(plain: "#")
    try value(xmlID)
    try endValue()
  }

  /// Breaks the line where white space has no meaning, and indents by `depth` blanks.
  mutating func breakLine(_ depth: Int) throws(XMLError) {
    guard depth < lineBreaks.count else {
      return try text("\n" + String(repeating: " ", count: depth))
    }
    let bytes = lineBreaks[depth]
    try text(utf8: bytes.span)
  }
}

/// Line breaks with indentation by depth.
private let lineBreaks: [[UInt8]] = (0..<6).map { [0x0A] + Array(repeating: 0x20, count: $0) }
