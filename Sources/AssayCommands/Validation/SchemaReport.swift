import AssayXML

/// What the process that judges by a schema tells the one that watches it: a line a fact, fields parted
/// by TAB.
enum SchemaReport: Hashable {
  /// The schema could be used.
  case loaded
  /// The schema could not be used; a line of the reasons.
  case refusedSchema(RelaxNGSchema.Message)
  /// What is wrong with the file that comes next to be judged.
  case message(RelaxNGSchema.Message)
  /// A file was judged.
  case judged(SchemaVerdict)

  /// The line, with its end.
  var line: String {
    switch self {
    case .loaded: "loaded\n"
    case .refusedSchema(let message): "refused\t\(Self.fields(message))\n"
    case .message(let message): "message\t\(Self.fields(message))\n"
    case .judged(let verdict): "judged\t\(verdict.rawValue)\n"
    }
  }

  /// Reads a line without its end; `nil` for what the process did not write.
  init?(_ line: some StringProtocol) {
    let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    switch (fields.first, fields.count) {
    case ("loaded", 1): self = .loaded
    case ("refused", 3): self = .refusedSchema(Self.message(fields[1], fields[2]))
    case ("message", 3): self = .message(Self.message(fields[1], fields[2]))
    case ("judged", 2):
      guard let verdict = SchemaVerdict(rawValue: String(fields[1])) else { return nil }
      self = .judged(verdict)
    default: return nil
    }
  }

  private static func fields(_ message: RelaxNGSchema.Message) -> String {
    let text = message.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "\(message.line.map(String.init) ?? "")\t\(text)"
  }

  private static func message(
    _ line: some StringProtocol, _ text: some StringProtocol
  ) -> RelaxNGSchema.Message {
    RelaxNGSchema.Message(line: Int(line), text: String(text))
  }
}

/// Whether a file fits a schema.
enum SchemaVerdict: String, Hashable {
  case valid, invalid
  /// No answer came: not in time, or none that is one.
  case undecided
}
