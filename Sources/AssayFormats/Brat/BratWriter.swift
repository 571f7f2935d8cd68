internal import AssayModel

/// Writes `NAME.txt` and `NAME.ann` for each article, and an `annotation.conf` of all types.
struct BratWriter: ArticleWriter {
  let name = "brat"
  let summary = "a folder of .txt files with brat standoff annotations (.ann) beside them"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    var events = Capabilities.Events()
    events.allowsDiscontinuous = true
    events.fillers = [.mention, .event]
    capabilities.events = events
    capabilities.coreference = true
    capabilities.eventCoreference = true
    capabilities.relationArguments = 2...2
    capabilities.relationFillers = [.mention, .event]
    capabilities.attributes = [.mention, .event, .relation]
    capabilities.links = [.mention, .event]
    capabilities.isLegalName = { name in
      !name.isEmpty && name.utf8.allSatisfy { BratNames.isLegal($0) }
        && !(name.utf8.last.map { (0x30...0x39).contains($0) } ?? false)
    }
    capabilities.legalName = BratNames.legal
    capabilities.legalValue = BratNames.legalValue
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    BratSink(path: path, output: try FolderOutput(path))
  }
}

/// Names of types and roles as brat spells them: letters, digits, `-` and `_`, no digit at the end.
enum BratNames {
  static func isLegal(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// A value on one line, without TAB and without blanks around it.
  @Sendable
  static func legalValue(_ value: String) -> String {
    let scalars = value.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }
    var text = String.UnicodeScalarView(scalars)[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text.isEmpty ? "_" : String(text)
  }

  @Sendable
  static func legal(_ name: String) -> String {
    var bytes = name.utf8.map { isLegal($0) ? $0 : UInt8(ascii: "_") }
    if bytes.last.map({ (0x30...0x39).contains($0) }) ?? true { bytes.append(UInt8(ascii: "_")) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A folder of brat files that is being written.
struct BratSink: ArticleSink {
  let path: String
  let output: FolderOutput

  func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    let id = article.article.id
    try output.write(article.article.text.bytes, to: "\(id).txt")
    let layer = article.layers.first ?? Layer(empty: .person("gold"))
    if baggage?.format == "brat", let annotations = baggage?.annotations {
      return try output.write(annotations, to: "\(id).ann")
    }
    var lines = BratEncoder(article.article.text)
    lines.add(layer)
    try output.write(lines.bytes, to: "\(id).ann")
  }

  func finish() throws(Fault) {
    try output.finish()
  }
}
