/// What becomes of each annotation when an article is written in another format.
public struct Ledger: Sendable {
  /// What became of an annotation.
  public enum Outcome: String, Hashable, Sendable {
    case kept, changed, dropped
  }

  /// What sort of thing an entry is about.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case text, metadata, tokens, layer, mention, entity, event, argument, eventCluster =
      "event cluster"
    case relation, attribute, link, confidence, tags
  }

  /// Something that is not kept as it is.
  public struct Entry: Hashable, Sendable {
    /// The article.
    public let article: String
    /// Whose annotation it is; empty for what belongs to the article.
    public let layer: String
    /// What sort of thing it is.
    public let kind: Kind
    /// The identifier of the annotation, or of the one that it belongs to.
    public let id: String
    /// What it says: a type, a role, an attribute, a key of metadata.
    public let label: String
    /// Whether it is changed or dropped.
    public let outcome: Outcome
    /// Why: what is needed and what the target has.
    public let reason: String
    /// Whether readers of the target find what it was: the target only has a spelling of its own for it.
    public let isSpelling: Bool
  }

  /// All that is changed or dropped, in the order of the articles, but for what was taken out.
  public private(set) var entries: [Entry] = []
  /// How often each reason made something changed or dropped.
  private var reasons: [Outcome: [String: Int]] = [:]
  private var losses = 0
  /// How many things of each sort are kept as they are.
  public private(set) var kept: [Kind: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// Whether nothing is changed or dropped.
  public var isEmpty: Bool { reasons.isEmpty }

  /// Whether nothing is lost: all is kept, or changed into the target's spelling of the same.
  public var isLossless: Bool { losses == 0 }

  mutating func keep(_ kind: Kind, times: Int = 1) {
    if times > 0 { kept[kind, default: 0] += times }
  }

  mutating func note(_ entry: Entry) {
    entries.append(entry)
    reasons[entry.outcome, default: [:]]["\(entry.kind.rawValue): \(entry.reason)", default: 0] += 1
    if !entry.isSpelling { losses += 1 }
  }

  /// Takes the entries out, which are counted all the same, so that memory does not grow with them.
  public mutating func takeEntries() -> [Entry] {
    defer { entries = [] }
    return entries
  }

  /// Adds the ledger of other articles.
  public static func += (a: inout Ledger, b: Ledger) {
    a.entries += b.entries
    a.kept.merge(b.kept, uniquingKeysWith: +)
    a.reasons.merge(b.reasons) { $0.merging($1, uniquingKeysWith: +) }
    a.losses += b.losses
  }

  /// For example `kept 412, changed 3 (type: no blanks), dropped 2 (discontinuous: no fragments)`.
  public var summary: String {
    let all = kept.values.reduce(0, +)
    return (["kept \(all)"] + [Outcome.changed, .dropped].map(summary)).joined(separator: ", ")
  }

  private func summary(_ outcome: Outcome) -> String {
    let reasons = reasons[outcome] ?? [:]
    if reasons.isEmpty { return "\(outcome.rawValue) 0" }
    let parts = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { reasons.count == 1 ? $0.key : "\($0.value) \($0.key)" }
    let count = reasons.values.reduce(0, +)
    return "\(outcome.rawValue) \(count) (\(parts.joined(separator: "; ")))"
  }
}
