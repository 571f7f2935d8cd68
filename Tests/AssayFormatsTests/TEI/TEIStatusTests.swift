import AssayFormats
import AssayModel
import Testing

/// How annotations match the gold, as `@ana` tells it.
struct TEIStatusTests {
  private func article() throws -> AnnotatedArticle {
    let gold = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(
          id: "T1", type: "Person", extent: Extent(0, 4), attributes: [Attribute("a", .flag)]),
        Mention(id: "T2", type: "Place", extent: Extent(12, 16)),
      ],
      events: [Event(id: "E1", type: "Buy", trigger: Trigger(id: "t1", extent: Extent(5, 11)))])
    let names = try Layer(
      annotator: Annotator(kind: .extractor, name: "names"),
      mentions: [
        Mention(id: "T1", type: "Org", extent: Extent(0, 4)),
        Mention(id: "T3", type: "Place", extent: Extent(17, 20)),
      ])
    return AnnotatedArticle(
      Article(id: "a", text: ArticleText("Orsk bought Pell now")), layers: [gold, names])
  }

  private let match = LayerMatch(
    gold: 0, predicted: 1,
    mentions: [
      .init(.type, gold: 0, predicted: 0), .init(.missed, gold: 1, predicted: nil),
      .init(.spurious, gold: nil, predicted: 1),
    ], events: [.init(.missed, gold: 0, predicted: nil)])

  @Test func statusesStandBehindLabelsAndAttributes() throws {
    var options = TEI.Options()
    options.matches = [match]
    let bytes = try TEI.verifiedBytes(of: article(), options: options)
    let xml = String(decoding: bytes, as: UTF8.self)
    for expected in [
      ##"ana="#T.Person #f1 #S.names.type""##, ##"ana="#T.Place #S.names.missed""##,
      ##"ana="#E.Buy #S.names.missed""##, ##"ana="#T.Org #S.names.type""##,
      ##"ana="#T.Place #S.names.spurious""##,
      ##"<taxonomy xml:id="tax.status.names" n="status" corresp="#names">"##,
      #"<category xml:id="S.names.spurious"><catDesc>spurious</catDesc></category>"#,
    ] {
      #expect(xml.contains(expected), "\(expected) in \(xml)")
    }
    #expect(!xml.contains("S.names.correct"))
    #expect(try TEI.read(bytes) == article().inTextOrder())
    #expect(TEIValidation(bytes, file: "a.xml").faults.isEmpty)
  }

  @Test func matchesOfAnotherArticleAreRefused() throws {
    let far = LayerMatch(
      gold: 0, predicted: 1, mentions: [.init(.correct, gold: 0, predicted: 2)], events: [])
    let none = LayerMatch(gold: 0, predicted: 2, mentions: [], events: [])
    for match in [far, none] {
      var options = TEI.Options()
      options.matches = [match]
      let error = #expect(throws: TEIError.self) { try TEI.write(article(), options: options) }
      #expect(error?.code == .unwritable)
    }
  }
}
