import AssayXML

/// The names of XMI that are the same for all types.
enum XMIName: Int, XMLVocabulary {
  case Token, Sentence, NULL, Sofa, View, XMI, ByteArray
  case id, sofa, begin, end, sofaID, sofaString, sofaArray, mimeType, elements

  var spelling: String { self == .id ? "xmi:id" : "\(self)" }

  static let table = XMLNameTable<XMIName>()
}

/// Collects the structures of an XMI file.
struct XMIHandler: XMLHandler {
  typealias Name = XMIName

  private(set) var contents = CASContents()
  private var arrays: [String: [UInt8]] = [:]
  /// The numbers of types.
  private var types = XMLNameCache<Int32>()
  private var attributes = XMLNameCache<AttributeKind>()
  private var depth = 0
  /// The value of an element in a structure, which is one of several of a feature.
  private var value: (name: String, text: [UInt8])?

  /// What an attribute tells of a structure.
  private enum AttributeKind {
    case id, sofa, begin, end
    case feature(CASFeatureName)
  }

  mutating func startElement(_ tag: borrowing XMLTag<XMIName>) throws(XMLError) {
    depth += 1
    switch (depth, tag.name) {
    case (1, .XMI): return
    case (1, _):
      throw XMLError(.refused, "the root is <\(tag.localName)>, expected <xmi:XMI>")
    case (2, .NULL), (2, .View): return
    case (2, .Sofa):
      contents.sofas.append(
        .init(
          id: tag[.id] ?? "", name: tag[.sofaID] ?? "", text: tag[.sofaString],
          array: CASContents.Sofa.isText(tag[.mimeType]) ? tag[.sofaArray] : nil))
    case (2, .ByteArray): arrays[tag[.id] ?? ""] = Self.bytes(ofHexadecimal: tag[.elements] ?? "")
    case (2, .Token), (2, .Sentence):
      guard let sofa = try tag.withValue(of: .sofa, { contents.number(ofSofa: $0) }),
        let span = try span(tag)
      else { return }
      if tag.name == .Token {
        contents.append(token: span, about: sofa)
      } else {
        contents.append(sentence: span, about: sofa)
      }
    case (2, _): try addStructure(tag)
    default: value = (tag.localName, [])
    }
  }

  mutating func endElement(_ name: XMIName?) throws(XMLError) {
    depth -= 1
    if depth == 0 { contents.resolveArrays { arrays[$0] } }
    guard let value else { return }
    self.value = nil
    let name = contents.name(ofFeature: value.name)
    contents.appendToLast(name, contents.keep(value.text.span))
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    value?.text.append(copying: bytes)
  }

  private mutating func addStructure(_ tag: borrowing XMLTag<XMIName>) throws(XMLError) {
    var structure = FeatureStructure(type: type(of: tag))
    structure.line = tag.line
    var start: Int?, end: Int?
    for index in 0..<tag.attributeCount {
      switch kind(ofAttribute: index, of: tag) {
      case .id:
        structure.id = try tag.withValue(ofAttribute: index) { contents.keep($0) }
      case .sofa:
        structure.sofa = try tag.withValue(ofAttribute: index) { contents.number(ofSofa: $0) }
      case .begin: start = try tag.withValue(ofAttribute: index, Self.number)
      case .end: end = try tag.withValue(ofAttribute: index, Self.number)
      case .feature(let name):
        contents.append(name, try tag.withValue(ofAttribute: index) { contents.keep($0) })
      }
    }
    if let start, let end { structure.span = (start, end) }
    contents.append(structure)
  }

  @inline(__always)
  private mutating func type(of tag: borrowing XMLTag<XMIName>) -> Int32 {
    if let known = types[tag.identity] { return known }
    let type = contents.number(ofType: Self.type(tag.namespace ?? "", tag.localName))
    types.insert(type, for: tag.identity)
    return type
  }

  @inline(__always)
  private mutating func kind(
    ofAttribute index: Int, of tag: borrowing XMLTag<XMIName>
  ) -> AttributeKind {
    let identity = tag.identity(ofAttribute: index)
    if let known = attributes[identity] { return known }
    let kind: AttributeKind =
      switch tag.name(ofAttribute: index) {
      case .id: .id
      case .sofa: .sofa
      case .begin: .begin
      case .end: .end
      default: .feature(contents.name(ofFeature: tag.attribute(at: index).name))
      }
    attributes.insert(kind, for: identity)
    return kind
  }

  private func span(_ tag: borrowing XMLTag<XMIName>) throws(XMLError) -> (start: Int, end: Int)? {
    guard let start = try tag.withValue(of: .begin, Self.number) ?? nil,
      let end = try tag.withValue(of: .end, Self.number) ?? nil
    else { return nil }
    return (start, end)
  }

  private static func number(_ digits: Span<UInt8>) throws(XMLError) -> Int? {
    guard digits.count > 0, digits.count < 18 else { return nil }
    var value = 0
    for index in 0..<digits.count {
      guard digits[index].isDigit else { return nil }
      value = value * 10 + Int(digits[index] &- 0x30)
    }
    return value
  }

  private static func bytes(ofHexadecimal digits: String) -> [UInt8]? {
    let values = digits.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard values.count % 2 == 0, !values.contains(nil) else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { index in
      UInt8(truncatingIfNeeded: (values[index] ?? 0) << 4 | (values[index + 1] ?? 0))
    }
  }

  /// The name of a type whose package is spelled as a namespace: `http:///uima/tcas.ecore`.
  private static func type(_ namespace: String, _ name: String) -> String {
    var package = namespace.utf8[...]
    if namespace.hasPrefix("http:///") { package = package.dropFirst(8) }
    if namespace.hasSuffix(".ecore") { package = package.dropLast(6) }
    if package.isEmpty || Substring(package) == "uima/noNamespace" { return name }
    var type = package.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }
    type.append(UInt8(ascii: "."))
    return String(decoding: type + name.utf8, as: UTF8.self)
  }
}

/// Collects what a type system description says.
struct TypeSystemReader: XMLRecordReceiver {
  static let recordNames: Set<String> = ["typeDescription"]

  private(set) var types = CASTypes()

  mutating func take(_ record: XMLRecord) {
    guard let name = record.first("name")?.text.trimmed else { return }
    types.add(name, supertype: record.first("supertypeName")?.text.trimmed ?? "uima.cas.TOP")
    for feature in record.first("features")?.all("featureDescription") ?? [] {
      types.add(
        feature: feature.first("name")?.text.trimmed ?? "",
        range: feature.first("rangeTypeName")?.text.trimmed ?? "", of: name)
    }
  }
}
