import AssayModel

/// Words that name events, and where each event type finds its arguments.
///
/// A line is a word or phrase, a TAB, an event type, and any number of slots, each behind a TAB:
/// `Role:side:Type|Type`, where the side is `left`, `right` or `near` (either). A line whose word is
/// `*` gives its slots to every trigger of that type, or of all types where the type is `*`.
struct TriggerLexicon: Sendable {
  /// On which side of the trigger a role is filled.
  enum Side: String {
    case left
    case right
    case near
  }

  /// A role and where to look for it.
  struct Slot: Sendable {
    let role: Label
    let side: Side
    let fillers: Set<Label>
  }

  /// An event type with its slots.
  struct Entry: Sendable {
    let type: Label
    let slots: [Slot]
  }

  /// The triggers; the value of each is an index into `entries`.
  private(set) var triggers = PhraseIndex(folds: true)
  /// What each trigger stands for.
  private(set) var entries: [Entry] = []

  /// Reads a lexicon, adding its labels to a vocabulary.
  ///
  /// - Throws: ``SettingError`` for a line that lacks a column, a slot that is malformed, or a trigger
  ///   that stands twice.
  init(_ table: Table, vocabulary: inout Vocabulary) throws(SettingError) {
    var shared: [String: [Slot]] = [:]
    var seen: [String: Int] = [:]
    for row in table.rows where row.columns[0] == "*" {
      let slots = try Self.slots(row, in: table, vocabulary: &vocabulary)
      shared[try Self.type(row, in: table), default: []] += slots
    }
    for row in table.rows where row.columns[0] != "*" {
      let type = try Self.type(row, in: table)
      let word = row.columns[0].lowercased()
      if let line = seen[word] {
        throw table.error(row, "'\(word)' stands in line \(line) already")
      }
      seen[word] = row.line
      let slots =
        try Self.slots(row, in: table, vocabulary: &vocabulary)
        + shared[type, default: []] + shared["*", default: []]
      triggers.insert(ArticleText(word), value: Int32(entries.count), case: .folded)
      entries.append(Entry(type: vocabulary.label(type), slots: slots))
    }
  }

  private static func type(_ row: Table.Row, in table: Table) throws(SettingError) -> String {
    guard row.columns.count >= 2, !row.columns[0].isEmpty, !row.columns[1].isEmpty else {
      throw table.error(row, "expected trigger, TAB, event type, found one column")
    }
    return row.columns[1]
  }

  private static func slots(
    _ row: Table.Row, in table: Table, vocabulary: inout Vocabulary
  ) throws(SettingError) -> [Slot] {
    var slots: [Slot] = []
    for column in row.columns.dropFirst(2) where !column.isEmpty {
      let parts = column.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, let side = Side(rawValue: String(parts[1])), !parts[2].isEmpty else {
        throw table.error(
          row, "expected Role:left|right|near:Type|Type, found '\(column)'")
      }
      let fillers = parts[2].split(separator: "|").map { vocabulary.label(String($0)) }
      slots.append(
        Slot(role: vocabulary.label(String(parts[0])), side: side, fillers: Set(fillers)))
    }
    return slots
  }
}
