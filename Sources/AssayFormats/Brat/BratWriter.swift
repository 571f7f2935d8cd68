internal import AssayModel
internal import AssaySystem

/// Writes `NAME.txt` and `NAME.ann` for each article, with the configuration that brat wants.
///
/// Articles that came from brat bring theirs, if they have one, which is copied; for others
/// `annotation.conf` and `visual.conf` are made of the types that they have.
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
    // brat refuses a line whose text is not that of its document, and no line can hold a line break.
    capabilities.allowsLineBreaks = false
    // Only a role of an event may not end in a digit, which would number its fillers.
    capabilities.legalRelationRole = BratNames.legalCharacters
    capabilities.relationRolesDiffer = true
    capabilities.attributes = [.mention, .event, .relation]
    capabilities.links = [.mention, .event]
    capabilities.joinsLinks = true
    capabilities.needsLinkBase = true
    capabilities.isLegalName = { name in
      !name.isEmpty && name.utf8.allSatisfy { BratNames.isLegal($0) }
        && !(name.utf8.last?.isDigit ?? false)
    }
    capabilities.legalName = BratNames.legal
    capabilities.legalValue = BratNames.legalValue
    return capabilities
  }

  /// What is parted at line breaks is compared as it was written.
  var readingOptions: ReadingOptions {
    var options = ReadingOptions()
    options.joinsAcrossLineBreaks = false
    return options
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    BratSink(try FolderOutput(path))
  }
}

/// Names of types and roles as brat spells them: letters, digits, `-` and `_`, no digit at the end.
enum BratNames {
  static func isLegal(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// A value on one line, without TAB and without blanks around it.
  @Sendable
  static func legalValue(_ value: String) -> String {
    let scalars = Quote.withBlanks(value).unicodeScalars.map { $0.value < 0x20 ? " " : $0 }
    var text = String.UnicodeScalarView(scalars)[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text.isEmpty ? "_" : String(text)
  }

  @Sendable
  static func legal(_ name: String) -> String {
    let name = legalCharacters(name)
    return name.utf8.last?.isDigit ?? true ? name + "_" : name
  }

  /// A name of the letters that brat allows.
  @Sendable
  static func legalCharacters(_ name: String) -> String {
    let bytes = name.utf8.map { isLegal($0) ? $0 : UInt8(ascii: "_") }
    return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
  }
}

/// A folder of brat files that is being written.
struct BratSink: ArticleSink {
  private let output: FolderOutput
  /// What articles that brought no configuration have.
  private var seen = BratConfiguration()
  private var needsConfiguration = false
  /// The folders, in the output, whose configuration was copied.
  private var configured: Set<String> = []

  init(_ output: FolderOutput) { self.output = output }

  mutating func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    let id = article.article.id
    try output.write(article.article.text.bytes, to: "\(id).txt")
    let layer = article.layers.first ?? Layer(empty: .person("gold"))
    if let configuration = baggage?.configuration { try copy(configuration, for: id) }
    if baggage?.format != "brat" {
      seen.add(layer)
      needsConfiguration = true
    }
    if baggage?.format == "brat", let annotations = baggage?.annotations {
      return try output.write(annotations, to: "\(id).ann")
    }
    var lines = BratEncoder(article.article.text)
    lines.add(layer)
    try output.write(lines.bytes, to: "\(id).ann")
  }

  /// Copies the files of a configuration to where they stand to the article as they did.
  private mutating func copy(
    _ configuration: Baggage.Configuration, for id: String
  ) throws(Fault) {
    let folders = id.split(separator: "/").dropLast().dropLast(configuration.levels)
    let folder = folders.joined(separator: "/")
    guard configured.insert(folder).inserted else { return }
    for name in BratConfiguration.fileNames {
      let path = Files.join(configuration.folder, name)
      guard Files.exists(path) else { continue }
      try output.write(
        try Files.bytes(of: path), to: folder.isEmpty ? name : "\(folder)/\(name)")
    }
  }

  mutating func finish() throws(Fault) {
    if needsConfiguration, !configured.contains("") {
      try output.write(Array(seen.annotationConfiguration.utf8), to: "annotation.conf")
      try output.write(Array(seen.visualConfiguration.utf8), to: "visual.conf")
    }
    try output.finish()
  }
}
