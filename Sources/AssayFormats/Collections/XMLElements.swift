internal import AssayModel
internal import AssayXML
internal import Synchronization

/// Makes elements of what a parser tells.
protocol XMLElementHandler: XMLHandler {
  associatedtype Element: Sendable

  /// The elements that have ended and were not taken yet.
  ///
  /// - Parameter isAtEnd: Whether the document has ended; the last element may wait until it has.
  mutating func taken(isAtEnd: Bool) -> [Element]
}

/// The elements of an XML file, as a handler makes them; what comes before an error is given.
final class XMLElements<Handler: XMLElementHandler>: ElementSource {
  private let state: Mutex<XMLElementState<Handler>>

  /// - Parameter handler: Makes a handler; called once, when the first element is asked for.
  init(_ file: String, options: ReadingOptions, handler: @escaping @Sendable () -> Handler) {
    state = Mutex(XMLElementState(file, options: .reading(options), handler: handler))
  }

  var warning: Fault? { state.withLock { $0.window.warning } }

  func next() throws(Fault) -> Handler.Element? {
    try state.withLock { (state) throws(Fault) in try state.next() }
  }
}

/// The elements of an XML file that have one of some names and lie in no other of them, with all that lies in them.
typealias XMLRecordElements = XMLElements<XMLRecordHandler<XMLRecordQueue>>

extension XMLElements<XMLRecordHandler<XMLRecordQueue>> {
  /// - Parameter names: The names, without prefix.
  convenience init(_ file: String, names: Set<String>, options: ReadingOptions) {
    self.init(file, options: options) {
      XMLRecordHandler(receiver: XMLRecordQueue(), names: names)
    }
  }
}

/// Where the reading of the elements has come to.
private struct XMLElementState<Handler: XMLElementHandler> {
  private(set) var window: FileWindow
  private let options: XMLReader.Options
  private let handler: @Sendable () -> Handler
  private var reader: XMLPushReader<Handler>?
  /// What was read and not asked for yet.
  private var elements: ArraySlice<Handler.Element> = []
  /// What ended the reading, until it is told.
  private var failure: Fault?
  private var isFinished = false

  init(
    _ file: String, options: XMLReader.Options, handler: @escaping @Sendable () -> Handler
  ) {
    window = FileWindow(file)
    self.options = options
    self.handler = handler
  }

  mutating func next() throws(Fault) -> Handler.Element? {
    while elements.isEmpty, !isFinished {
      do throws(Fault) { try readOn() } catch {
        isFinished = true
        failure = error
      }
      let isAtEnd = isFinished && failure == nil
      elements = reader?.withHandler { $0.taken(isAtEnd: isAtEnd)[...] } ?? []
    }
    if let element = elements.popFirst() { return element }
    if let failure {
      self.failure = nil
      throw failure
    }
    return nil
  }

  /// Reads as far as the last tag of the window, or to the end of the file.
  private mutating func readOn() throws(Fault) {
    let hasMore = try window.fill()
    let bytes = window.bytes
    let start = window.position
    do throws(XMLError) {
      let reader = try open()
      let end = hasMore ? max(start, Self.lastTagEnd(in: bytes)) : bytes.count
      try reader.push(bytes.span.extracting(start..<end))
      window.position = end
      guard hasMore else {
        isFinished = true
        return try reader.finish()
      }
    } catch {
      let place = error.byte.map { window.place(of: start + $0) }
      throw Fault(error, at: place.map { ($0.line, $0.byteColumn) }, file: window.path)
    }
  }

  private mutating func open() throws(XMLError) -> XMLPushReader<Handler> {
    if let reader { return reader }
    let reader = try XMLPushReader(handler(), options: options)
    self.reader = reader
    return reader
  }

  /// The end of the last tag among the bytes that were read last; 0 where they have none, nor those before.
  private static func lastTagEnd(in bytes: [UInt8]) -> Int {
    let start = max(0, bytes.count - FileWindow.step)
    return bytes[start...].lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? 0
  }
}

/// Keeps records until somebody takes them.
struct XMLRecordQueue: XMLRecordReceiver {
  /// Those that the handler is told.
  static let recordNames: Set<String> = []
  fileprivate var records: [XMLRecord] = []

  mutating func take(_ record: XMLRecord) {
    records.append(record)
  }
}

extension XMLRecordHandler: XMLElementHandler where Receiver == XMLRecordQueue {
  mutating func taken(isAtEnd: Bool) -> [XMLRecord] {
    defer { receiver.records = [] }
    return receiver.records
  }
}
