/// Writes one XML 1.0 document all of whose names are of one vocabulary, as UTF-8 bytes.
///
/// It promises what ``XMLWriter`` promises, and does it in fewer steps: names are raw values of the vocabulary,
/// and values can be given in pieces. Names have no prefix but `xml`, and the only declaration of a namespace
/// is `xmlns`. It knows its vocabulary by numbers alone, so a module adds the methods that take the names:
///
///     extension XMLVocabularyWriter {
///       mutating func start(_ name: Word) throws(XMLError) { try start(name.rawValue) }
///     }
public struct XMLVocabularyWriter: ~Copyable {
  private enum State {
    case prolog, startTag, value, content, epilog
  }

  private var output: ByteBuffer
  private let forms: NameForms
  private var state = State.prolog
  private var openElements: [Int32] = []
  /// One bit a name: the attributes of the start tag that is being written.
  private var attributes = InlineArray<4, UInt64>(repeating: 0)
  /// Where the attribute that is being written began, and its name.
  private var attributeStart = 0
  private var attributeName = 0

  /// Starts a document with its XML declaration; `capacity` is the number of bytes to expect.
  public init<Name>(_ table: XMLNameTable<Name>, capacity: Int = 0) {
    let forms = table.forms
    precondition(
      forms.count <= 256 && !forms.needDeclarations,
      "a vocabulary has at most 256 names, which need no declaration")
    self.forms = forms
    output = ByteBuffer(capacity: capacity)
    output.appendDeclaration()
  }

  /// Forgets all that was written and starts another document, with room for so many bytes.
  public mutating func restart(capacity: Int) {
    output.cut(to: 0)
    output.reserve(capacity)
    output.appendDeclaration()
    state = .prolog
    openElements.removeAll(keepingCapacity: true)
  }

  /// Starts an element.
  ///
  /// - Throws: ``XMLError`` with code `nesting` after the end of the root element.
  public mutating func start(_ name: Int) throws(XMLError) {
    try openContent(for: name)
    unsafe output.append(forms.startTag(name))
    openElements.append(Int32(truncatingIfNeeded: name))
    attributes = [0, 0, 0, 0]
    state = .startTag
  }

  /// Starts an attribute of the element that was just started; its value comes in pieces, and ``endValue()``
  /// ends it.
  ///
  /// Where a piece throws, the attribute is taken back.
  /// - Throws: ``XMLError`` with code `nesting` where no element was just started or it has this attribute
  ///   already.
  public mutating func startValue(_ name: Int) throws(XMLError) {
    guard state == .startTag else {
      throw XMLError(.nesting, "attribute \(forms.spelling(name)) stands outside a start tag")
    }
    let bit: UInt64 = 1 &<< UInt64(name & 63)
    guard attributes[name &>> 6] & bit == 0 else {
      throw XMLError(.nesting, "attribute \(forms.spelling(name)) stands twice in one tag")
    }
    attributes[name &>> 6] |= bit
    attributeStart = output.count
    attributeName = name
    unsafe output.append(forms.attributeStart(name))
    state = .value
  }

  /// A piece of a value, as UTF-8.
  ///
  /// - Throws: ``XMLError``: `nesting` outside an attribute; `forbidden-character` with its offset in the
  ///   piece.
  public mutating func value(utf8 piece: Span<UInt8>) throws(XMLError) {
    try checkValue()
    let written = output.appendEscaped(piece, in: .attribute)
    guard written == piece.count else {
      output.cut(to: attributeStart)
      attributes[attributeName &>> 6] &= ~(1 &<< UInt64(attributeName & 63))
      state = .startTag
      throw XMLError(forbiddenIn: piece, at: written)
    }
  }

  /// A piece of a value that needs no escape.
  public mutating func value(plain piece: StaticString) throws(XMLError) {
    try checkValue()
    output.append(piece)
  }

  /// A number of at least 0 as a piece of a value, in decimal digits.
  public mutating func value(_ number: Int) throws(XMLError) {
    try checkValue()
    output.append(decimal: number)
  }

  /// Ends an attribute.
  public mutating func endValue() throws(XMLError) {
    try checkValue()
    output.append(UInt8(ascii: "\""))
    state = .startTag
  }

  /// Writes text that is given as UTF-8.
  ///
  /// - Throws: ``XMLError``: `nesting` outside the root element; `forbidden-character` with its
  ///   offset.
  /// - Complexity: O(n) in the number of bytes.
  public mutating func text(utf8 bytes: Span<UInt8>) throws(XMLError) {
    try openContent(for: nil)
    try output.appendText(bytes)
  }

  /// Writes text up to the first byte that starts no character of XML 1.0.
  ///
  /// - Returns: the number of bytes that were written, before escaping.
  /// - Throws: ``XMLError`` with code `nesting` outside the root element.
  public mutating func textPrefix(utf8 bytes: Span<UInt8>) throws(XMLError) -> Int {
    try openContent(for: nil)
    return output.appendEscaped(bytes, in: .text)
  }

  /// Ends the innermost open element, as an empty one where it has no content.
  ///
  /// - Throws: ``XMLError`` with code `nesting` where none is open.
  public mutating func end() throws(XMLError) {
    guard state != .value, let name = openElements.popLast() else {
      throw XMLError(.nesting, "an element ends and none is open")
    }
    if state == .startTag {
      output.append("/>")
    } else {
      unsafe output.append(forms.endTag(Int(name)))
    }
    state = .content
    guard openElements.isEmpty else { return }
    state = .epilog
    output.append("\n")
  }

  /// Writes a processing instruction before the root element, on a line of its own; see
  /// ``XMLWriter/processingInstruction(_:_:)``.
  public mutating func processingInstruction(_ target: XMLName, _ data: String) throws(XMLError) {
    guard state == .prolog else {
      throw XMLError(.nesting, "processing instruction \(target) stands after the prolog")
    }
    try output.appendProcessingInstruction(target, data)
  }

  /// Ends the document, and gives its bytes for the length of a call.
  ///
  /// - Throws: ``XMLError`` with code `nesting` where an element is open or there is no root; what `body`
  ///   throws.
  public func finish<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws -> Result {
    if let name = openElements.last {
      throw XMLError(.nesting, "<\(forms.spelling(Int(name)))> is still open")
    }
    guard state == .epilog else { throw XMLError(.nesting, "the document has no root element") }
    return try output.withBytes(body)
  }

  @inline(__always)
  private func checkValue() throws(XMLError) {
    guard state == .value else {
      throw XMLError(.nesting, "a value stands outside an attribute")
    }
  }

  /// Gets ready for an element or, without a name, text.
  @inline(__always)
  private mutating func openContent(for element: Int?) throws(XMLError) {
    switch state {
    case .content: break
    case .startTag:
      output.append(UInt8(ascii: ">"))
      state = .content
    case .prolog where element != nil: break
    case .prolog, .epilog, .value:
      let what = element.map { "<\(forms.spelling($0))>" } ?? "text"
      throw XMLError(.nesting, "\(what) stands where it may not")
    }
  }
}
