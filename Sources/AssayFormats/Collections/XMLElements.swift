internal import AssayModel
internal import AssayXML
internal import Synchronization

/// The elements of an XML file that have one of some names and lie in no other of them.
///
/// What comes before an error is given.
final class XMLElements: ElementSource {
  private let state: Mutex<XMLElementState>

  /// - Parameter names: The names, without prefix.
  init(_ file: String, names: Set<String>, options: ReadingOptions) {
    state = Mutex(XMLElementState(file, names: names, options: .reading(options)))
  }

  var warning: Fault? { state.withLock { $0.window.warning } }

  func next() throws(Fault) -> XMLRecord? {
    try state.withLock { (state) throws(Fault) in try state.next() }
  }
}

/// Where the reading of the elements has come to.
private struct XMLElementState {
  private(set) var window: FileWindow
  private let names: Set<String>
  private let options: XMLReader.Options
  private var reader: XMLPushReader<XMLRecordHandler<XMLRecordQueue>>?
  /// What was read and not asked for yet.
  private var records: ArraySlice<XMLRecord> = []
  /// What ended the reading, until it is told.
  private var failure: Fault?
  private var isFinished = false

  init(_ file: String, names: Set<String>, options: XMLReader.Options) {
    window = FileWindow(file)
    self.names = names
    self.options = options
  }

  mutating func next() throws(Fault) -> XMLRecord? {
    while records.isEmpty, !isFinished {
      do throws(Fault) { try readOn() } catch {
        isFinished = true
        failure = error
      }
      records = reader?.withHandler { $0.receiver.taken() } ?? []
    }
    if let record = records.popFirst() { return record }
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

  private mutating func open() throws(XMLError) -> XMLPushReader<XMLRecordHandler<XMLRecordQueue>> {
    if let reader { return reader }
    let reader = try XMLPushReader(
      XMLRecordHandler(receiver: XMLRecordQueue(), names: names), options: options)
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
private struct XMLRecordQueue: XMLRecordReceiver {
  /// Those that the handler is told.
  static let recordNames: Set<String> = []
  private var records: [XMLRecord] = []

  mutating func take(_ record: XMLRecord) {
    records.append(record)
  }

  mutating func taken() -> ArraySlice<XMLRecord> {
    defer { records = [] }
    return records[...]
  }
}
