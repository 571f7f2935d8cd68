internal import AssayModel
internal import AssaySystem

/// Assay's own format: one JSON object a line, an article with its layers or annotations alone.
///
/// Described in `docs/assay-jsonl.md` and `docs/assay-jsonl.schema.json`.
struct JSONLinesFormat: ArticleFormat {
  let name = "jsonl"
  let summary = "Assay's own: one JSON object a line, an article with all its annotations"

  func recognises(_ source: Source) -> Bool {
    let head = source.headWithoutMark.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard head.first == UInt8(ascii: "{") else { return false }
    let line = Array(head.prefix { $0 != 0x0A })
    if head.count > line.count || source.isWhole {
      guard (try? UTF8Span(validating: line.span)) != nil else { return false }
      return Self.isRecord(line)
    }
    // The first record goes on behind what was read of it; its first key tells.
    var reader = JSONReader(line)
    return (try? reader.enterObject()) != nil
      && ((try? reader.nextKey()) ?? nil).map(Self.keys.contains) ?? false
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    JSONLinesStream(try LineReader(source.path), options: options)
  }

  /// The keys of a record, any of which may come first.
  private static let keys: Set<String> = [
    "assay", "id", "text", "meta", "offsets", "tokens", "sentences", "layers", "spans", "error",
    "ms",
    "annotator", "mentions", "entities", "events", "event_clusters", "relations", "tags",
  ]

  /// Those of them that hold lists.
  private static let lists: Set<String> = [
    "layers", "mentions", "entities", "events", "event_clusters", "relations", "tags",
  ]

  /// Whether bytes are an object with an identifier and something else that records have, or nothing else.
  private static func isRecord(_ line: [UInt8]) -> Bool {
    var reader = JSONReader(line)
    var known = 0, others = 0, hasIdentifier = false
    do {
      try reader.enterObject()
      while let key = try reader.nextKey() {
        let value = try reader.skip()
        if lists.contains(key), line[value].first != UInt8(ascii: "[") { return false }
        if key == "id" {
          hasIdentifier = true
        } else if keys.contains(key) {
          known += 1
        } else {
          others += 1
        }
      }
      return hasIdentifier && (known > 0 || others == 0)
    } catch {
      return false
    }
  }
}

/// Reads the records of a file, one at a time, and passes over blank lines.
struct JSONLinesStream: ArticleStream {
  private var reader: LineReader
  private var decoder: RecordDecoder
  private var isFinished = false

  init(_ reader: LineReader, options: ReadingOptions) {
    self.reader = reader
    decoder = RecordDecoder(options: options)
  }

  mutating func next() -> Reading? {
    guard !isFinished else { return nil }
    do {
      while case (var line, let number)? = try reader.nextLine() {
        var faults: [Fault] = []
        if number == 1, line.starts(with: ByteOrderMark.utf8) {
          line = line.dropFirst(3)
          faults.append(
            Fault(
              .warning, code: "byte-order-mark", file: reader.path, line: 1,
              message: "expected an object, found a byte order mark; it is left out"))
        }
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        let reading = decoder.reading(
          of: Array(line), file: reader.path, line: reader.lineNumber)
        let place = ArticlePlace(file: reader.path, line: reader.lineNumber, isText: false)
        return reading.adding(faults).placed(place)
      }
    } catch {
      isFinished = true
      return Reading(id: "", article: nil, faults: [error])
    }
    isFinished = true
    return nil
  }
}
