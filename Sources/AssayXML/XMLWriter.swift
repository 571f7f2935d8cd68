/// Writes one XML 1.0 document as UTF-8 bytes, and never an ill-formed one.
///
/// Every name is an ``XMLName``; every value is escaped; what XML cannot hold, and elements,
/// attributes and text where there may be none, are refused. A call that throws writes
/// nothing but the end of a start tag.
///
///     var xml = XMLWriter()
///     try xml.start("p")
///     try xml.attribute("n", "1")
///     try xml.text("a < b")
///     try xml.end()
///     let bytes = try xml.finish()
///
/// CR is written as `&#xD;`, and TAB and LF in attributes as references, because a parser would
/// turn them into LF or blanks.
public struct XMLWriter: ~Copyable {
  private enum State {
    case prolog, startTag, content, epilog
  }

  private var output: ByteBuffer
  private var state = State.prolog
  private var openElements: [XMLName] = []
  /// The attributes of the start tag that is being written.
  private var tagAttributes: [XMLName] = []
  private var scope = NamespaceScope()

  /// Starts a document with its XML declaration; `capacity` is the number of bytes to expect.
  public init(capacity: Int = 0) {
    output = ByteBuffer(capacity: capacity)
    output.appendDeclaration()
  }

  /// The number of bytes so far.
  public var count: Int { output.count }

  /// Starts an element.
  ///
  /// - Throws: ``XMLError`` with code `nesting` after the end of the root element.
  @inline(__always)
  public mutating func start(_ name: XMLName) throws(XMLError) {
    switch state {
    case .epilog: throw XMLError(.nesting, "<\(name)> comes after the root element")
    case .startTag: try closeStartTag()
    case .prolog, .content: break
    }
    output.append(name.startTag)
    openElements.append(name)
    scope.open(element: name)
    state = .startTag
  }

  /// Writes an attribute of the element that was just started.
  ///
  /// - Throws: ``XMLError``: `nesting` where no element was just started or it has this attribute
  ///   already; `forbidden-character` with its offset in the value's UTF-8; `name` for a namespace
  ///   declaration that "Namespaces in XML 1.0" forbids.
  public mutating func attribute(_ name: XMLName, _ value: String) throws(XMLError) {
    try attribute(name, utf8: value.utf8.span)
  }

  /// Writes an attribute whose value is given as UTF-8; see ``attribute(_:_:)``.
  public mutating func attribute(_ name: XMLName, utf8 value: Span<UInt8>) throws(XMLError) {
    guard state == .startTag else {
      throw XMLError(.nesting, "attribute \(name) stands outside a start tag")
    }
    for earlier in tagAttributes where earlier == name {
      throw XMLError(.nesting, "attribute \(name) stands twice in one tag")
    }
    let before = output.count
    output.append(name.attributeStart)
    let written = output.appendEscaped(value, in: .attribute)
    guard written == value.count else {
      output.cut(to: before)
      throw XMLError(forbiddenIn: value, at: written)
    }
    output.append(UInt8(ascii: "\""))
    do {
      try scope.add(attribute: name, value: value)
    } catch {
      output.cut(to: before)
      throw error
    }
    tagAttributes.append(name)
  }

  /// Writes text inside the open element.
  ///
  /// - Throws: ``XMLError``: `nesting` outside the root element; `forbidden-character` with its
  ///   offset in the UTF-8 of `text`.
  public mutating func text(_ text: String) throws(XMLError) {
    try self.text(utf8: text.utf8.span)
  }

  /// Writes text that is given as UTF-8; see ``text(_:)``.
  ///
  /// - Complexity: O(n) in the number of bytes.
  public mutating func text(utf8 bytes: Span<UInt8>) throws(XMLError) {
    try openContent()
    try output.appendText(bytes)
  }

  /// Writes text up to the first byte that starts no character of XML 1.0.
  ///
  /// - Returns: the number of bytes that were written, before escaping.
  /// - Throws: ``XMLError`` with code `nesting` outside the root element.
  public mutating func textPrefix(utf8 bytes: Span<UInt8>) throws(XMLError) -> Int {
    try openContent()
    return output.appendEscaped(bytes, in: .text)
  }

  /// Ends the innermost open element, as an empty one where it has no content.
  ///
  /// - Throws: ``XMLError`` with code `nesting` where none is open.
  public mutating func end() throws(XMLError) {
    let isEmpty = state == .startTag
    if isEmpty { try checkStartTag() }
    guard let name = openElements.popLast() else {
      throw XMLError(.nesting, "an element ends and none is open")
    }
    if isEmpty {
      output.append("/>")
      tagAttributes.removeAll(keepingCapacity: true)
    } else {
      output.append(name.endTag)
    }
    scope.closeElement()
    state = openElements.isEmpty ? .epilog : .content
    if state == .epilog { output.append("\n") }
  }

  /// Writes a processing instruction before the root element, on a line of its own.
  ///
  /// - Throws: ``XMLError``: `nesting` elsewhere; `name` for a target `xml`, in any case, or with a
  ///   colon; `forbidden-character` where `data` holds one or the closing `?>`.
  public mutating func processingInstruction(_ target: XMLName, _ data: String) throws(XMLError) {
    guard state == .prolog else {
      throw XMLError(.nesting, "processing instruction \(target) stands after the prolog")
    }
    try output.appendProcessingInstruction(target, data)
  }

  /// Ends the document and gives its bytes.
  ///
  /// - Throws: ``XMLError`` with code `nesting` where an element is open or there is no root.
  public consuming func finish() throws(XMLError) -> [UInt8] {
    if let name = openElements.last { throw XMLError(.nesting, "<\(name)> is still open") }
    guard state == .epilog else { throw XMLError(.nesting, "the document has no root element") }
    return output.array
  }
}

// MARK: - Pieces

extension XMLWriter {
  private func checkStartTag() throws(XMLError) {
    if scope.hasPrefixedNames, let name = openElements.last {
      try scope.checkPrefixes(of: name, tagAttributes)
    }
  }

  private mutating func openContent() throws(XMLError) {
    switch state {
    case .startTag: try closeStartTag()
    case .content: break
    case .prolog, .epilog: throw XMLError(.nesting, "text stands outside the root element")
    }
  }

  private mutating func closeStartTag() throws(XMLError) {
    try checkStartTag()
    output.append(UInt8(ascii: ">"))
    tagAttributes.removeAll(keepingCapacity: true)
    state = .content
  }
}
