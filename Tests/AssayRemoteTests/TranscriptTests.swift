import AssayExtraction
import AssayFormats
import AssayModel
import Foundation
import Testing

@testable import AssayRemote

/// The transcript in `docs/protocol.md` is what is really said.
@Suite struct TranscriptTests {
  private static func transcript() throws -> [(isSent: Bool, line: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/protocol.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "<!-- transcript -->\n```\n")
    let block = try #require(parts.last?.components(separatedBy: "\n```").first)
    return block.split(separator: "\n").map { ($0.hasPrefix("-> "), String($0.dropFirst(3))) }
  }

  @Test func whatIsSentIsAsThePageHasIt() throws {
    let sent = try Self.transcript().filter(\.isSent).map(\.line)
    #expect(sent.count == 4)
    func line(_ bytes: [UInt8]) -> String { String(decoding: bytes.dropLast(), as: UTF8.self) }
    #expect(line(HelloMessage.line(tool: "assay 0.1.0", window: 64)) == sent[0])
    let article = Article(
      id: "d1", text: ArticleText("Rebels attacked Ravno."), metadata: ["date": "2031-05-03"])
    #expect(
      line(ArticleMessage.line(ExtractionInput(article), id: "d1", unit: .codePoint)) == sent[1])
    #expect(line(HelloMessage.farewell) == sent[3])
  }

  @Test func whatComesBackIsUnderstood() throws {
    let heard = try Self.transcript().filter { !$0.isSent }.map { RemoteLine(Array($0.line.utf8)) }
    try #require(heard.count == 4)
    guard case .hello(let hello) = heard[0] else {
      Issue.record("\(heard[0])")
      return
    }
    #expect(hello.name == "my-ner")
    #expect(hello.version == "2.1")
    #expect(hello.unit == .codePoint)
    #expect(hello.labels == ["Place", "Attack"])
    guard case .answer("d1", let answer, let milliseconds) = heard[1] else {
      Issue.record("\(heard[1])")
      return
    }
    #expect(milliseconds == 3.1)
    let text = ArticleText("Rebels attacked Ravno.")
    let layer = try AnswerGrounding(
      text, unit: .codePoint, annotator: Annotator(kind: .extractor, name: "my-ner")
    ).layer(of: answer)
    #expect(layer.mentions.map { text[$0.extent] } == ["Ravno"])
    #expect(layer.mentions.map(\.confidence) == [0.93])
    #expect(layer.events.compactMap(\.trigger).map { text[$0.extent] } == ["attacked"])
    #expect(layer.events[0].arguments == [Argument(role: "Place", filler: .mention(0))])
    #expect(
      heard[2] == .failure(id: "d2", message: "too_long: more than 512 tokens", mayRetry: false))
    #expect(heard[3] == .end)
  }

  @Test func everyFormOfAnAnswerIsRead() throws {
    let rows: [(String, [String])] = [
      (#"{"id":1,"spans":[[0,4,"A"],[5,7,"B",0.5]]}"#, ["A 0-4", "B 5-7"]),
      (#"{"id":"1","entities":[{"label":"A","start":0,"end":4}]}"#, ["A 0-4"]),
      (#"{"id":"1","entities":[{"type":"A","spans":[[5,7],[ 0, 4 ]]}]}"#, ["A 0-4+5-7"]),
      (#"{"id":"1","entities":null,"events":[],"x":{"y":[1]}}"#, []),
      (#"{"id":"1"}"#, []),
      (
        #"{"id":"1","entities":[{"id":7,"type":"A","spans":[[0,4]]},{"id":8,"type":"B","spans":[[5,7]]}],"#
          + #""relations":[{"type":"R","args":[{"role":"x","ref":7},{"role":"y","ref":8}]}],"chains":[[8,7]]}"#,
        ["A 0-4", "B 5-7", "R x=0 y=1", "chain 0 1"]
      ),
    ]
    let text = ArticleText("text of ten")
    for (line, expected) in rows {
      guard case .answer("1", let answer, _) = RemoteLine(Array(line.utf8)) else {
        Issue.record("\(line)")
        continue
      }
      let layer = try AnswerGrounding(
        text, unit: .codePoint, annotator: Annotator(kind: .extractor, name: "x")
      ).layer(of: answer)
      var found = layer.mentions.map { mention in
        let spans = mention.extent.fragments.map { "\($0.start)-\($0.end)" }
        return "\(mention.type) \(spans.joined(separator: "+"))"
      }
      for relation in layer.relations {
        let arguments = relation.arguments.map { argument -> String in
          guard case .mention(let index) = argument.filler else { return "?" }
          return " \(argument.role)=\(index)"
        }
        found.append("\(relation.type)\(arguments.joined())")
      }
      found += layer.entities.map { "chain \($0.mentions.map(String.init).joined(separator: " "))" }
      #expect(found == expected, "\(line)")
    }
  }

  @Test func whatEarlierStagesFoundIsHandedOn() throws {
    let text = ArticleText("é Ravno fell")
    let layer = try Layer(
      annotator: Annotator(kind: .extractor, name: "x"),
      mentions: [Mention(id: "T1", type: "Place", extent: Extent(3, 8))],
      events: [
        Event(
          id: "E1", type: "Fall", trigger: Trigger(id: "T2", extent: Extent(9, 13)),
          arguments: [Argument(role: "Place", filler: .mention(0))])
      ])
    let input = ExtractionInput(Article(id: "a", text: text), found: layer)
    let line = String(
      decoding: ArticleMessage.line(input, id: "a", unit: .codePoint), as: UTF8.self)
    #expect(
      line == #"{"id":"a","text":"é Ravno fell","found":{"entities":[{"id":"T1","type":"Place","#
        + #""spans":[[2,7]],"text":"Ravno"}],"events":[{"id":"E1","type":"Fall","trigger":{"spans":[[8,12]],"#
        + #""text":"fell"},"args":[{"role":"Place","ref":"T1"}]}]}}"# + "\n")
  }
}
