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
  private var types = XMLNameCache<CASType>()
  /// The names of features.
  private var names = XMLNameCache<String>()
  private var depth = 0
  /// The value of an element in a structure, which is one of several of a feature.
  private var value: (name: String, text: [UInt8])?

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
      guard let sofa = tag[.sofa], let span = try span(tag) else { return }
      if tag.name == .Token {
        contents.tokens[sofa, default: []].append(span)
      } else {
        contents.sentences[sofa, default: []].append(span)
      }
    case (2, _): contents.structures.append(try structure(tag))
    default: value = (tag.localName, [])
    }
  }

  mutating func endElement(_ name: XMIName?) throws(XMLError) {
    depth -= 1
    if depth == 0 { contents.resolveArrays { arrays[$0] } }
    guard let value, let last = contents.structures.indices.last else { return }
    self.value = nil
    let text = String(decoding: value.text, as: UTF8.self)
    if let place = contents.structures[last].features.firstIndex(where: { $0.name == value.name }) {
      contents.structures[last].features[place].append(text)
    } else {
      contents.structures[last].features.append(.init(name: value.name, text: text))
    }
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    value?.text.append(copying: bytes)
  }

  private mutating func structure(
    _ tag: borrowing XMLTag<XMIName>
  ) throws(XMLError) -> FeatureStructure {
    var structure = FeatureStructure(id: "", type: type(of: tag), line: tag.line)
    structure.features.reserveCapacity(tag.attributeCount)
    var start: Int?, end: Int?
    for index in 0..<tag.attributeCount {
      switch tag.name(ofAttribute: index) {
      case .id: structure.id = tag.value(ofAttribute: index)
      case .sofa: structure.sofa = tag.value(ofAttribute: index)
      case .begin: start = try tag.withValue(ofAttribute: index, Self.number)
      case .end: end = try tag.withValue(ofAttribute: index, Self.number)
      default:
        let name = names.value(of: tag.identity(ofAttribute: index)) {
          tag.attribute(at: index).name
        }
        structure.features.append(.init(name: name, text: tag.value(ofAttribute: index)))
      }
    }
    if let start, let end { structure.span = (start, end) }
    return structure
  }

  private mutating func type(of tag: borrowing XMLTag<XMIName>) -> CASType {
    types.value(of: tag.identity) { CASType(Self.type(tag.namespace ?? "", tag.localName)) }
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
      guard digits[index] &- 0x30 < 10 else { return nil }
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
    var package = namespace[...]
    if package.hasPrefix("http:///") { package = package.dropFirst(8) }
    if package.hasSuffix(".ecore") { package = package.dropLast(6) }
    let parts = package.split(separator: "/").map(String.init)
    return parts == ["uima", "noNamespace"] ? name : (parts + [name]).joined(separator: ".")
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
