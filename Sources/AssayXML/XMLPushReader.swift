/// Reads one XML document that comes piece by piece, and tells a handler what it holds.
///
/// Otherwise it is as ``XMLReader``: nothing else is ever read, and memory stays small whatever the length.
@safe
public final class XMLPushReader<Handler: XMLHandler> {
  @usableFromInline let storage: UnsafeMutablePointer<Handler>
  @usableFromInline let parser: PieceParser

  /// Makes a reader.
  ///
  /// - Throws: ``XMLError`` `limit` where there is no memory for a parser.
  @inlinable
  public init(
    _ handler: Handler, options: XMLReader.Options = XMLReader.Options()
  ) throws(XMLError) {
    let storage = UnsafeMutablePointer<Handler>.allocate(capacity: 1)
    unsafe storage.initialize(to: handler)
    unsafe self.storage = storage
    parser = try PieceParser(unsafe SAXReceiver(options, telling: storage), options)
  }

  deinit {
    unsafe storage.deinitialize(count: 1)
    unsafe storage.deallocate()
  }

  /// Reads or changes the handler between two pieces.
  @inlinable
  public func withHandler<Result>(_ body: (inout Handler) -> Result) -> Result {
    unsafe body(&storage.pointee)
  }

  /// Reads the next piece, which begins and ends between two characters.
  ///
  /// - Throws: As ``XMLReader``; a `byte` counts in the piece. Nothing can be read after it.
  /// - Complexity: O(n) in the number of bytes.
  public func push(_ bytes: Span<UInt8>) throws(XMLError) {
    try parser.push(bytes)
  }

  /// Ends the document.
  ///
  /// - Throws: ``XMLError`` `malformed` where it has not ended.
  public func finish() throws(XMLError) {
    try parser.finish()
  }
}

/// A parser that is given its document piece by piece.
@usableFromInline
final class PieceParser {
  private let context: ParserContext
  private let reader: XMLReader
  private var count = 0

  @usableFromInline
  init(_ receiver: SAXReceiver, _ options: XMLReader.Options) throws(XMLError) {
    context = try ParserContext(receiver: receiver)
    reader = XMLReader(options: options)
  }

  func push(_ bytes: Span<UInt8>) throws(XMLError) {
    try reader.check(bytes, after: count)
    count += bytes.count
    try context.push(bytes)
  }

  func finish() throws(XMLError) {
    try context.finish()
  }
}
