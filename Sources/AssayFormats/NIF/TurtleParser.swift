/// A statement of RDF.
struct Triple {
  /// What stands in third place.
  enum Object: Hashable {
    case resource(String)
    case literal(String)
  }

  /// An IRI, or `_:` and a name for what has none.
  let subject: String
  let predicate: String
  let object: Object
  /// The line of the subject, from one.
  let line: Int
}

/// Bytes that are not Turtle.
struct TurtleError: Error {
  let line: Int
  let message: String
}

/// Reads RDF 1.1 Turtle: prefixes, bases, literals of all four quotings, lists of objects and predicates,
/// blank nodes and collections.
///
/// Relative IRIs are put behind the base as they are, which is right for fragments and for files in the base's
/// folder. Types and languages of literals are read over.
struct TurtleParser {
  /// How deep blank nodes and collections may lie in each other.
  private static let maximumDepth = 64

  let bytes: [UInt8]
  var position = 0
  private var prefixes: [String: String] = [:]
  private var base = ""
  private var triples: [Triple] = []
  private var blankNodes = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All statements of a document, which must be UTF-8.
  ///
  /// - Throws: ``TurtleError`` at the first thing that is no Turtle.
  static func triples(of bytes: [UInt8]) throws(TurtleError) -> [Triple] {
    var parser = TurtleParser(bytes)
    while parser.skipBlanks() { try parser.statement() }
    return parser.triples
  }

  private mutating func statement() throws(TurtleError) {
    if try directive() { return }
    let line = line
    let isNode = peek == UInt8(ascii: "[")
    let subject = try resource()
    // A blank node with properties may stand alone.
    if !(isNode && skipBlanks() && peek == UInt8(ascii: ".")) {
      try predicates(of: subject, line)
    }
    try expect(".")
  }

  private mutating func directive() throws(TurtleError) -> Bool {
    for (word, endsWithPoint) in [
      ("@prefix", true), ("@base", true), ("PREFIX", false), ("BASE", false),
    ] {
      guard takeWord(word) else { continue }
      _ = skipBlanks()
      if word.lowercased().hasSuffix("prefix") {
        let name = String(decoding: take { $0 != UInt8(ascii: ":") && $0 > 0x20 }, as: UTF8.self)
        try expect(":")
        _ = skipBlanks()
        prefixes[name] = try iri()
      } else {
        base = try iri()
      }
      // Published files leave the point out, and what follows cannot be mistaken.
      if endsWithPoint, skipBlanks() { _ = takeByte(".") }
      return true
    }
    return false
  }

  /// A word followed by white space, in any case where it begins with a letter.
  private mutating func takeWord(_ word: String) -> Bool {
    let end = position + word.utf8.count
    guard end < bytes.count, bytes[end] <= 0x20 else { return false }
    let found = String(decoding: bytes[position..<end], as: UTF8.self)
    guard word.hasPrefix("@") ? found == word : found.uppercased() == word else { return false }
    position = end
    return true
  }

  // MARK: - Statements

  private mutating func predicates(of subject: String, _ line: Int) throws(TurtleError) {
    while skipBlanks() {
      if peek == UInt8(ascii: ".") || peek == UInt8(ascii: "]") { return }
      let predicate: String
      if peek == UInt8(ascii: "a"), position + 1 < bytes.count, bytes[position + 1] <= 0x20 {
        position += 1
        predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
      } else {
        predicate = try resource()
      }
      repeat {
        let object = try object()
        triples.append(
          Triple(subject: subject, predicate: predicate, object: object, line: line))
      } while skipBlanks() && takeByte(",")
      guard skipBlanks(), takeByte(";") else { return }
      while skipBlanks(), takeByte(";") {}
    }
  }

  private mutating func object() throws(TurtleError) -> Triple.Object {
    guard skipBlanks(), let byte = peek else { throw expected("an object") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .literal(try literal())
    case UInt8(ascii: "("): return try collection()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return .literal(number())
    default:
      for word in ["true", "false"] where bytes[position...].starts(with: word.utf8) {
        let end = position + word.utf8.count
        if end == bytes.count || !Self.isNameByte(bytes[end]) {
          position = end
          return .literal(word)
        }
      }
      return .resource(try resource())
    }
  }

  private mutating func collection() throws(TurtleError) -> Triple.Object {
    try enter()
    position += 1
    while skipBlanks(), peek != UInt8(ascii: ")") { _ = try object() }
    try expect(")")
    depth -= 1
    return .resource(newNode())
  }

  mutating func resource() throws(TurtleError) -> String {
    guard skipBlanks(), let byte = peek else { throw expected("a resource") }
    switch byte {
    case UInt8(ascii: "<"): return try iri()
    case UInt8(ascii: "["):
      try enter()
      position += 1
      let node = newNode()
      try predicates(of: node, line)
      try expect("]")
      depth -= 1
      return node
    default: return try prefixedName()
    }
  }

  private mutating func enter() throws(TurtleError) {
    depth += 1
    if depth > Self.maximumDepth { throw expected("nesting of \(Self.maximumDepth) at most") }
  }

  private mutating func newNode() -> String {
    blankNodes += 1
    return "_:\u{1}\(blankNodes)"
  }

  // MARK: - Names

  private mutating func iri() throws(TurtleError) -> String {
    guard takeByte("<") else { throw expected("an IRI in angle brackets") }
    var iri: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: ">") {
      guard byte > 0x20 else { throw expected("the end of the IRI") }
      if byte == UInt8(ascii: "\\") {
        iri += try escape()
      } else {
        iri.append(byte)
        position += 1
      }
    }
    guard takeByte(">") else { throw expected("'>'") }
    let text = String(decoding: iri, as: UTF8.self)
    let isAbsolute = text.prefix { $0 != "/" && $0 != "#" }.contains(":")
    guard !isAbsolute, !base.isEmpty else { return text }
    if text.isEmpty || text.hasPrefix("#") {
      return String(base.prefix { $0 != "#" }) + text
    }
    let folder = base.lastIndex(of: "/").map { base[...$0] } ?? ""
    return folder + text
  }

  private mutating func prefixedName() throws(TurtleError) -> String {
    let prefix = String(
      decoding: take { $0 != UInt8(ascii: ":") && Self.isNameByte($0) }, as: UTF8.self)
    guard takeByte(":") else { throw expected("a name with a prefix") }
    var local: [UInt8] = []
    while let byte = peek, Self.isNameByte(byte) || byte == UInt8(ascii: "\\") {
      if byte == UInt8(ascii: "\\"), position + 1 < bytes.count {
        local.append(bytes[position + 1])
        position += 2
      } else if byte == UInt8(ascii: ".") {
        // A point ends the statement unless the name goes on.
        guard position + 1 < bytes.count, Self.isNameByte(bytes[position + 1]) else { break }
        local.append(byte)
        position += 1
      } else {
        local.append(byte)
        position += 1
      }
    }
    let name = String(decoding: local, as: UTF8.self)
    if prefix == "_" { return "_:\(name)" }
    guard let space = prefixes[prefix] else {
      throw expected("a declared prefix and not \(quoted(prefix))")
    }
    return space + name
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
      UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
