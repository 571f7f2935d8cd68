import AssayFormats
import AssayModel

/// Reads the lines of another program.
struct AnswerReader {
  private var reader: JSONReader

  init(_ line: [UInt8]) {
    reader = JSONReader(line)
  }

  /// The line as a message.
  mutating func line() throws(JSONError) -> RemoteLine {
    var id: String?
    var hello: RemoteHello?
    var failure: (message: String, mayRetry: Bool)?
    var isEnd = false
    var milliseconds: Double?
    var answer = RemoteAnswer()
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if try reader.isNull() { continue }
      switch key {
      case "id": id = try Self.identifier(&reader)
      case "assay": try checkVersion()
      case "hello": hello = try RemoteHello(&reader)
      case "error": failure = try error()
      case "end": isEnd = try reader.bool()
      case "ms": milliseconds = try reader.number()
      case "entities": answer.entities += try items()
      case "spans": answer.entities += try labelledSpans()
      case "events": answer.events += try items()
      case "relations": answer.relations += try items()
      case "chains": answer.chains = try chains()
      default: try reader.skip()
      }
    }
    try reader.finish()
    if let hello { return .hello(hello) }
    if let id, let failure {
      return .failure(id: id, message: failure.message, mayRetry: failure.mayRetry)
    }
    if let id { return .answer(id: id, answer, milliseconds: milliseconds) }
    if isEnd { return .end }
    if failure != nil || answer != RemoteAnswer() {
      return .damaged(id: nil, message: "expected \"id\" in the answer, found none")
    }
    return .stray(message: "expected \"id\", \"hello\" or \"end\", found none of them")
  }

  /// Checks the version of the protocol.
  private mutating func checkVersion() throws(JSONError) {
    let place = reader.position
    let version = try reader.integer()
    guard version == 1 else {
      throw JSONError(
        offset: place, message: "expected version 1 of the protocol, found \(version)")
    }
  }

  /// An identifier, which programs write as text or number.
  static func identifier(_ reader: inout JSONReader) throws(JSONError) -> String {
    if reader.peek() == UInt8(ascii: "\"") { return try reader.string() }
    return String(try reader.integer())
  }

  private mutating func error() throws(JSONError) -> (message: String, mayRetry: Bool) {
    if reader.peek() == UInt8(ascii: "\"") {
      let message = try reader.string()
      return (message.isEmpty ? "no reason given" : message, false)
    }
    var kind = "", message = "", mayRetry = false
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if try reader.isNull() { continue }
      switch key {
      case "kind": kind = try reader.string()
      case "message": message = try reader.string()
      case "retry": mayRetry = try reader.bool()
      default: try reader.skip()
      }
    }
    let parts = [kind, message].filter { !$0.isEmpty }
    return (parts.isEmpty ? "no reason given" : parts.joined(separator: ": "), mayRetry)
  }

  // MARK: - Entities, events, relations

  private mutating func items() throws(JSONError) -> [RemoteAnswer.Item] {
    var items: [RemoteAnswer.Item] = []
    try reader.enterArray()
    while try reader.nextElement() { items.append(try item()) }
    return items
  }

  private mutating func item() throws(JSONError) -> RemoteAnswer.Item {
    var item = RemoteAnswer.Item()
    var start: Int?, end: Int?
    let place = reader.position
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if try reader.isNull() { continue }
      switch key {
      case "id": item.id = try Self.identifier(&reader)
      case "type", "label": item.type = try reader.string()
      case "spans": item.place.spans = try spans()
      case "start": start = try reader.integer()
      case "end": end = try reader.integer()
      case "text": item.place.quote = try reader.string()
      case "trigger": item.place = try trigger()
      case "args", "arguments", "roles": item.fillers = try fillers()
      case "score", "confidence": item.score = try reader.number()
      case "attributes": item.attributes = try attributes()
      case "links": item.links = try links()
      default: try reader.skip()
      }
    }
    if let start, let end { item.place.spans = [RemoteAnswer.Span(start: start, end: end)] }
    guard !item.type.isEmpty else {
      throw JSONError(offset: place, message: "expected a \"type\" in each annotation, found none")
    }
    return item
  }

  private mutating func trigger() throws(JSONError) -> RemoteAnswer.Place {
    var trigger = RemoteAnswer.Place()
    var start: Int?, end: Int?
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if try reader.isNull() { continue }
      switch key {
      case "spans": trigger.spans = try spans()
      case "start": start = try reader.integer()
      case "end": end = try reader.integer()
      case "text": trigger.quote = try reader.string()
      default: try reader.skip()
      }
    }
    if let start, let end { trigger.spans = [RemoteAnswer.Span(start: start, end: end)] }
    return trigger
  }

  /// `[[0, 9], [12, 15]]`: the fragments of one annotation.
  private mutating func spans() throws(JSONError) -> [RemoteAnswer.Span] {
    var spans: [RemoteAnswer.Span] = []
    try reader.enterArray()
    while try reader.nextElement() {
      if let (start, end) = reader.plainPair() {
        spans.append(RemoteAnswer.Span(start: start, end: end))
        continue
      }
      try reader.enterArray()
      spans.append(RemoteAnswer.Span(start: try bound(), end: try bound()))
      try closeArray()
    }
    return spans
  }

  /// `[[0, 9, "ORG"]]`: the short form, an entity each.
  private mutating func labelledSpans() throws(JSONError) -> [RemoteAnswer.Item] {
    var items: [RemoteAnswer.Item] = []
    try reader.enterArray()
    while try reader.nextElement() {
      var item = RemoteAnswer.Item()
      try reader.enterArray()
      item.place.spans = [RemoteAnswer.Span(start: try bound(), end: try bound())]
      guard try reader.nextElement() else { throw reader.expected("a type after start and end") }
      item.type = try reader.string()
      try closeArray()
      items.append(item)
    }
    return items
  }

  private mutating func bound() throws(JSONError) -> Int {
    guard try reader.nextElement() else { throw reader.expected("start and end") }
    return try reader.integer()
  }

  private mutating func closeArray() throws(JSONError) {
    while try reader.nextElement() { try reader.skip() }
  }

  private mutating func fillers() throws(JSONError) -> [RemoteAnswer.Filler] {
    var fillers: [RemoteAnswer.Filler] = []
    try reader.enterArray()
    while try reader.nextElement() {
      var role: String?, filler: String?
      let place = reader.position
      try reader.enterObject()
      while let key = try reader.nextKey() {
        switch key {
        case "role": role = try reader.string()
        case "ref": filler = try Self.identifier(&reader)
        default: try reader.skip()
        }
      }
      guard let role, let filler else {
        throw JSONError(offset: place, message: "expected \"role\" and \"ref\", found fewer")
      }
      fillers.append(RemoteAnswer.Filler(role: role, id: filler))
    }
    return fillers
  }

  private mutating func chains() throws(JSONError) -> [[String]] {
    var chains: [[String]] = []
    try reader.enterArray()
    while try reader.nextElement() {
      var chain: [String] = []
      try reader.enterArray()
      while try reader.nextElement() { chain.append(try Self.identifier(&reader)) }
      chains.append(chain)
    }
    return chains
  }

  // MARK: - Details

  private mutating func attributes() throws(JSONError) -> [Attribute] {
    var attributes: [Attribute] = []
    try reader.enterObject()
    while let name = try reader.nextKey() {
      if try reader.isNull() { continue }
      switch reader.peek() {
      case UInt8(ascii: "\""): attributes.append(Attribute(name, .text(try reader.string())))
      case UInt8(ascii: "t"), UInt8(ascii: "f"):
        if try reader.bool() { attributes.append(Attribute(name, .flag)) }
      default: attributes.append(Attribute(name, .number(try reader.number())))
      }
    }
    return attributes
  }

  private mutating func links() throws(JSONError) -> [KnowledgeBaseLink] {
    var links: [KnowledgeBaseLink] = []
    try reader.enterArray()
    while try reader.nextElement() {
      let place = reader.position
      let link = try reader.string()
      let parts = link.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else {
        throw JSONError(offset: place, message: "expected a link as Wikidata:Q858, found '\(link)'")
      }
      links.append(KnowledgeBaseLink(base: String(parts[0]), identifier: String(parts[1])))
    }
    return links
  }
}
