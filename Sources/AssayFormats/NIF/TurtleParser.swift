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
  var names = TurtleNames()
  private(set) var triples: [Triple] = []
  var prefixes: [[UInt8]: [UInt8]] = [:]
  var base = ""
  private var blankNodes = 0
  private var depth = 0
  private let type: Int32
  /// How many line breaks stand before a position that was passed.
  private var lines = (count: 0, before: 0)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    type = names.number(Array("http://www.w3.org/1999/02/22-rdf-syntax-ns#type".utf8))
  }

  /// Reads all statements of the document, which must be UTF-8.
  ///
  /// - Throws: ``TurtleError`` at the first thing that is no Turtle.
  mutating func parse() throws(TurtleError) {
    while skipBlanks() { try statement() }
  }

  /// The line of the position, from one, which is at or behind the one of the last call.
  ///
  /// - Complexity: O(n) in the bytes since the last call.
  private mutating func countedLine() -> Int32 {
    lines.count += bytes[lines.before..<position].count { $0 == 0x0A }
    lines.before = position
    return Int32(truncatingIfNeeded: lines.count + 1)
  }

  private mutating func statement() throws(TurtleError) {
    if try directive() { return }
    let line = countedLine()
    let isNode = peek == UInt8(ascii: "[")
    let subject = try resource()
    // A blank node with properties may stand alone.
    if !(isNode && skipBlanks() && peek == UInt8(ascii: ".")) {
      try predicates(of: subject, line)
    }
    try expect(".")
  }

  private mutating func directive() throws(TurtleError) -> Bool {
    guard let byte = peek, "@PpBb".utf8.contains(byte) else { return false }
    for (word, endsWithPoint) in [
      ("@prefix", true), ("@base", true), ("PREFIX", false), ("BASE", false),
    ] {
      guard takeWord(word) else { continue }
      _ = skipBlanks()
      if word.lowercased().hasSuffix("prefix") {
        let name = Array(take { $0 != UInt8(ascii: ":") && $0 > 0x20 })
        try expect(":")
        _ = skipBlanks()
        let space = try iri()
        prefixes[name] = Array(names[space].utf8)
      } else {
        let space = try iri()
        base = names[space]
      }
      names.forgetSpellings()
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

  private mutating func predicates(of subject: Int32, _ line: Int32) throws(TurtleError) {
    while skipBlanks() {
      if peek == UInt8(ascii: ".") || peek == UInt8(ascii: "]") { return }
      let predicate: Int32
      if peek == UInt8(ascii: "a"), position + 1 < bytes.count, bytes[position + 1] <= 0x20 {
        position += 1
        predicate = type
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
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try literal()
    case UInt8(ascii: "("): return try collection()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return .spelled(number())
    default:
      if byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f"), let word = boolean() {
        return .spelled(word)
      }
      return .resource(try resource())
    }
  }

  /// One of the words `true` and `false`; `nil` for anything else.
  private mutating func boolean() -> Range<Int>? {
    for word in ["true", "false"] where bytes[position...].starts(with: word.utf8) {
      let start = position, end = position + word.utf8.count
      if end == bytes.count || !Self.isNameByte(bytes[end]) {
        position = end
        return start..<end
      }
    }
    return nil
  }

  private mutating func collection() throws(TurtleError) -> Triple.Object {
    try enter()
    position += 1
    while skipBlanks(), peek != UInt8(ascii: ")") { _ = try object() }
    try expect(")")
    depth -= 1
    return .resource(newNode())
  }

  mutating func resource() throws(TurtleError) -> Int32 {
    guard skipBlanks(), let byte = peek else { throw expected("a resource") }
    switch byte {
    case UInt8(ascii: "<"): return try iri()
    case UInt8(ascii: "["):
      try enter()
      position += 1
      let node = newNode()
      try predicates(of: node, countedLine())
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

  private mutating func newNode() -> Int32 {
    blankNodes += 1
    return names.number(Array("_:\u{1}\(blankNodes)".utf8))
  }
}
