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
  /// - Throws: an exit status where nothing can be read, the reason having been told.
  init(
    gold: String, predicted: String?, roles: RoleSpelling?, reading: CorpusOptions,
    console: Console
  ) throws {
    var source = GoldSource(reading, console: console)
    let bothAreBrat = [gold, predicted ?? gold].allSatisfy { Self.isBrat($0, reading) }
    source.keepsRoleNumbers = roles == .spelled || (roles == .auto && bothAreBrat)
    var pairs = try PairedLayers(
      gold: gold, predicted: predicted, source: source, texts: reading.texts)
    var otherTexts: [String] = []
    while let (document, hasOtherText) = try pairs.nextDocument() {
      documents.append(document)
      if hasOtherText { otherTexts.append(document.pair.id) }
    }
    hasRefused = pairs.feeds.contains { $0.tally.refused > 0 }
    for remark in pairs.feeds.compactMap(\.remark) { console.note(remark) }
    if !otherTexts.isEmpty {
      console.warn(
        "\(predicted ?? gold): the text of \(otherTexts.count) article(s) is not that of the gold, so "
          + "places may not be the same: \(otherTexts.joined(separator: ", "))")
    }
  }

  private static func isBrat(_ path: String, _ reading: CorpusOptions) -> Bool {
    if let from = reading.from { return from == "brat" }
    guard let source = try? Source(path) else { return false }
    return Formats.format(of: source)?.name == "brat"
  }

  /// Tells which articles one side lacks, and what the scorer makes of that.
  func tellUnpaired(_ peer: Peer, _ name: String, _ console: Console) {
    let stops = "\(peer.name) itself stops at that; here counted as"
    let missing = documents.filter(\.isMissing).map(\.pair.id).sorted()
    tell(missing, "of the gold not predicted, ", peer.missing, "missed", stops, name, console)
    let extra = documents.filter(\.isExtra).map(\.pair.id).sorted()
    tell(
      extra, "predicted that the gold does not have, ", peer.extra, "spurious", stops, name,
      console)
  }

  private func tell(
    _ articles: [String], _ what: String, _ handling: Peer.Handling, _ count: String,
    _ stops: String, _ name: String, _ console: Console
  ) {
    guard !articles.isEmpty else { return }
    let consequence =
      switch handling {
      case .counted: "counted as \(count)"
      case .ignored: "not looked at"
      case .stops: "\(stops) \(count)"
      }
    console.warn("\(name): \(articles.count) article(s) \(what)\(consequence):")
    for article in articles { console.warn("  \(article)") }
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
      }
    guard isEmpty else { return nil }
    switch subject {
    case .events, .templates: return "neither side has events, so there is nothing to score"
    default: return "neither side has mentions, so there is nothing to score"
    }
  }
}
