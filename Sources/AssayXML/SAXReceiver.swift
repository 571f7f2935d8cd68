import CLibXML2

/// What the parser's callbacks talk to: it joins text, counts depth, and calls a handler.
///
/// The handler is reached by three closures that are made where its type is known, so no call goes
/// through metadata. What changes lives behind a pointer, because the callbacks come by the million
/// and checks for exclusive access to an object's properties would cost more than all else here.
@usableFromInline
@safe
final class SAXReceiver {
  @usableFromInline typealias OnStart = (RawTag) throws(XMLError) -> Void
  @usableFromInline typealias OnEnd = (Int32, Int) throws(XMLError) -> Void
  @usableFromInline typealias OnText = (Span<UInt8>) throws(XMLError) -> Void

  @safe
  private struct State {
    /// Raw values of the names of the open elements; -1 where the vocabulary lacks one.
    var openElements: [Int32] = []
    var hasRoot = false
    /// Whether the parser was told that the document has ended.
    var isAtEnd = false
    var pendingText: [UInt8] = []
    /// Kept alive by ``ownedNames``, and taken from here without counting.
    var names: Unmanaged<InternedNames>?
    var ownedNames: InternedNames?
    /// What went wrong first; the parser is silent after it.
    var failure: XMLError?
  }

  private let onStart: OnStart
  private let onEnd: OnEnd
  private let onText: OnText
  /// Whether text is told when it is whole.
  private let joinsText: Bool
  private let options: XMLReader.Options
  private let vocabulary: [XMLName]
  private let state: UnsafeMutablePointer<State>
  /// The parser, which this object does not own.
  private var context: xmlParserCtxtPtr?

  @usableFromInline
  init(
    _ options: XMLReader.Options, vocabulary: [XMLName], onStart: @escaping OnStart,
    onEnd: @escaping OnEnd, onText: @escaping OnText, joinsText: Bool
  ) {
    self.options = options
    self.vocabulary = vocabulary
    unsafe self.onStart = onStart
    self.onEnd = onEnd
    self.onText = onText
    self.joinsText = joinsText
    unsafe state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    unsafe state.initialize(to: State())
  }

  /// A receiver that tells a handler, which must outlive it.
  @inlinable
  convenience init<Handler: XMLHandler>(
    _ options: XMLReader.Options, telling handler: UnsafeMutablePointer<Handler>
  ) {
    let table = Handler.Name.table
    unsafe self.init(
      options, vocabulary: table.names,
      onStart: { (tag) throws(XMLError) in
        try unsafe handler.pointee.startElement(XMLTag(tag, table))
      },
      onEnd: { (name, offset) throws(XMLError) in
        try unsafe handler.pointee.endElement(table.name(name), at: offset)
      },
      onText: { (text) throws(XMLError) in try unsafe handler.pointee.text(text) },
      joinsText: !Handler.takesTextInPieces)
  }

  deinit {
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Takes note of the parser that will call.
  func attach(to context: xmlParserCtxtPtr) {
    unsafe self.context = context
    let names = unsafe InternedNames(vocabulary, in: context.pointee.dict)
    unsafe state.pointee.ownedNames = names
    unsafe state.pointee.names = Unmanaged.passUnretained(names)
  }

  /// What went wrong first.
  var failure: XMLError? { unsafe state.pointee.failure }

  /// An element starts.
  @inline(__always)
  func start(
    _ localName: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int
  ) throws(XMLError) {
    try flushText()
    guard let names = unsafe state.pointee.names else { return }
    guard unsafe state.pointee.openElements.count < options.maximumDepth else {
      throw XMLError(.limit, "elements are nested deeper than \(options.maximumDepth)")
    }
    let (name, pointers) = unsafe names._withUnsafeGuaranteedRef {
      unsafe ($0.element(localName), $0.pointers)
    }
    unsafe state.pointee.openElements.append(name)
    unsafe state.pointee.hasRoot = true
    try unsafe onStart(
      RawTag(
        name: name, localName: localName, namespace: namespace, attributes: attributes,
        attributeCount: attributeCount, pointers: pointers, names: names,
        line: unsafe context.map { Int(unsafe assay_line($0)) } ?? 0,
        offset: unsafe context.map { Int(unsafe assay_offset($0)) } ?? 0))
  }

  /// The innermost element ends.
  @inline(__always)
  func end() throws(XMLError) {
    try flushText()
    guard let name = unsafe state.pointee.openElements.popLast() else { return }
    try onEnd(name, unsafe context.map { Int(unsafe assay_offset($0)) } ?? 0)
  }

  /// A piece of text, between two tags or less.
  @inline(__always)
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLError) {
    guard joinsText else {
      if bytes.count > 0 { try onText(unsafe Span(_unsafeElements: bytes)) }
      return
    }
    unsafe state.pointee.pendingText.append(contentsOf: bytes)
  }

  @inline(__always)
  private func flushText() throws(XMLError) {
    guard unsafe !state.pointee.pendingText.isEmpty else { return }
    try unsafe onText(state.pointee.pendingText.span)
    unsafe state.pointee.pendingText.removeAll(keepingCapacity: true)
  }
}

// MARK: - What stops the parser

extension SAXReceiver {
  /// Stops the parser with an error, which gets the place where the parser stands.
  func stop(_ error: XMLError) {
    guard failure == nil, let context = unsafe context else { return }
    unsafe state.pointee.failure = error.placed(
      line: Int(unsafe assay_line(context)), column: Int(unsafe assay_column(context)))
    unsafe xmlStopParser(context)
  }

  /// Takes note that the document has ended.
  func noteEnd() { unsafe state.pointee.isAtEnd = true }

  /// Keeps the first error of libxml2; warnings, and what follows from the first, are left out.
  ///
  /// - Parameter isAboutEnd: Whether libxml2 speaks of what stands behind the document; it does so too where
  ///   the document ends too early.
  func keep(message: String, isWarning: Bool, isAboutEnd: Bool, line: Int, column: Int) {
    guard failure == nil, !isWarning, let context = unsafe context else { return }
    var message = message
    if isAboutEnd, unsafe state.pointee.isAtEnd {
      if unsafe !state.pointee.hasRoot {
        message = "the document is empty or ends in its first tag"
      } else if unsafe !state.pointee.openElements.isEmpty {
        message = "the document ends before its elements do"
      }
    }
    let trimmed = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
    var lowered = trimmed.prefix(1).lowercased() + trimmed.dropFirst()
    if lowered.hasPrefix("entity '"), lowered.hasSuffix("' not defined") {
      lowered = "the \(lowered.dropLast(11))is not declared in the file, and no other is loaded"
    }
    unsafe state.pointee.failure = XMLError(.malformed, lowered, line: line, column: column)
    // The parser is in the middle of something, so it is not stopped but told to be silent.
    unsafe context.pointee.disableSAX = 1
  }

  /// The document starts: only UTF-8 may be declared.
  func checkEncoding() {
    guard let context = unsafe context, let name = unsafe assay_declared_encoding(context) else {
      return
    }
    let encoding = unsafe String(cString: name)
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(encoding.lowercased()) else {
      return stop(XMLError(.encoding, "the declared encoding is \(encoding), only UTF-8 is read"))
    }
  }

  /// A document type declaration was met.
  func checkDocumentType() {
    guard !options.allowsDocumentType else { return }
    let declares = unsafe context.map { unsafe assay_has_internal_subset($0) != 0 } ?? true
    if options.allowsDocumentTypeName && !declares { return }
    stop(
      XMLError(
        .documentType,
        options.allowsDocumentTypeName
          ? "a document type declaration with declarations in it is not allowed"
          : "a document type declaration is not allowed"))
  }
}
