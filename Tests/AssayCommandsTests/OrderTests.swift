import AssayTesting
import Foundation
import Testing

/// Whole commands on the same articles in another order, with their annotations in another order.
@Suite struct OrderTests {
  /// Lists of a record that have no order of their own.
  private static let lists: Set<String> = [
    "mentions", "events", "entities", "relations", "args", "attributes", "links", "members",
    "event_clusters",
  ]

  /// Peers whose own numbers depend on the order of annotations; see docs/scoring.md.
  private static let peers = [
    "seqeval", "conlleval", "hipe", "spacy", "brateval", "neleval", "textee", "oneie", "evmeval",
    "bionlp", "conll", "coval", "grit", "iterx",
  ]

  @Test func orderChangesNoByte() throws {
    let scratch = try Assay.Scratch()
    let plain = scratch.url.appending(path: "plain"), mixed = scratch.url.appending(path: "mixed")
    try makeArticles(in: plain)
    var random = SeededGenerator(seed: 16)
    for name in ["gold.jsonl", "gold-noise.jsonl", "memoriser.jsonl"] {
      let file = String(
        decoding: try Data(contentsOf: plain.appending(path: name)), as: UTF8.self)
      try scratch.write("mixed/\(name)", try shuffled(file, &random))
    }
    let systems = ["gold.jsonl", "gold-noise.jsonl", "memoriser.jsonl"]
    var commands = [
      ["score"] + systems + ["--json"], ["score"] + systems + ["--by-type", "--boot", "0"],
      ["score"] + systems + ["--slice", "length", "--slice", "nesting", "--boot", "100"],
      ["compare"] + systems + ["--boot", "200", "--json"], ["agree"] + systems,
      ["show", "gold.jsonl", "gold-noise.jsonl", "--json"],
      ["show", "gold.jsonl", "gold-noise.jsonl", "--limit", "20"],
      ["show", "gold.jsonl", "gold-noise.jsonl", "--json-lines"], ["sig", "gold.jsonl"],
    ]
    commands += Self.peers.map { ["score", "gold.jsonl", "gold-noise.jsonl", "--as", $0] }
    for command in commands {
      let first = try Assay.run(command, in: plain), second = try Assay.run(command, in: mixed)
      #expect(first.status == 0, "\(command): \(first.errors)")
      #expect(first.output == second.output && first.errors == second.errors, "\(command)")
    }
  }

  /// Ten articles as gold, and what two extractors find in them.
  private func makeArticles(in folder: URL) throws {
    let all = folder.appending(path: "all.jsonl").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let converted = try Assay.run([
      "convert", "gold-annotations/newswire", "--texts", "corpus/newswire", "-o", all,
    ])
    #expect(converted.status == 0, "\(converted.errors)")
    let lines = try String(contentsOfFile: all, encoding: .utf8).split(separator: "\n")
    let gold = folder.appending(path: "gold.jsonl").path
    try lines.prefix(10).joined(separator: "\n").write(
      toFile: gold, atomically: true, encoding: .utf8)
    let run = try Assay.run([
      "run", gold, "--gold", gold, "-x", "gold-noise", "-x", "memoriser", "-o", folder.path,
      "--boot", "0",
    ])
    #expect(run.status == 0, "\(run.errors)")
  }

  /// The records of a file and their lists, each in an order of chance.
  private func shuffled(_ file: String, _ random: inout SeededGenerator) throws -> String {
    var lines: [String] = []
    for line in file.split(separator: "\n") {
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let mixed = try JSONSerialization.data(withJSONObject: shuffled(record, &random))
      lines.append(String(decoding: mixed, as: UTF8.self))
    }
    return lines.shuffled(using: &random).joined(separator: "\n")
  }

  private func shuffled(_ value: Any, _ random: inout SeededGenerator) -> Any {
    if let list = value as? [Any] { return list.map { shuffled($0, &random) } }
    guard let object = value as? [String: Any] else { return value }
    var mixed: [String: Any] = [:]
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      let inner = shuffled(value, &random)
      let list = Self.lists.contains(key) ? inner as? [Any] : nil
      mixed[key] = list?.shuffled(using: &random) ?? inner
    }
    return mixed
  }
}
