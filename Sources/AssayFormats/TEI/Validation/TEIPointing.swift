import AssayXML

/// The attributes of TEI P5 that identify elements and point to them.
///
/// Those whose values are pointers are the ones that `tei_all` (4.8.0) gives the datatype `anyURI`,
/// without those that point to other things than elements or share their name with one that holds text.
enum TEIPointing: Int, XMLVocabulary {
  case xmlID
  case active, adj, adjFrom, adjTo, ana, calendar, change, children, copyOf, corresp, datcat
  case datingMethod, datingPoint, decls, domains, edRef, end, except, exclude, fVal, facs, feats
  case follow, from, fromUnit, given, hand, inst, lemmaRef, location, mergedIn, mutual, new, next
  case nymRef, origin, parent, parts, passive, perf, period, prev, property, ref, rendition, replyTo
  case require, resp, sameAs, scheme, scribeRef, scriptRef, select, since, source, spanTo, start
  case synch, target, targetEnd, to, toUnit, toWhom, unitRef, uri, url, `where`, who, wit

  var spelling: String { self == .xmlID ? "xml:id" : "\(self)" }

  static let table = XMLNameTable<TEIPointing>()
}

/// Finds all identifiers of a file and all pointers to such.
struct TEIPointingHandler: XMLHandler {
  typealias Name = TEIPointing

  struct Identifier {
    let name: String
    /// Where the tag ends, in bytes.
    let offset: Int
  }

  struct Pointer {
    /// The identifier that it points to.
    let name: String
    /// As it is written.
    let spelling: String
    let attribute: TEIPointing
    let offset: Int
  }

  private(set) var identifiers: [Identifier] = []
  private(set) var pointers: [Pointer] = []
  /// The name and namespace of the root.
  private(set) var root: (name: String, namespace: String?)?

  mutating func startElement(_ tag: borrowing XMLTag<TEIPointing>) throws(XMLError) {
    if root == nil { root = (tag.localName, tag.namespace) }
    for index in 0..<tag.attributeCount {
      guard let name = tag.name(ofAttribute: index) else { continue }
      guard let value = tag[name] else { continue }
      if name == .xmlID {
        identifiers.append(Identifier(name: value, offset: tag.offset))
      } else {
        add(value, of: name, at: tag.offset)
      }
    }
  }

  mutating func endElement(_ name: TEIPointing?) throws(XMLError) {}

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {}

  /// Pointers within the file: `#id`, and schemes of TEI whose first argument is one.
  private mutating func add(_ value: String, of attribute: TEIPointing, at offset: Int) {
    guard value.utf8.contains(UInt8(ascii: "#")) else { return }
    for word in value.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" })
    where word.utf8.first == UInt8(ascii: "#") {
      var name = word.dropFirst()
      if let bracket = name.firstIndex(of: "(") {
        guard ["string-range", "string-index"].contains(name[..<bracket]) else { continue }
        name = name[name.index(after: bracket)...].prefix { $0 != "," && $0 != ")" }
      }
      pointers.append(
        Pointer(
          name: String(name), spelling: String(word), attribute: attribute, offset: offset))
    }
  }
}
