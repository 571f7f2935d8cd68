import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring

/// The articles of both sides, read for other scorers.
struct PeerCorpus {
  /// The articles: first all of the gold, then those that only the predictions have.
  private(set) var documents: [PeerDocument] = []
  /// Whether an article was refused.
  private(set) var hasRefused = false

  /// Reads both sides and tells what is wrong with them.
  ///
  /// - Parameters:
  ///   - gold: The gold.
  ///   - predicted: The predictions; `nil` where the gold file has them in its last column.
  ///   - roles: How brat's roles are read; `nil` where nobody looks at them.
  ///   - isSilent: Whether nothing is told, the same having been read before.
  /// - Throws: an exit status where nothing can be read, the reason having been told.
  init(
    gold: String, predicted: String?, roles: RoleSpelling?, reading: CorpusOptions,
    console: Console, isSilent: Bool = false
  ) throws {
    // Other scorers read fragments as they are.
    var reading = reading
    if reading.joinLines == nil { reading.joinLines = false }
    var source = GoldSource(reading, console: console, isSilent: isSilent)
    let bothAreBrat = [gold, predicted ?? gold].allSatisfy { Self.isBrat($0, reading) }
    source.keepsRoleNumbers = roles == .spelled || (roles == .auto && bothAreBrat)
    var pairs = try PairedLayers(
      gold: gold, predicted: predicted, source: source, texts: reading.texts)
    while let document = try pairs.nextDocument() { documents.append(document) }
    hasRefused = pairs.feeds.contains { $0.tally.isIncomplete }
    if isSilent { return }
    for remark in pairs.feeds.compactMap(\.remark) { console.note(remark) }
    pairs.tellOtherTexts(of: predicted ?? gold, console: console)
    tellUnpaired(predicted ?? gold, console)
  }

  private static func isBrat(_ path: String, _ reading: CorpusOptions) -> Bool {
    if let from = reading.from { return from == "brat" }
    guard let source = try? Source(path) else { return false }
    return Formats.format(of: source)?.name == "brat"
  }

  /// Lists the articles that one side lacks.
  private func tellUnpaired(_ name: String, _ console: Console) {
    func tell(_ what: String, _ isMeant: (PeerDocument) -> Bool) {
      let articles = documents.filter(isMeant).map(\.pair.id).sorted()
      guard !articles.isEmpty else { return }
      console.warn("\(name): \(counted(articles.count, "article")) \(what):")
      for article in articles { console.warn("  \(article)") }
    }
    tell("of the gold not predicted") { $0.isMissing }
    tell("predicted that the gold does not have") { $0.isExtra }
  }

  /// What a scorer makes of articles that one side lacks; `nil` where there are none.
  func remarkOnUnpaired(_ peer: Peer) -> String? {
    var parts: [String] = []
    if documents.contains(where: \.isMissing) {
      parts.append(
        Self.consequence(
          peer.missing, "what was not predicted", "where nothing was predicted", "missed"))
    }
    if documents.contains(where: \.isExtra) {
      parts.append(
        Self.consequence(
          peer.extra, "what gold does not have", "at what gold does not have", "spurious"))
    }
    return parts.isEmpty ? nil : "\(peer.name): \(parts.joined(separator: "; "))"
  }

  private static func consequence(
    _ handling: Peer.Handling, _ what: String, _ place: String, _ count: String
  ) -> String {
    switch handling {
    case .counted: "\(what) is \(count)"
    case .ignored: "\(what) is left out"
    case .stops: "itself stops \(place), here it is \(count)"
    }
  }

  /// A line where neither side has anything that a scorer scores.
  func remark(on subject: Peer.Subject) -> String? {
    let layers = documents.flatMap { document in
      AnnotationSide.allCases.compactMap { document.layer($0) }
    }
    let isEmpty =
      switch subject {
      case .entities, .links, .coreference:
        !layers.contains { !$0.mentions.isEmpty || $0.tags != nil }
      case .events, .templates: !layers.contains { !$0.events.isEmpty }
      case .relations: !layers.contains { !$0.relations.isEmpty }
      }
    guard isEmpty else { return nil }
    switch subject {
    case .events, .templates: return "neither side has events, so there is nothing to score"
    case .relations: return "neither side has relations, so there is nothing to score"
    default: return "neither side has mentions, so there is nothing to score"
    }
  }
}
