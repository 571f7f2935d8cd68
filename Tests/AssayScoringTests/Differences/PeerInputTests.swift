import AssayCommands
import AssayModel
import AssayScoring
import Foundation
import Testing

/// Scorers given layers instead of their own files, with the numbers of the conformance cases.
struct PeerInputTests {
  /// Compares what scorers give with what a case expects under the prefixes of their numbers.
  private func expectNumbers(
    _ example: ConformanceCase, _ documents: [PeerDocument], _ scorers: [String],
    where isMeant: (String) -> Bool = { _ in true }
  ) throws {
    var values: [PeerValue] = []
    for written in scorers { values += try Peer.chosen(written).result(on: documents).values }
    let expected = try example.expected().filter { isMeant($0.key) }
    #expect(!expected.isEmpty, "\(example.name)")
    let found = values.filter { isMeant($0.id) }
    let expectations = try #require(try ConformanceExpectations(of: example))
    let differences =
      expectations
      .differences(from: found).filter { isMeant($0.id) }
    #expect(differences.isEmpty, "\(example.name): \(differences)")
    #expect(Set(found.map(\.id)) == Set(expected.keys), "\(example.name)")
  }

  @Test func standoffEntitiesAndEventsAsLayersGiveTheSame() throws {
    for example in try ConformanceCase.all(["entity-standoff", "event", "event-bionlp"]) {
      let documents = try example.peerDocuments()
      switch example.kind {
      case "entity-standoff":
        let overlap = try example.options.flag("neleval_overlap", otherwise: true)
        let scorers = ["nervaluate", "spacy", "neleval:overlap=\(overlap)"]
        try expectNumbers(example, documents, scorers) { id in
          !id.hasPrefix("brateval") && !id.contains("exclusive_end") && !id.contains("min_overlap")
        }
      case "event":
        let hoppers = try example.options.flag("hoppers", otherwise: false) ? "yes" : "no"
        try expectNumbers(example, documents, ["textee", "oneie", "evmeval:hoppers=\(hoppers)"])
      default: try expectNumbers(example, documents, ["bionlp", "textee"])
      }
    }
  }

  @Test func coreferenceAsLayersGivesTheSame() throws {
    for example in try ConformanceCase.all(["coref"]) {
      let lacksDocuments = example.name == "34-coref-missing-doc"
      try expectNumbers(
        example, try example.peerDocuments(), lacksDocuments ? ["conll"] : ["conll", "coval"])
    }
  }

  // MARK: - What the scorers themselves do

  @Test func tokensThatHipeTakesForCommentsAreGone() throws {
    // Sentences as tokens with gold and predicted tags; correct, missed and spurious entities as the
    // HIPE scorer counts them.
    let rows: [(tokens: String, gold: String, predicted: String, counts: [Double])] = [
      ("a #1 b c", "B-PER I-PER I-PER O", "B-PER O I-PER O", [1, 0, 0]),
      ("x#y z", "B-LOC O", "O O", [0, 0, 0]),
      ("# b", "B-PER I-PER", "B-PER I-PER", [1, 0, 0]),
      ("C# b", "B-PER B-LOC", "O B-LOC", [1, 0, 0]),
    ]
    for row in rows {
      let words = row.tokens.split(separator: " ")
      let tags = try [row.gold, row.predicted].map { tags in
        try Layer(
          annotator: .person("x"),
          tags: TagSequence(tags.split(separator: " ").map(String.init)))
      }
      var start = 0
      let tokens = words.map { word in
        defer { start += word.utf8.count + 1 }
        return Fragment(start, start + word.utf8.count)
      }
      let document = PeerDocument(
        ArticlePair(id: "a", text: ArticleText(row.tokens), gold: tags[0], predicted: tags[1]),
        tokens: Tokenization(tokens: tokens, sentenceStarts: [0]))
      let result = try Peer.chosen("hipe").result(on: [document])
      let counts = ["correct", "missed", "spurious"].map { name in
        result.values.first { $0.id == "hipe.strict.\(name)" }?.value
      }
      #expect(counts == row.counts, "\(row.tokens)")
      #expect(result.notes == ["1 token with # left out on both sides"], "\(row.tokens)")
    }
  }

  @Test func unjudgedRealisIsRightForGoldAndWrongForAPrediction() throws {
    func layer(_ realis: [String?]) throws -> Layer {
      try Layer(
        annotator: .person("x"),
        events: realis.enumerated().map { index, realis in
          Event(
            id: "E\(index)", type: "Attack",
            trigger: Trigger(id: "T\(index)", extent: Extent(10 * index, 10 * index + 5)),
            attributes: realis.map { [Attribute("Realis", $0)] } ?? [])
        })
    }
    let pair = ArticlePair(
      id: "a", gold: try layer([nil, "Actual", "Actual"]),
      predicted: try layer(["Generic", nil, "Actual"]))
    let result = try Peer.chosen("evmeval").result(on: [PeerDocument(pair)])
    func number(_ criterion: String) -> Double? {
      result.values.first { $0.id == "evmeval.\(criterion).micro.f1_pct2" }?.value
    }
    #expect(number("mention_type") == 100)
    #expect(number("realis_status") == 66.67)
    #expect(result.notes.contains { $0.hasPrefix("gold: 1 event without Realis") })
  }

  // MARK: - Coreference

  @Test func moreRepeatsThanTheScorerTakesAreScoredAllTheSame() throws {
    let spans = (0..<12).map { "X \(2 * $0)-\(2 * $0 + 1)" }.joined(separator: ";")
    func layer(_ groups: [[Int]], _ spans: String) throws -> Layer {
      try Layer(
        annotator: .person("x"), mentions: Samples.mentions(spans),
        entities: groups.enumerated().map { Entity(id: "e\($0)", mentions: $1) })
    }
    let pair = ArticlePair(
      id: "a", gold: try layer([Array(0..<12)], spans),
      predicted: try layer([Array(0..<12), Array(12..<24)], "\(spans);\(spans)"))
    let result = try Peer.chosen("conll").result(on: [PeerDocument(pair)])
    #expect(result.notes.contains { $0.contains("refuses 12 repeated mentions") })
    #expect(result.values.first { $0.id == "conll.muc.f1" }?.value == 1)
  }

  // MARK: - Links

  @Test func linksOfLayersGiveTheSame() throws {
    for example in try ConformanceCase.all(["linking"]) {
      let sides = try ["gold", "pred"].map { side in
        let file = URL(filePath: example.folder).appending(path: "\(side)/links.tsv")
        return LinkReader(Array(try Data(contentsOf: file)), file: "links.tsv").annotations
      }
      let documents = Set(sides.joined().map(\.document)).sorted().map { name in
        let layers = sides.map { side in Self.layer(side.filter { $0.document == name }) }
        return PeerDocument(ArticlePair(id: name, gold: layers[0], predicted: layers[1]))
      }
      let fields = try example.options.choices("group_by", of: LinkGroups.Field.self)
      let groups = fields.map(\.rawValue).joined(separator: "+")
      try expectNumbers(example, documents, ["neleval:group=\(groups),overlap=false"])
    }
  }

  private static func layer(_ links: [LinkAnnotation]) -> Layer {
    Samples.layer(
      links.enumerated().map { index, link in
        let identifier = link.identifier ?? ""
        let base = identifier.hasPrefix("NIL") ? "NIL" : "Q"
        return Mention(
          id: "m\(index)", type: link.type ?? "", extent: Extent(link.start, link.last + 1),
          links: [KnowledgeBaseLink(base: base, identifier: identifier)],
          confidence: link.candidates.first?.score)
      })
  }

  // MARK: - Templates

  @Test func roleFillersOfLayersGiveTheSame() throws {
    for example in try ConformanceCase.all(["template-ree"]) {
      let documents = try example.roleFillerArticles().enumerated().map { index, article in
        Self.document("\(index)", gold: [("", article.gold)], predicted: [("", article.predicted)])
      }
      try expectNumbers(example, documents, ["grit"])
    }
  }

  @Test func templatesOfLayersGiveTheSame() throws {
    for example in try ConformanceCase.all(["template-rme"]) {
      let documents = try example.templateArticles().enumerated().map { index, article in
        Self.document(
          "\(index)", gold: article.gold.map { ($0.type, $0.fillers) },
          predicted: article.predicted.map { ($0.type, $0.fillers) })
      }
      try expectNumbers(example, documents, ["iterx"])
    }
  }

  @Test func recordsOfLayersGiveTheSame() throws {
    for example in try ConformanceCase.all(["template-records"]) {
      let schema = try example.recordSchema().map { type, roles in
        "\(type)\t" + roles.map { "\($0)?:<ENTITY>" }.joined(separator: ", ")
      }
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).conf")
      try "[entities]\nThing\n[events]\n\(schema.joined(separator: "\n"))\n".write(
        to: file, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(at: file) }
      func templates(_ records: Doc2edag.Records) -> [(type: String, fillers: RoleFillers)] {
        records.sorted { $0.key < $1.key }.flatMap { type, records in
          records.map { (type, $0.mapValues { [[$0]] }) }
        }
      }
      let documents = try example.recordArticles().enumerated().map { index, article in
        Self.document(
          "\(index)", gold: templates(article.gold), predicted: templates(article.predicted))
      }
      try expectNumbers(example, documents, ["doc2edag:\(file.path)"])
    }
  }

  /// A document of events that are templates: each filler is an entity with a mention of its own for
  /// each of its texts.
  private static func document(
    _ id: String, gold: [(type: String, fillers: RoleFillers)],
    predicted: [(type: String, fillers: RoleFillers)]
  ) -> PeerDocument {
    var text = ""
    func layer(_ templates: [(type: String, fillers: RoleFillers)]) -> Layer? {
      var mentions: [Mention] = []
      var entities: [Entity] = []
      let events = templates.enumerated().map { index, template in
        var arguments: [Argument] = []
        for (role, fillers) in template.fillers.sorted(by: { $0.key < $1.key }) {
          for filler in fillers {
            let first = mentions.count
            for words in filler {
              let start = text.utf8.count
              text += words + "\n"
              let extent = Extent(start, start + words.utf8.count)
              mentions.append(Mention(id: "m\(mentions.count)", type: "Thing", extent: extent))
            }
            entities.append(
              Entity(id: "e\(entities.count)", mentions: Array(first..<mentions.count)))
            arguments.append(Argument(role: role, filler: .entity(entities.count - 1)))
          }
        }
        return Event(id: "E\(index)", type: template.type, trigger: nil, arguments: arguments)
      }
      return try? Layer(
        annotator: .person("x"), mentions: mentions, entities: entities, events: events)
    }
    let layers = [layer(gold), layer(predicted)]
    return PeerDocument(
      ArticlePair(id: id, text: ArticleText(text), gold: layers[0], predicted: layers[1]))
  }
}
