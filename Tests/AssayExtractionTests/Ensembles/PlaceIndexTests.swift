import AssayModel
import AssayTesting
import Testing

@testable import AssayExtraction

@Suite struct PlaceIndexTests {
  @Test func whatWasPutInIsFoundWhateverItsHash() {
    // Three hashes for a hundred things: all but a few stand behind others.
    var index = PlaceIndex(capacity: 100)
    for number in 0..<100 { #expect(index.insert(number, UInt64(number % 3)) == Int32(number)) }
    for number in 0..<100 {
      #expect(index.first(UInt64(number % 3)) { $0 == number } == Int32(number))
    }
    #expect(index.first(1) { $0 == 100 } == nil)
    #expect(PlaceIndex(capacity: 0).first(1) { _ in true } == nil)
  }

  @Test func aUnionHasEachAnnotationOnce() {
    struct Place: Hashable {
      let extent: Extent
      let type: String
    }
    for sample in RandomArticles(seed: 5).prefix(200) {
      let layers = sample.layers + sample.layers.reversed()
      let union = LayerUnion.layer(of: layers, in: sample.article)
      let mentions = union.mentions.map { Place(extent: $0.extent, type: $0.type) }
      #expect(Set(mentions).count == mentions.count)
      #expect(
        Set(mentions)
          == Set(layers.flatMap(\.mentions).map { Place(extent: $0.extent, type: $0.type) }))
      let events = layers.flatMap(\.events).compactMap { event in
        event.trigger.map { Place(extent: $0.extent, type: event.type) }
      }
      #expect(union.events.count == Set(events).count)
      for event in union.events {
        let slots = event.arguments.map { "\($0.role) \($0.filler)" }
        #expect(Set(slots).count == slots.count)
      }
    }
  }

  /// Looked up one by one, the arguments alone would be five thousand million steps.
  @Test(.timeLimit(.minutes(2))) func aUnionTakesNoLongerWhereAllBelongsToOne() throws {
    let count = 100_000
    let article = Article(
      id: "a", text: ArticleText(String(repeating: "a", count: count)))
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: (0..<count).map { Mention(id: "T\($0)", type: "A", extent: Extent($0, $0 + 1)) },
      entities: [Entity(id: "C1", mentions: Array(0..<count))],
      events: [
        Event(
          id: "E1", type: "B", trigger: Trigger(id: "T0", extent: Extent(0, 1)),
          arguments: (0..<count).map { Argument(role: "c", filler: .mention($0)) })
      ])
    let union = LayerUnion.layer(of: [layer, layer], in: article)
    #expect(union.mentions.count == count)
    #expect(union.entities.map(\.mentions) == [Array(0..<count)])
    #expect(union.events.map(\.arguments) == layer.events.map(\.arguments))
  }

  @Test func aLayerIsTakenAsItWouldBeGiven() {
    for count in [3, 70_000] {
      var sink = AnnotationSink(
        text: ArticleText(String(repeating: "a", count: count + 1)), vocabulary: Vocabulary())
      let label = sink.label("A")
      for start in (0..<count).reversed() { sink.addMention(label, Extent(start, start + 1)) }
      sink.addEntity([0, 2])
      for start in [1, 0] { sink.addEvent(label, trigger: Extent(start, start + 1)) }
      sink.addArgument(label, .mention(1), to: 0)
      sink.addArgument(label, .event(0), to: 1)
      sink.addArgument(label, .entity(0), to: 1)
      let given = sink.layer(by: .person("gold"))
      #expect(given.mentions.count == count && sink.mentionCount == count)
      #expect(given.mentions[1].extent == Extent(1, 2))
      #expect(given.entities.map(\.mentions) == [[count - 3, count - 1]])
      #expect(
        given.events.map(\.arguments) == [
          [Argument(role: "A", filler: .event(1)), Argument(role: "A", filler: .entity(0))],
          [Argument(role: "A", filler: .mention(count - 2))],
        ])
      #expect(given.events.last?.trigger?.id == "T\(count + 2)")
      #expect(sink.takeLayer(by: .person("gold")) == given)
      #expect(sink.mentionCount == (count == 3 ? 3 : 0))
    }
  }
}
