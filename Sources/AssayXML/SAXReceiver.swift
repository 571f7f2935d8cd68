import CLibXML2

/// What the parser's callbacks talk to, whatever the handler's type.
@safe
class SAXReceiver {
  /// What went wrong first; nothing is handed on after it.
  private(set) final var failure: XMLError?
  private final let allowsDocumentType: Bool
  /// The parser, which this object does not own.
  private final var context: xmlParserCtxtPtr?

  init(allowsDocumentType: Bool) {
    self.allowsDocumentType = allowsDocumentType
  }

  /// Takes note of the parser that will call.
  final func attach(to context: xmlParserCtxtPtr) {
    unsafe self.context = context
  }

  /// An element starts.
  func start(
    _ localName: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, attributeCount: Int
  ) throws(XMLError) {}

  /// The innermost element ends.
  func end() throws(XMLError) {}

  /// A piece of text, between two tags or less.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

// MARK: - What stops the parser

extension SAXReceiver {
  /// Does one step, unless the parser was stopped, and stops it where the step fails.
  @inline(__always)
  final func attempt(_ step: () throws(XMLError) -> Void) {
    guard failure == nil else { return }
    do {
      try step()
    } catch {
      stop(error)
    }
  }

  /// Stops the parser with an error, which gets the place where the parser stands.
  final func stop(_ error: XMLError) {
    guard failure == nil, let context = unsafe context else { return }
    failure = error.placed(
      line: Int(unsafe assay_line(context)), column: Int(unsafe assay_column(context)))
    unsafe xmlStopParser(context)
  }

  /// Keeps the first error of libxml2; warnings, and what follows from the first, are left out.
  final func keep(message: String, isWarning: Bool, line: Int, column: Int) {
    guard failure == nil, !isWarning else { return }
    let trimmed = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
    let lowered = trimmed.prefix(1).lowercased() + trimmed.dropFirst()
    failure = XMLError(.malformed, lowered, line: line, column: column)
  }

  /// The document starts: only UTF-8 may be declared.
  final func checkEncoding() {
    guard let context = unsafe context, let name = unsafe assay_declared_encoding(context) else {
      return
    }
    let encoding = unsafe String(cString: name)
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(encoding.lowercased()) else {
      return stop(XMLError(.encoding, "the declared encoding is \(encoding), only UTF-8 is read"))
    }
  }

  /// A document type declaration was met.
  final func checkDocumentType() {
    guard !allowsDocumentType else { return }
    stop(XMLError(.documentType, "a document type declaration is not allowed"))
  }
}
