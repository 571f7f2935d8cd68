/// Hands the parser's callbacks to a handler: names as cases, text in one piece.
final class SAXDriver<Handler: XMLHandler>: SAXReceiver {
  private(set) var handler: Handler
  private let maximumDepth: Int
  private var names: InternedNames<Handler.Name>?
  private var openElements: [Handler.Name?] = []
  private var pendingText: [UInt8] = []

  init(_ handler: Handler, options: XMLReader.Options) {
    self.handler = handler
    maximumDepth = options.maximumDepth
    super.init(allowsDocumentType: options.allowsDocumentType)
  }

  func prepare(names: InternedNames<Handler.Name>) {
    self.names = names
  }

  override func start(
    _ localName: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, attributeCount: Int
  ) throws(XMLError) {
    guard let names else { return }
    try flushText()
    guard openElements.count < maximumDepth else {
      throw XMLError(.limit, "elements are nested deeper than \(maximumDepth)")
    }
    let name = unsafe names.element(localName)
    openElements.append(name)
    let tag = unsafe XMLTag(
      name: name, localName: localName, namespace: namespace, attributes: attributes,
      attributeCount: attributeCount, names: names)
    try handler.startElement(tag)
  }

  override func end() throws(XMLError) {
    try flushText()
    guard let name = openElements.popLast() else { return }
    try handler.endElement(name)
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe pendingText.append(contentsOf: bytes)
  }

  private func flushText() throws(XMLError) {
    guard !pendingText.isEmpty else { return }
    var text: [UInt8] = []
    swap(&text, &pendingText)
    try handler.text(text.span)
    text.removeAll(keepingCapacity: true)
    swap(&text, &pendingText)
  }
}
