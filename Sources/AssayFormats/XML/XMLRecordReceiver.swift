import AssayModel
import AssayXML

/// Takes in a file record by record, so that no more than a record is held as elements.
///
/// A record is an element of a name in `recordNames` that lies in no other record.
protocol XMLRecordReceiver {
  /// The names, without prefix, of the elements that come whole.
  static var recordNames: Set<String> { get }

  /// An element outside records starts; its content comes later.
  mutating func start(_ element: XMLRecord)

  /// A record has ended.
  mutating func take(_ record: XMLRecord)
}

extension XMLRecordReceiver {
  mutating func start(_ element: XMLRecord) {}

  /// Reads a document.
  ///
  /// A document type declaration is accepted where it declares nothing itself, as published files of
  /// these formats have one; nothing is loaded.
  /// - Returns: What is wrong with the file as XML, `nil` where nothing is. What came before is taken.
  mutating func read(_ bytes: [UInt8], file: String, options: ReadingOptions) -> Fault? {
    var handler = XMLRecordHandler(receiver: self)
    defer { self = handler.receiver }
    do {
      try XMLReader(options: .reading(options)).read(bytes, into: &handler)
      return nil
    } catch {
      return Fault(error, in: bytes, file: file)
    }
  }
}

extension XMLReader.Options {
  /// What formats of annotation accept.
  static func reading(_ options: ReadingOptions) -> XMLReader.Options {
    var accepted = XMLReader.Options()
    accepted.allowsDocumentTypeName = true
    accepted.allowsDocumentType = options.allowsDocumentType
    return accepted
  }
}

extension Fault {
  /// What is wrong with a file as XML.
  init(_ error: XMLError, in bytes: [UInt8], file: String) {
    let line = error.line ?? error.byte.map { TextCheck.line(ofByte: $0, in: bytes) }
    let advice =
      error.code == .documentType ? "; --allow-doctype reads on and loads nothing" : ""
    self.init(
      code: error.code == .documentType ? "doctype" : "xml", file: file, line: line,
      column: error.column ?? error.byte.map { LineIndex(bytes).place(ofByte: $0).column },
      message: "expected well-formed XML, found that \(error.message)\(advice)")
  }
}

/// No name is known beforehand.
enum NoName: Int, XMLVocabulary {
  case none
  static let table = XMLNameTable<NoName>()
}

/// Builds records from what the parser tells.
private struct XMLRecordHandler<Receiver: XMLRecordReceiver>: XMLHandler {
  typealias Name = NoName

  var receiver: Receiver
  /// The open elements of the record at hand, from the record itself.
  private var open: [XMLRecord] = []

  init(receiver: Receiver) {
    self.receiver = receiver
  }

  mutating func startElement(_ tag: borrowing XMLTag<NoName>) throws(XMLError) {
    var attributes: [(name: String, value: String)] = []
    attributes.reserveCapacity(tag.attributeCount)
    for index in 0..<tag.attributeCount { attributes.append(tag.attribute(at: index)) }
    let element = XMLRecord(name: tag.localName, attributes: attributes, line: tag.line)
    if !open.isEmpty || Receiver.recordNames.contains(element.name) {
      open.append(element)
    } else {
      receiver.start(element)
    }
  }

  mutating func endElement(_ name: NoName?) throws(XMLError) {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      receiver.take(element)
    } else {
      open[open.count - 1].content.append(.element(element))
    }
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    guard !open.isEmpty else { return }
    var copy: [UInt8] = []
    copy.append(copying: bytes)
    open[open.count - 1].content.append(.text(String(decoding: copy, as: UTF8.self)))
  }
}
