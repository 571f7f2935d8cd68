internal import AssayModel

/// The lines of an `.a1` or `.a2` file of the BioNLP shared tasks, as `a2-evaluate.pl` reads them.
///
/// What it does not know is passed over. Offsets are taken as they stand; of a discontinuous place
/// the first part counts.
struct BionlpLines {
  /// A `T` line.
  struct Term: Hashable {
    let type: String
    let start: Int
    let end: Int
  }

  /// A role and the identifier of what fills it.
  struct Argument: Hashable {
    var role: String
    var filler: String
  }

  /// An `E` line.
  struct Event: Hashable {
    let id: String
    let type: String
    /// The identifier of the trigger.
    let trigger: String
    var arguments: [Argument]
  }

  /// A line in the order of the file.
  enum Line: Hashable {
    case term(id: String, Term)
    case event(Event)
    /// Identifiers that stand for the same thing: the first represents the others.
    case equivalence([String])
  }

  /// The known lines, in order.
  let lines: [Line]

  init(lines: [Line]) { self.lines = lines }

  init(_ text: String) {
    lines = text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { bytes in
      Self.line(bytes.split(separator: UInt8(ascii: "\t"), maxSplits: 2).map { String($0) ?? "" })
    }
  }

  private static func line(_ fields: [String]) -> Line? {
    guard fields.count >= 2, let kind = fields[0].utf8.first else { return nil }
    let words = fields[1].split(whereSeparator: \.isWhitespace).map(String.init)
    switch kind {
    case UInt8(ascii: "T"):
      guard words.count >= 3 else { return nil }
      return .term(
        id: fields[0], Term(type: words[0], start: number(words[1]), end: number(words[2])))
    case UInt8(ascii: "E"):
      let arguments = words.map(argument)
      guard let first = arguments.first else { return nil }
      return .event(
        Event(
          id: fields[0], type: first.role, trigger: first.filler,
          arguments: Array(arguments.dropFirst())))
    case UInt8(ascii: "*"): return .equivalence(Array(words.dropFirst()))
    default: return nil
    }
  }

  private static func argument(_ word: String) -> Argument {
    let sides = word.split(separator: ":", omittingEmptySubsequences: false)
    return Argument(role: String(sides[0]), filler: sides.count > 1 ? String(sides[1]) : "")
  }

  /// The number that a word begins with; 0 for none, or for one that no text is long enough for.
  private static func number(_ word: String) -> Int {
    Int(Int32(word.prefix { $0.isASCII && $0.isNumber }) ?? 0)
  }
}

extension BionlpLines {
  /// The terms by identifier; of two the last.
  var terms: [String: Term] {
    var terms: [String: Term] = [:]
    for case .term(let id, let term) in lines { terms[id] = term }
    return terms
  }

  /// The events in order.
  var events: [Event] {
    lines.compactMap { if case .event(let event) = $0 { event } else { nil } }
  }
}
