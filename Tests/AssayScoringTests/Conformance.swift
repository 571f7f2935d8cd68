import AssayModel
import AssayScoring
import Foundation

/// A case of `Fixtures/conformance`: inputs, and what the field's scorers say of them.
struct ConformanceCase {
  let name: String
  let kind: String
  /// What each peer gives, by the number's name; `nil` where it gives none.
  let expected: [String: Double?]
  private let folder: URL

  private struct Description: Decodable {
    let kind: String
  }

  private struct Expectations: Decodable {
    struct Metric: Decodable {
      let value: Double?
    }
    let metrics: [String: Metric]
  }

  /// All cases, by name.
  static func all() throws -> [ConformanceCase] {
    let root = Bundle.module.bundleURL.appending(path: "Fixtures/conformance")
    return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted().map { name in
      try ConformanceCase(root.appending(path: name))
    }
  }

  private init(_ folder: URL) throws {
    self.folder = folder
    name = folder.lastPathComponent
    let decoder = JSONDecoder()
    kind = try decoder.decode(
      Description.self, from: Data(contentsOf: folder.appending(path: "case.json"))
    ).kind
    expected = try decoder.decode(
      Expectations.self, from: Data(contentsOf: folder.appending(path: "expected.json"))
    ).metrics.mapValues(\.value)
  }

  /// The tags of all column files, joined in the order of the files' names.
  func tags() throws -> TagPair {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "gold").path)
    let pairs = try names.filter { $0.hasSuffix(".conll") }.sorted().map { name in
      let gold = try columns("gold/\(name)"), predicted = try columns("pred/\(name)")
      return try TagPair(
        gold: gold.tags, predicted: predicted.tags, sentences: gold.sentences)
    }
    return TagPair(joining: pairs)
  }

  /// The articles of the standoff files, their offsets in code points.
  ///
  /// Scorers that know no discontinuous mentions were given their envelopes.
  func articles(asEnvelopes: Bool = false) throws -> [ArticlePair] {
    let manager = FileManager.default
    let gold = try manager.contentsOfDirectory(atPath: folder.appending(path: "gold").path)
    let predicted = try manager.contentsOfDirectory(atPath: folder.appending(path: "pred").path)
    let names = Set(gold + predicted).filter { $0.hasSuffix(".ann") }
    return try names.sorted().map { name in
      ArticlePair(
        id: name, gold: gold.contains(name) ? try standoff("gold/\(name)", asEnvelopes) : nil,
        predicted: predicted.contains(name) ? try standoff("pred/\(name)", asEnvelopes) : nil)
    }
  }

  /// Reads T and E lines: a T line that an event names is a trigger, else a mention.
  private func standoff(_ path: String, _ asEnvelopes: Bool) throws -> Layer {
    let text = String(
      decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t") }
    let eventLines = lines.filter { $0[0].hasPrefix("E") }.map { line in
      (id: line[0], pairs: line[1].split(separator: " ").map { $0.split(separator: ":") })
    }
    let triggers = Set(eventLines.map { $0.pairs[0][1] })
    var extents: [Substring: Extent] = [:]
    var mentions: [Mention] = [], numbers: [Substring: Reference] = [:]
    for line in lines where line[0].hasPrefix("T") {
      let words = line[1].split(separator: " ", maxSplits: 1)
      let fragments = words[1].split(separator: ";").map {
        $0.split(separator: " ").compactMap { Int($0) }
      }
      let extent = Extent(joining: fragments.map { Fragment($0[0], $0[1]) })
      extents[line[0]] = asEnvelopes ? extent.map { Extent($0.envelope) } : extent
      if triggers.contains(line[0]) { continue }
      numbers[line[0]] = .mention(mentions.count)
      mentions.append(
        Mention(id: String(line[0]), type: String(words[0]), extent: extent ?? Extent(0, 0)))
    }
    for (index, line) in eventLines.enumerated() { numbers[line.id] = .event(index) }
    let events = eventLines.map { line in
      Event(
        id: String(line.id), type: String(line.pairs[0][0]),
        trigger: extents[line.pairs[0][1]].map { Trigger(id: "", extent: $0) },
        arguments: line.pairs.dropFirst().compactMap { pair in
          let role = String(pair[0].reversed().drop(while: \.isNumber).reversed())
          return numbers[pair[1]].map { Argument(role: role, filler: $0) }
        })
    }
    return try Layer(annotator: .person("x"), mentions: mentions, events: events)
  }

  private func columns(_ path: String) throws -> (tags: TagSequence, sentences: [Range<Int>]) {
    let text = String(
      decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    var tags: [String] = []
    var sentences: [Range<Int>] = []
    var start = 0
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if let tag = line.split(separator: "\t").last {
        tags.append(String(tag))
      } else if start < tags.count {
        sentences.append(start..<tags.count)
        start = tags.count
      }
    }
    if start < tags.count { sentences.append(start..<tags.count) }
    return (TagSequence(tags), sentences)
  }

  /// How far a value may lie from the peer's, by the rules of the cases' README.
  static func tolerance(of id: String) -> Double {
    if id.hasSuffix(".approx") { return 0.1 }
    if id.contains("_pct_trunc2") { return 0.0101 }
    if id.contains("_pct2") || id.hasSuffix("_2dp") { return 0.0051 }
    if id.hasSuffix("_4dp") { return 0.000051 }
    if id.hasPrefix("gamma.") || id.contains(".sacrebleu.") { return 1e-6 }
    return id.hasPrefix("textee.") ? 1e-7 : 2e-9
  }

  /// What is wrong with some values: those that differ from the peer's, that the peer does not have,
  /// and those under `prefixes` that are lacking.
  func faults(of values: [PeerValue], prefixes: [String]) -> [String] {
    var faults: [String] = []
    for value in values {
      switch (expected[value.id], value.value) {
      case (nil, _): faults.append("\(value.id) is unknown")
      case (.some(nil), nil): continue
      case (.some(let expected?), let actual?)
      where abs(expected - actual) <= Self.tolerance(of: value.id) * max(1, abs(expected)):
        continue
      case (.some(let expected), let actual):
        faults.append(
          "\(value.id): expected \(expected?.description ?? "nil"), got \(actual?.description ?? "nil")"
        )
      }
    }
    let ids = Set(values.map(\.id))
    let wanted = expected.keys.filter { id in prefixes.contains { id.hasPrefix($0 + ".") } }
    faults += wanted.filter { !ids.contains($0) }.sorted().map { "\($0) is lacking" }
    return faults
  }
}
