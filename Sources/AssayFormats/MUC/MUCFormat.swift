import AssayModel
import AssaySystem

/// MUC-3 and MUC-4 answer keys: templates of numbered slots, filled with strings of a text beside the file.
///
/// A template is an event without trigger of its incident's type. A slot that holds quoted strings is a role:
/// each string is looked for in the text, whatever its case and line breaks, and alternatives (`/`) that are
/// found are one entity; a string that is found nowhere is told and left out. Other slots are attributes. `?`
/// marks a filler that need not be given and is left out; `-` and `*` fill nothing.
struct MUCFormat: CollectionFormat {
  let name = "muc"
  let summary = "MUC-3 and MUC-4 templates, with the texts beside them (read only)"
  let endings = [".muc.txt", ".muc", ".key"]
  let companions = [".txt", ".sgm"]

  private static let textEndings = [".txt", ".sgm", ""]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let start = String(decoding: head.prefix(4096), as: UTF8.self)
    return start.split(whereSeparator: \.isNewline).lazy.compactMap(MUCSlot.init).first?.name
      == "MESSAGE: ID"
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<MUCMessages> {
    LineElements(file, MUCMessages())
  }

  func article(
    in element: LineElements<MUCMessages>.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    reading(
      element.content, isAlone: place.name == identifier(of: place.file, options),
      file: place.file, options: options
    ).refused(by: element.faults)
  }

  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault? {
    Fault(code: "no-templates", file: file, message: "expected a slot 0, MESSAGE: ID, found none")
  }

  private func reading(
    _ message: MUCMessage, isAlone: Bool, file: String, options: ReadingOptions
  ) -> Reading {
    let id = message.id, bytes = message.bytes
    let names = [id, id.lowercased()] + (isAlone ? [stem(of: file)] : [])
    var text = options.articles?(id)?.text, faults: [Fault] = []
    var count = bytes
    if text == nil {
      let paths = CompanionFile.candidates(for: file, names: names, endings: Self.textEndings)
      guard let path = paths.first, let content = try? Files.bytes(of: path) else {
        let fault = CompanionFile.missing(id, endings: Self.textEndings, for: file)
        return Reading(id: id, article: nil, faults: [fault], bytes: bytes)
      }
      count += content.count
      text = TextCheck.text(content, file: path, faults: &faults)
    }
    guard let text else { return Reading(id: id, article: nil, faults: faults, bytes: count) }
    var builder = MUCBuilder(text, options.annotator, file: file)
    for template in message.templates { builder.add(template) }
    return DraftArticle(
      id: id, text: text.string, layers: [builder.draft], unit: .byte, line: message.line,
      faults: builder.faults, unmodelled: builder.unmodelled
    ).reading(file: file, options: options, bytes: count)
  }
}

/// Makes events of templates.
private struct MUCBuilder {
  private(set) var draft: Draft
  private(set) var faults: [Fault] = []
  private(set) var unmodelled = 0
  private let text: ArticleText
  private let file: String
  /// The text in upper case with white space as one blank, and for each of its bytes that of the text.
  private let folded: [UInt8]
  private let origins: [Int]
  private var mentions: [String: String] = [:]

  init(_ text: ArticleText, _ annotator: Annotator, file: String) {
    self.text = text
    self.file = file
    draft = Draft(annotator)
    (folded, origins) = Self.folded(text.string)
  }

  private static func folded(_ text: String) -> (bytes: [UInt8], origins: [Int]) {
    var bytes: [UInt8] = [], origins: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if bytes.last != 0x20 {
          bytes.append(0x20)
          origins.append(offset)
        }
      } else {
        for byte in scalar.properties.uppercaseMapping.utf8 {
          bytes.append(byte)
          origins.append(offset)
        }
      }
      offset += UTF8.width(scalar)
    }
    origins.append(offset)
    return (bytes, origins)
  }

  /// Adds a template, unless it says that the text tells of nothing.
  mutating func add(_ slots: [MUCMessage.Slot]) {
    let type = slots.first { $0.name == "INCIDENT: TYPE" }?.values.first ?? "*"
    let template = slots.first { $0.name == "MESSAGE: TEMPLATE" }?.values.first ?? "1"
    guard template != "*", Self.isFilled(type) else { return }
    var event = Draft.Event(type: type, line: slots.first?.line ?? 0)
    for slot in slots where !["MESSAGE: TEMPLATE", "INCIDENT: TYPE"].contains(slot.name) {
      for value in slot.values where Self.isFilled(value) {
        if value.hasPrefix("?") {
          unmodelled += 1
        } else if value.contains("\"") {
          if let filler = filler(value, slot.name, slot.line) {
            event.arguments.append(Draft.Argument(role: slot.name, filler: filler))
          }
        } else {
          event.attributes.append(Attribute(slot.name, value))
        }
      }
    }
    draft.events.append(event)
  }

  private static func isFilled(_ value: String) -> Bool {
    !value.isEmpty && value != "-" && value != "*"
  }

  /// The mention or, for several alternatives, the entity of the strings in a value.
  private mutating func filler(_ value: String, _ type: String, _ line: Int) -> String? {
    var found: [String] = []
    // What follows a colon refers to a filler of another slot.
    for alternative in value.split(separator: "/") {
      let quotes = alternative.split(separator: "\"", omittingEmptySubsequences: false)
      guard quotes.count >= 3 else { continue }
      if let mention = mention(String(quotes[1]), type, line), !found.contains(mention) {
        found.append(mention)
      }
    }
    guard found.count > 1 else { return found.first }
    if let known = draft.entities.first(where: { Set($0.members) == Set(found) }) {
      return known.id
    }
    let taken = Set(draft.entities.flatMap(\.members))
    guard found.allSatisfy({ !taken.contains($0) }) else { return found.first }
    let id = "N\(draft.entities.count + 1)"
    draft.entities.append(Draft.Group(id: id, members: found, line: line))
    return id
  }

  private mutating func mention(_ string: String, _ type: String, _ line: Int) -> String? {
    let wanted = Self.folded(string.trimmed).bytes
    guard !wanted.isEmpty, let place = place(of: wanted) else {
      unmodelled += 1
      faults.append(
        Fault(
          .warning, code: "quote-missing", file: file, line: line,
          message: "expected \(quoted(string)) in the text, found it nowhere; it is left out"))
      return nil
    }
    let key = "\(type)|\(place.start)|\(place.end)"
    if let known = mentions[key] { return known }
    let id = "T\(draft.mentions.count + 1)"
    mentions[key] = id
    draft.mentions.append(
      Draft.Mention(
        id: id, type: type, place: Draft.Place(spans: [(place.start, place.end)], line: line)))
    return id
  }

  private func place(of wanted: [UInt8]) -> Fragment? {
    guard wanted.count <= folded.count else { return nil }
    for place in 0...(folded.count - wanted.count)
    where folded[place] == wanted[0] && folded[place..<place + wanted.count].elementsEqual(wanted) {
      let start = origins[place]
      var end = place + wanted.count
      // A letter may have become two in upper case; the end is that of the whole letter.
      while end < folded.count, origins[end] == origins[end - 1] { end += 1 }
      return Fragment(start, max(start, origins[end]))
    }
    return nil
  }
}
