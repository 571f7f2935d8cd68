import AssayModel
import AssaySystem
import AssayXML

/// Judges files by a RELAX NG schema in a process of its own, which is killed where it hangs.
///
/// libxml2 comes back from some schemas never and from some files late; nothing inside it can be
/// stopped, but a process can.
struct SchemaJudge {
  /// What became of the schema and of the files that were given.
  struct Outcome {
    /// What is wrong with the schema; `nil` where it could be used.
    var schemaFault: Fault?
    /// Whether the schema hung.
    var isSchemaUndecided = false
    /// For each file what it is, in the order of the files; fewer where the schema cannot be used.
    var verdicts: [(verdict: SchemaVerdict, faults: [Fault])] = []
  }

  let schema: String
  /// How long loading the schema, and each file, may take, in seconds.
  let timeLimit: Int

  /// The bytes of paths that one process is given at most, well below what systems allow.
  private static let argumentLimit = 500_000
  /// How many files may hang before the others are left undecided.
  private static let hangingLimit = 3

  /// Judges files that are known to be well-formed.
  func judge(_ files: [String]) throws(Fault) -> Outcome {
    var outcome = Outcome()
    var hanging = 0
    while outcome.verdicts.count < files.count {
      let batch = Self.batch(files[outcome.verdicts.count...])
      var session = SchemaSession(schema: schema, files: batch)
      let ending: ChildProcess.Ending
      do {
        ending = try ChildProcess.watch(
          ChildProcess.ownProgram,
          ["schema-process", "--limit", "\(timeLimit)", "--", schema] + batch,
          silence: timeLimit * 1000
        ) { session.take($0) }
      } catch {
        throw Fault(
          code: "schema", file: schema,
          message: "expected a process of its own for the schema, found \(error.reason)")
      }
      outcome.verdicts += session.verdicts
      if let fault = session.schemaFault(ending, timeLimit) {
        outcome.schemaFault = fault
        outcome.isSchemaUndecided = !session.isRefused
        return outcome
      }
      guard session.verdicts.count < batch.count else { continue }
      outcome.verdicts.append((.undecided, [session.hangingFault(ending, timeLimit)]))
      hanging += 1
      guard hanging < Self.hangingLimit else { break }
    }
    for file in files.dropFirst(outcome.verdicts.count) {
      let fault = Fault(
        code: "schema-undecided", file: file,
        message: "expected a verdict, found none: \(hanging) files before took too long")
      outcome.verdicts.append((.undecided, [fault]))
    }
    return outcome
  }

  private static func batch(_ files: ArraySlice<String>) -> [String] {
    var left = argumentLimit
    return files.prefix { file in
      left -= file.utf8.count + 9
      return left > 0
    }
  }
}

/// What one process has told so far.
private struct SchemaSession {
  let schema: String
  let files: [String]
  private(set) var verdicts: [(verdict: SchemaVerdict, faults: [Fault])] = []
  /// Whether the schema was refused, not just never judged.
  private(set) var isRefused = false
  private var isLoaded = false
  private var schemaMessages: [RelaxNGSchema.Message] = []
  private var messages: [Fault] = []
  private var pending: [UInt8] = []

  init(schema: String, files: [String]) {
    self.schema = schema
    self.files = files
  }

  mutating func take(_ bytes: [UInt8]) {
    pending += bytes
    while let end = pending.firstIndex(of: 0x0A) {
      let line = String(decoding: pending[..<end], as: UTF8.self)
      pending.removeSubrange(...end)
      if let report = SchemaReport(line) { note(report) }
    }
  }

  private mutating func note(_ report: SchemaReport) {
    switch report {
    case .loaded: isLoaded = true
    case .refusedSchema(let message):
      isRefused = true
      schemaMessages.append(message)
    case .message(let message):
      guard verdicts.count < files.count else { return }
      messages.append(
        Fault(
          code: "schema", file: files[verdicts.count], line: message.line,
          message: "expected what the schema allows, found: \(message.text)"))
    case .judged(let verdict):
      guard verdicts.count < files.count else { return }
      if verdict != .valid && messages.isEmpty {
        let found = verdict == .invalid ? "something else" : "that libxml2 could not tell"
        messages.append(
          Fault(
            code: verdict == .invalid ? "schema" : "schema-undecided", file: files[verdicts.count],
            message: "expected what the schema allows, found \(found)"))
      }
      verdicts.append((verdict, messages))
      messages = []
    }
  }

  /// Why the schema cannot be used; `nil` where it was loaded.
  func schemaFault(_ ending: ChildProcess.Ending, _ limit: Int) -> Fault? {
    guard !isLoaded else { return nil }
    if isRefused {
      let first = schemaMessages.first
      let others = schemaMessages.count > 1 ? " (and \(schemaMessages.count - 1) more)" : ""
      return Fault(
        code: "schema", file: schema, line: first?.line,
        message: "expected a RELAX NG schema in XML syntax, found: \(first?.text ?? "")\(others)")
    }
    return Fault(
      code: "schema-undecided", file: schema,
      message: Self.explanation(ending, limit, "the schema could not be decided"))
  }

  /// Why the file after those that were judged has no verdict.
  func hangingFault(_ ending: ChildProcess.Ending, _ limit: Int) -> Fault {
    Fault(
      code: "schema-undecided", file: files[min(verdicts.count, files.count - 1)],
      message: Self.explanation(ending, limit, "the file could not be decided"))
  }

  private static func explanation(
    _ ending: ChildProcess.Ending, _ limit: Int, _ what: String
  ) -> String {
    switch ending {
    case .killed:
      "\(what) within \(limit) s; known fault of libxml2: try jing, or a longer --time-limit"
    case .exited(let status):
      "\(what); the process that tried ended with status \(status): try jing"
    }
  }
}
