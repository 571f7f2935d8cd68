import CLibXML2

/// Owns one push parser of libxml2, and frees it.
@safe
struct ParserContext: ~Copyable {
  private static let isReady: Void = assay_xml_initialize()
  /// Large enough that little is looked at twice, small enough for the cache.
  private static let chunkSize = 1 << 16

  private let context: xmlParserCtxtPtr
  private let receiver: SAXReceiver

  /// Makes a parser whose callbacks go to `receiver`.
  init(receiver: SAXReceiver) throws(XMLError) {
    _ = Self.isReady
    self.receiver = receiver
    let user = unsafe Unmanaged.passUnretained(receiver).toOpaque()
    var handler = unsafe makeCallbacks()
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
      throw XMLError(.limit, "libxml2 has no memory for a parser")
    }
    unsafe self.context = context
    unsafe receiver.attach(to: context)
    // One more lock. NOENT, DTDLOAD, DTDATTR, XINCLUDE and HUGE stay off.
    unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
  }

  deinit {
    unsafe assay_free_context(context)
  }

  /// Pushes a document, or a piece of one that begins and ends between two characters, through the parser.
  func push(_ bytes: Span<UInt8>) throws(XMLError) {
    var position = 0
    while position < bytes.count {
      let end = chunkEnd(in: bytes, from: position)
      let chunk = bytes.extracting(position..<end)
      try check(
        unsafe chunk.withUnsafeBytes { buffer in
          unsafe xmlParseChunk(
            context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
            0)
        })
      position = end
    }
  }

  /// Tells the parser that the document has ended.
  func finish() throws(XMLError) {
    receiver.noteEnd()
    try check(unsafe xmlParseChunk(context, nil, 0, 1))
  }

  private func check(_ code: Int32) throws(XMLError) {
    if let failure = receiver.failure { throw failure }
    let isWellFormed = unsafe context.pointee.wellFormed != 0
    guard code == 0 || isWellFormed else {
      throw XMLError(.malformed, "libxml2 stopped with error \(code)")
    }
  }

  /// The end of the chunk from `start`: after a `>` where there is one, else between characters.
  private func chunkEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    let limit = min(start + Self.chunkSize, bytes.count)
    guard limit < bytes.count else { return limit }
    var end = limit
    while end > start && bytes[end - 1] != UInt8(ascii: ">") { end -= 1 }
    if end > start { return end }
    end = limit
    while bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
