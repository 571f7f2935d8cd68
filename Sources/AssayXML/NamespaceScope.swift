/// Which namespace prefixes are declared where a writer stands.
struct NamespaceScope {
  private struct Binding {
    let prefix: ArraySlice<UInt8>
    let uri: [UInt8]
    let depth: Int
  }

  private var bindings: [Binding] = []
  private var depth = 0
  /// Whether the start tag that is being written holds a name with a prefix other than `xml`.
  private(set) var hasPrefixedNames = false

  private static let xml = Array("xml".utf8)[...]
  private static let xmlns = Array("xmlns".utf8)[...]

  /// Enters an element.
  @inline(__always)
  mutating func open(element name: XMLName) {
    depth += 1
    hasPrefixedNames = name.prefixLength > 0
  }

  /// Leaves the innermost element, and forgets what it declared.
  @inline(__always)
  mutating func closeElement() {
    while let last = bindings.last, last.depth == depth { bindings.removeLast() }
    depth -= 1
    hasPrefixedNames = false
  }

  /// Notes an attribute; one named `xmlns:x` declares the prefix `x`.
  @inline(__always)
  mutating func add(attribute name: XMLName, value: Span<UInt8>) throws(XMLError) {
    guard name.prefixLength > 0, !name.hasXMLPrefix else { return }
    try addPrefixed(name, value)
  }

  /// Checks that every prefix of a start tag is declared.
  ///
  /// - Throws: ``XMLError`` with code `name`.
  func checkPrefixes(of element: XMLName, _ attributes: [XMLName]) throws(XMLError) {
    for name in [element] + attributes where name.prefixLength > 0 && !isBound(name.prefix) {
      throw XMLError(.name, "the prefix of '\(name)' is not declared")
    }
  }

  private func isBound(_ prefix: ArraySlice<UInt8>) -> Bool {
    prefix == Self.xml || prefix == Self.xmlns || bindings.contains { $0.prefix == prefix }
  }

  private mutating func addPrefixed(_ name: XMLName, _ value: Span<UInt8>) throws(XMLError) {
    hasPrefixedNames = true
    guard name.prefix == Self.xmlns else { return }
    let prefix = name.bytes[(name.prefixLength + 1)...]
    guard prefix != Self.xml, prefix != Self.xmlns, !value.isEmpty else {
      throw XMLError(.name, "\(name) may not be declared like this")
    }
    let uri = value.indices.map { value[$0] }
    // Two prefixes for one namespace could make two attributes the same one.
    for binding in bindings where binding.uri == uri && binding.prefix != prefix {
      throw XMLError(.name, "the namespace of \(name) has another prefix here")
    }
    bindings.append(Binding(prefix: prefix, uri: uri, depth: depth))
  }
}
