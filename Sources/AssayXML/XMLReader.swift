/// Reads XML 1.0 in UTF-8 and tells a handler what it holds.
///
/// Nothing but the given bytes is ever read: no network, no file, no external entity, no external
/// document type. Compressed input is not unpacked. Memory stays small whatever the length.
public struct XMLReader: Sendable {
  /// What the reader accepts.
  public struct Options: Hashable, Sendable {
    /// The deepest nesting of elements; the root is at depth 1.
    public var maximumDepth = 256
    /// The longest input, in bytes.
    public var maximumByteCount = 1 << 31
    /// Whether `<!DOCTYPE` may stand in the input.
    ///
    /// Its external parts are not loaded even then, and a reference to an entity that it declares
    /// is an error.
    public var allowsDocumentType = false
    /// Whether `<!DOCTYPE` may stand in the input where it only names a document type and declares
    /// nothing in brackets.
    ///
    /// What it names is not loaded, and a reference to an entity is an error.
    public var allowsDocumentTypeName = false

    /// The defaults: depth 256, 2 GiB, no document type.
    public init() {}
  }

  /// What the reader accepts.
  public let options: Options

  /// Makes a reader.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Reads one document.
  ///
  /// The handler holds what came before an error where one is thrown.
  ///
  /// - Throws: ``XMLError``: `encoding` and `forbidden-character` with the offset of the first
  ///   byte that is not UTF-8 or is NUL, before anything is parsed; `malformed`, `document-type`
  ///   and `limit` with line and column; what the handler throws, with line and column.
  /// - Complexity: O(n) in the number of bytes.
  @inlinable
  public func read<Handler: XMLHandler>(
    _ bytes: Span<UInt8>, into handler: inout Handler
  ) throws(XMLError) {
    try unsafe withUnsafeMutablePointer(to: &handler) { (handler) throws(XMLError) in
      try parse(bytes, unsafe SAXReceiver(options, telling: handler))
    }
  }

  /// Reads one document from an array; see ``read(_:into:)-(Span<UInt8>,_)``.
  @inlinable
  public func read(_ bytes: [UInt8], into handler: inout some XMLHandler) throws(XMLError) {
    try read(bytes.span, into: &handler)
  }

  @usableFromInline
  func parse(_ bytes: Span<UInt8>, _ receiver: SAXReceiver) throws(XMLError) {
    try check(bytes)
    let context = try ParserContext(receiver: receiver)
    try context.push(bytes)
    try context.finish()
  }

  /// Makes sure that bytes which follow so many others are UTF-8 without NUL and within the limit.
  func check(_ bytes: Span<UInt8>, after count: Int = 0) throws(XMLError) {
    let count = count + bytes.count
    guard count <= options.maximumByteCount else {
      throw XMLError(
        .limit, "the input has \(count) bytes, the limit is \(options.maximumByteCount)")
    }
    guard !XMLCharacters.areUTF8WithoutNUL(bytes) else { return }
    do {
      _ = try UTF8Span(validating: bytes)
    } catch {
      let place = error.byteOffsets.lowerBound
      throw XMLError(.encoding, "the input is not UTF-8", byte: place)
    }
    for place in bytes.indices where bytes[place] == 0 {
      throw XMLError(.forbiddenCharacter, "the input holds a NUL", byte: place)
    }
  }
}
