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

  /// The last element outside records that started and has not ended ends.
  mutating func end()

  /// A record has ended.
  mutating func take(_ record: XMLRecord)
}

extension XMLRecordReceiver {
  mutating func start(_ element: XMLRecord) {}
  mutating func end() {}

  /// Reads a document.
  ///
  /// A document type declaration is accepted where it declares nothing itself, as published files of
  /// these formats have one; nothing is loaded.
  /// - Returns: What is wrong with the file as XML, `nil` where nothing is. What came before is taken.
  mutating func read(_ bytes: [UInt8], file: String, options: ReadingOptions) -> Fault? {
    var handler = XMLRecordHandler(receiver: self, names: Self.recordNames)
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
    self.init(error, at: error.byte.map { LineIndex(bytes).place(ofByte: $0) }, file: file)
  }

  /// What is wrong with a file as XML.
  ///
  /// - Parameter place: Where the error is, if it has a byte and no line.
  init(_ error: XMLError, at place: (line: Int, column: Int)?, file: String) {
    let advice =
      error.code == .documentType ? "; --allow-doctype reads on and loads nothing" : ""
    self.init(
      code: error.code == .documentType ? "doctype" : "xml", file: file,
      line: error.line ?? place?.line, column: error.column ?? place?.column,
      message: "expected well-formed XML, found that \(error.message)\(advice)")
  }
}

/// No name is known beforehand.
enum NoName: Int, XMLVocabulary {
  case none
  static let table = XMLNameTable<NoName>()
}

/// Builds records from what the parser tells.
struct XMLRecordHandler<Receiver: XMLRecordReceiver>: XMLHandler {
  typealias Name = NoName

  var receiver: Receiver
  /// The open elements of the record at hand, from the record itself.
  private var open: [XMLRecord] = []
  private let names: Set<String>
  /// Where the record at hand begins.
  private var start = 0

  init(receiver: Receiver, names: Set<String>) {
    self.receiver = receiver
    self.names = names
  }

  mutating func startElement(_ tag: borrowing XMLTag<NoName>) throws(XMLError) {
    var attributes: [(name: String, value: String)] = []
    attributes.reserveCapacity(tag.attributeCount)
    for index in 0..<tag.attributeCount { attributes.append(tag.attribute(at: index)) }
    let element = XMLRecord(name: tag.localName, attributes: attributes, line: tag.line)
    if !open.isEmpty || names.contains(element.name) {
      if open.isEmpty { start = tag.offset }
      open.append(element)
    } else {
      receiver.start(element)
    }
  }

  mutating func endElement(_ name: NoName?) throws(XMLError) {}

  mutating func endElement(_ name: NoName?, at offset: Int) throws(XMLError) {
    guard var element = open.popLast() else { return receiver.end() }
    if open.isEmpty {
      element.bytes = offset - start
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
