import AssayModel

/// PLOVER's gold standard records: political events with actors, a sentence each, in one JSON list.
///
/// `textInfo.markup` repeats the sentence with `(EVT: ...)`, `(SRC: ...)`, `(TAR: ...)` and `(LOC: ...)` in it, from
/// which places are computed; where it spells the sentence otherwise than `text` does, its spelling is read, with a
/// warning. All parts of an event are one trigger, actors and places are mentions with code and sector as attributes.
/// A record of the event `DOCUMENT` describes the file and is no article.
/// Source: github.com/openeventdata/PLOVER, PLOVER_GSR_CAMEO_readme.
struct PLOVERFormat: CollectionFormat {
  let name = "plover"
  let summary = "PLOVER's gold standard records of political events (read only)"
  let endings = [".json", ".txt"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard JSONRecordList.begins(head) else { return false }
    var list = JSONRecordList(Array(head))
    guard let first = try? list.next() else { return false }
    let keys = Set(JSONReader.leadingKeys(list.bytes[first.bytes]))
    return keys.isSuperset(of: ["id", "event", "eventText", "dateCoded"])
  }

  func elements(of file: String, options: ReadingOptions) -> JSONElements {
    JSONElements(file)
  }

  func article(
    in element: JSONElements.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    if element.value["event"]?.string == "DOCUMENT" { return nil }
    let record = JSONRecord(element.value, file: place.file, line: element.line)
    let name = "\(identifier(of: place.file, options))-\(place.number)"
    return reading(record, name, options, bytes: element.bytes)
  }

  private func reading(
    _ record: JSONRecord, _ name: String, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    var record = record
    let value = record.value
    let id = value["id"]?.identifier ?? name
    let info = value["textInfo"]
    guard let type = record.text("event"), let text = record.text("text") else {
      return Reading(id: id, article: nil, faults: record.faults, bytes: bytes)
    }
    // Some records have the markup where others have an object with it.
    let markup = PLOVERMarkup(info?["markup"]?.string ?? info?.string ?? text)
    if markup.text.trimmed != text.trimmed {
      // From a little before the first difference.
      let same = zip(text, markup.text).prefix { $0 == $1 }.count
      let found = markup.text.dropFirst(max(0, same - 10))
      record.warn(
        "markup",
        "expected \(quoted(text.dropFirst(max(0, same - 10)))) in the markup, found \(quoted(found)); that is read"
      )
    }
    var article = DraftArticle(
      id: id, text: markup.text, layers: [Self.draft(value, type, markup, record.line, options)],
      line: record.line)
    article.unit = .byte
    article.faults = record.faults
    for key in ["date", "language", "publication", "version", "comment"] {
      if let text = value[key]?.string, !text.isEmpty { article.metadata[key] = text }
    }
    return article.reading(file: record.file, options: options, bytes: bytes)
  }

  private static func draft(
    _ value: JSONValue, _ type: String, _ markup: PLOVERMarkup, _ line: Int,
    _ options: ReadingOptions
  ) -> Draft {
    var draft = Draft(options.annotator)
    var event = Draft.Event(type: type, line: line)
    let parts = markup.parts.filter { $0.labels.contains("EVT") }.map { ($0.start, $0.end) }
    if !parts.isEmpty { event.trigger = Draft.Place(spans: parts, line: line) }
    for key in ["eventText", "context", "mode", "size", "dead", "injured"] {
      if let text = value[key]?.scalarText, !text.isEmpty {
        event.attributes.append(Attribute(key, text))
      }
    }
    let actors = ["source", "target", "eventLoc"].flatMap { key in
      value[key]?.array ?? [value[key]].compactMap(\.self)
    }
    for part in markup.parts {
      let roles = part.labels.compactMap { Self.roles[$0] }
      guard !roles.isEmpty else { continue }
      let id = "T\(draft.mentions.count + 1)"
      let actor = actors.first { $0["actorText"]?.string?.trimmed == part.text.trimmed }
      let attributes = ["code", "sector"].compactMap { key in
        actor?[key]?.scalarText.map { Attribute(key, $0) }
      }
      draft.mentions.append(
        Draft.Mention(
          id: id, type: roles == ["location"] ? "Location" : "Actor",
          place: Draft.Place(spans: [(part.start, part.end)], line: line), attributes: attributes))
      event.arguments += roles.map { Draft.Argument(role: $0, filler: id) }
    }
    draft.events = [event]
    return draft
  }

  private static let roles = ["SRC": "source", "TAR": "target", "LOC": "location"]
}

/// A sentence with marked parts, such as `(SRC/TAR: Jordan) and (SRC/TAR: Britain) have (EVT: agreed)`.
struct PLOVERMarkup {
  /// A part by its bytes in the text.
  struct Part {
    let labels: [String]
    let start: Int
    let end: Int
    let text: String
  }

  /// The sentence without marks.
  var text: String { String(decoding: bytes, as: UTF8.self) }
  private(set) var parts: [Part] = []
  private var bytes: [UInt8] = []

  init(_ markup: String) {
    var rest = Array(markup.utf8)[...]
    /// Open brackets: with labels and where the part begins, or those of the sentence itself.
    var open: [(labels: [String], start: Int)] = []
    while let byte = rest.first {
      rest = rest.dropFirst()
      if byte == UInt8(ascii: "("), let (labels, length) = Self.labels(rest) {
        rest = rest.dropFirst(length)
        open.append((labels, bytes.count))
      } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "}"), let part = open.popLast() {
        if part.labels.isEmpty { bytes.append(byte) } else { close(part) }
      } else {
        if byte == UInt8(ascii: "(") { open.append(([], bytes.count)) }
        bytes.append(byte)
      }
    }
    // Brackets that are never closed end with the sentence.
    for part in open.reversed() where !part.labels.isEmpty { close(part) }
    parts.sort { ($0.start, $1.end) < ($1.start, $0.end) }
  }

  private mutating func close(_ part: (labels: [String], start: Int)) {
    guard part.start < bytes.count else { return }
    parts.append(
      Part(
        labels: part.labels, start: part.start, end: bytes.count,
        text: String(decoding: bytes[part.start...], as: UTF8.self)))
  }

  /// The labels after an opening bracket, as `SRC/TAR:`, and how many bytes they are; `nil` for none.
  private static func labels(_ bytes: ArraySlice<UInt8>) -> (labels: [String], length: Int)? {
    let name = bytes.prefix { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "/") }
    let labels = String(decoding: name, as: UTF8.self).split(separator: "/").map(String.init)
    guard !labels.isEmpty, labels.allSatisfy({ ["SRC", "TAR", "EVT", "LOC"].contains($0) }) else {
      return nil
    }
    let rest = bytes.dropFirst(name.count)
    guard let next = rest.first, next == UInt8(ascii: ":") || next == 0x20 else { return nil }
    return (labels, name.count + rest.prefix { $0 == UInt8(ascii: ":") || $0 == 0x20 }.count)
  }
}
