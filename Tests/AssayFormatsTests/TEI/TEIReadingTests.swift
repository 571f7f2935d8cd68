import AssayFormats
import AssayModel
import Testing

struct TEIReadingTests {
  private func sample() throws -> AnnotatedArticle {
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(
          id: "T1", type: "Person", extent: Extent(0, 4), attributes: [Attribute("a", .flag)]),
        Mention(id: "T2", type: "Site", extent: Extent(2, 9)),
      ],
      entities: [Entity(id: "C1", mentions: [0])],
      events: [
        Event(
          id: "E1", type: "Buy", trigger: Trigger(id: "t1", extent: Extent(5, 11)),
          arguments: [Argument(role: "Buyer", filler: .mention(0))])
      ])
    return AnnotatedArticle(
      Article(id: "a", text: ArticleText("Orsk bought it.\nSold\u{C}.")), layers: [layer])
  }

  /// Each row spoils one thing in a good file and names what must be said about it.
  @Test func spoiltFilesAreRefused() throws {
    let good = String(decoding: try TEI.write(sample()), as: UTF8.self)
    let cases: [(name: String, from: String, to: String, code: TEIError.Code)] = [
      ("cut short", "</TEI>", "", .malformed),
      ("not TEI", #"xmlns="http://www.tei-c.org/ns/1.0""#, #"xmlns="urn:x""#, .notOfProfile),
      ("a letter of the text", "it.", "at.", .textChanged),
      ("white space in the text", "it.\n", "it.", .textChanged),
      ("the checksum", #"<idno type="sha256">"#, #"<idno type="sha256">0"#, .textChanged),
      (
        "the length", #"codepoint" quantity=""#, #"codepoint" quantity="1"#, .textChanged
      ),
      ("the quotation", "sk boug</span>", "sk bou</span>", .textChanged),
      ("an id twice", #"xml:id="T2""#, #"xml:id="T1""#, .duplicateIdentifier),
      ("an annotator", ##"resp="#gold""##, ##"resp="#silver""##, .danglingPointer),
      ("a label", ##"ana="#T.Site""##, ##"ana="#T.Sight""##, .danglingPointer),
      ("an entity", ##"ref="#C1""##, ##"ref="#C2""##, .danglingPointer),
      ("the wrong sort of entity", ##"ref="#C1""##, ##"ref="#E1""##, .danglingPointer),
      ("a trigger", ##"corresp="#t1""##, ##"corresp="#t2""##, .danglingPointer),
      ("the wrong sort of trigger", ##"corresp="#t1""##, ##"corresp="#T1""##, .danglingPointer),
      ("a filler", ##"target="#E1 #T1""##, ##"target="#E1 #T3""##, .danglingPointer),
      ("a link of another event", ##"target="#E1 #T1""##, ##"target="#E2 #T1""##, .notOfProfile),
      ("attributes", ##"ana="#T.Person #f1""##, ##"ana="#T.Person #f2""##, .danglingPointer),
      ("a block", "#string-range(p1,2,7)", "#string-range(p9,2,7)", .danglingPointer),
      ("past the block", "#string-range(p1,2,7)", "#string-range(p1,2,70)", .danglingPointer),
      ("an odd range", "#string-range(p1,2,7)", "#string-range(p1,2)", .danglingPointer),
      ("no range", "#string-range(p1,2,7)", "#p1", .danglingPointer),
      ("a huge number", "(p1,2,7)", "(p1,2,99999999999999999999)", .danglingPointer),
      ("a character", ##"<g ref="#u000C">"##, ##"<g ref="#u000B">"##, .danglingPointer),
      ("an entity nobody mentions", ##" ref="#C1""##, "", .notOfProfile),
      ("an element in the text", " it.", " <hi>it</hi>.", .notOfProfile),
      ("a value", #"<binary value="true"/>"#, #"<binary value="false"/>"#, .notOfProfile),
      ("a document type", "<TEI ", "<!DOCTYPE TEI>\n<TEI ", .malformed),
    ]
    #expect(throws: Never.self) { try TEI.read(Array(good.utf8)) }
    for (name, from, to, code) in cases {
      let parts = good.components(splitAtFirst: from)
      #expect(parts.count == 2, "\(name): the sample holds \(from)")
      let spoilt = Array(parts.joined(separator: to).utf8)
      let error = #expect(throws: TEIError.self, "\(name)") { try TEI.read(spoilt) }
      #expect(error?.code == code, "\(name): \(error?.description ?? "")")
    }
  }

  @Test func otherAnnotationsThanMeantAreAMismatch() throws {
    let article = try sample()
    let bytes = try TEI.write(article)
    let layer = article.layers[0]
    let other = try Layer(
      annotator: layer.annotator,
      mentions: [layer.mentions[0], Mention(id: "T2", type: "Site", extent: Extent(2, 8))],
      entities: layer.entities, events: layer.events)
    try TEI.verify(bytes, means: article)
    let cases: [(name: String, meant: AnnotatedArticle)] = [
      ("extent", AnnotatedArticle(article.article, layers: [other])),
      ("layers", AnnotatedArticle(article.article, layers: [])),
      ("annotator", AnnotatedArticle(article.article, layers: [Layer(empty: .person("x"))])),
      (
        "id", AnnotatedArticle(Article(id: "b", text: article.article.text), layers: article.layers)
      ),
      ("text", AnnotatedArticle(Article(id: "a", text: ArticleText("b")), layers: article.layers)),
    ]
    for (name, meant) in cases {
      let error = #expect(throws: TEIError.self, "\(name)") { try TEI.verify(bytes, means: meant) }
      #expect(error?.code == .mismatch, "\(name): \(error?.description ?? "")")
    }
    let error = #expect(throws: TEIError.self) { try TEI.verify(bytes, means: cases[0].meant) }
    #expect(error?.place == "gold T2")
  }

  @Test func whatTheProfileCannotHoldIsRefused() throws {
    let text = ArticleText("é ab")
    func layer(_ mention: Mention) throws -> AnnotatedArticle {
      AnnotatedArticle(
        Article(id: "a", text: text),
        layers: [try Layer(annotator: .person("gold"), mentions: [mention])])
    }
    let cases: [(name: String, mention: Mention)] = [
      ("outside the text", Mention(id: "T1", type: "X", extent: Extent(3, 9))),
      ("inside a character", Mention(id: "T1", type: "X", extent: Extent(1, 3))),
      ("confidence", Mention(id: "T1", type: "X", extent: Extent(0, 2), confidence: 1.5)),
      ("no number", Mention(id: "T1", type: "X", extent: Extent(0, 2), confidence: .nan)),
      (
        "attribute that is no number",
        Mention(
          id: "T1", type: "X", extent: Extent(0, 2), attributes: [Attribute("a", .number(.nan))])
      ),
      ("control character in an id", Mention(id: "\u{1}", type: "X", extent: Extent(0, 2))),
      ("control character in a label", Mention(id: "T1", type: "\u{1}", extent: Extent(0, 2))),
    ]
    for (name, mention) in cases {
      let article = try layer(mention)
      let error = #expect(throws: TEIError.self, "\(name)") { try TEI.write(article) }
      #expect(error?.code == .unwritable, "\(name): \(error?.description ?? "")")
    }
  }
}

extension String {
  /// What stands before and after the first occurrence of `separator`; the whole where there is none.
  fileprivate func components(splitAtFirst separator: String) -> [String] {
    guard let range = self.firstRange(of: separator) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}
