import AssayModel
import Testing

@testable import AssayScoring

@Test func nelevalLinkingIsReproduced() throws {
  let cases = try ClusteringCase.all(["linking"])
  #expect(!cases.isEmpty)
  for item in cases {
    let fields = item.options["group_by"] as? [String] ?? []
    let values = LinkPeer.links(
      gold: try links(item, "gold"), predicted: try links(item, "pred"),
      groupedBy: fields.compactMap(LinkGroups.Field.init))
    #expect(item.check(values, prefixes: ["neleval."]) == values.count)
  }
}

@Test func nelevalMentionsAreReproduced() throws {
  let cases = try ClusteringCase.all(["entity-bio", "entity-standoff"])
    .filter { $0.expected.keys.contains { $0.hasPrefix("neleval.") } }
  #expect(!cases.isEmpty)
  for item in cases {
    let values = LinkPeer.mentions(
      gold: try mentions(item, "gold"), predicted: try mentions(item, "pred"),
      withOverlap: item.options["neleval_overlap"] as? Bool ?? true)
    #expect(item.check(values, prefixes: ["neleval."]) == values.count)
  }
}

private func links(_ item: ClusteringCase, _ side: String) throws -> [LinkAnnotation] {
  let file = try #require(try item.files(side, "links.tsv").first)
  let reader = LinkReader(file.bytes, file: file.name)
  #expect(reader.faults.isEmpty, "\(item.name)")
  return reader.annotations
}

/// The text-bound lines of brat files: type, then the envelope of the offsets, ends included.
private func mentions(_ item: ClusteringCase, _ side: String) throws -> [LinkAnnotation] {
  try item.files(side, ".ann").flatMap { file in
    try String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("T") }
      .map { line in
        let fields = line.split(separator: "\t")[1].split(separator: " ", maxSplits: 1)
        let offsets = fields[1].split { $0 == " " || $0 == ";" }.compactMap { Int($0) }
        return LinkAnnotation(
          document: file.name, start: try #require(offsets.min()),
          last: try #require(offsets.max()) - 1, identifier: "NIL", type: String(fields[0]))
      }
  }
}
