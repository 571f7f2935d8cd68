import AssayFormats
import AssayModel
import Foundation
import Testing

struct BratConfigurationTests {
  /// What was seen in the project's gold is what the configuration allows, read by the reader of such files.
  @Test func whatWasSeenIsAllowed() throws {
    var options = ReadingOptions()
    options.annotations = Project.root.appending(path: "gold-annotations/newswire").path
    let corpus = Project.root.appending(path: "corpus/newswire").path
    var configuration = BratConfiguration()
    var layers: [Layer] = []
    for reading in try Formats.open(corpus, options: options) {
      layers += try #require(reading.article).layers
    }
    for layer in layers { configuration.add(layer) }
    #expect(layers.count >= 60)
    let text = configuration.annotationConfiguration
    let reading = AnnotationConfiguration.parse(Array(text.utf8), file: "annotation.conf")
    #expect(reading.faults.isEmpty, "\(reading.faults)")
    let check = SchemaCheck(try #require(reading.schema))
    for layer in layers { #expect(check.faults(in: layer, file: "a").isEmpty) }
    // Nor does it allow anything else: without a type that was seen there is a fault.
    var other = BratConfiguration()
    other.add(layers[0])
    let less = AnnotationConfiguration.parse(
      Array(other.annotationConfiguration.utf8), file: "annotation.conf")
    let lessCheck = SchemaCheck(try #require(less.schema))
    #expect(layers.contains { !lessCheck.faults(in: $0, file: "a").isEmpty })
  }

  /// Values that no list could name are left out.
  @Test func oddValuesAreLeftOut() throws {
    let odd = ["of two words", "a|b", "a,b", "", "x.1", "Ort_é"]
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: odd.enumerated().map { index, value in
        Mention(
          id: "T\(index)", type: "X", extent: Extent(0, 1), attributes: [Attribute("A", value)])
      })
    var configuration = BratConfiguration()
    configuration.add(layer)
    #expect(configuration.annotationConfiguration.hasSuffix("A\tArg:X, Value:Ort_é|x.1\n"))
  }

  @Test func filesAreThoseThatBratReads() throws {
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(
          id: "T1", type: "Person", extent: Extent(0, 1),
          attributes: [Attribute("Level", "Name"), Attribute("Sure", .flag)]),
        Mention(
          id: "T2", type: "Place", extent: Extent(2, 3), attributes: [Attribute("Level", "Nominal")]
        ),
      ],
      entities: [Entity(id: "*1", mentions: [0])],
      events: [
        Event(
          id: "E1", type: "Go", trigger: Trigger(id: "T3", extent: Extent(1, 2)),
          arguments: [
            Argument(role: "Who", filler: .mention(0)), Argument(role: "To", filler: .mention(1)),
            Argument(role: "To", filler: .event(0)),
          ])
      ],
      relations: [
        Relation(
          id: "R1", type: "In",
          arguments: [
            Argument(role: "A", filler: .mention(0)), Argument(role: "B", filler: .mention(1)),
          ])
      ])
    var configuration = BratConfiguration()
    configuration.add(layer)
    #expect(
      configuration.annotationConfiguration == """
        [entities]
        Person
        Place

        [relations]
        In\tA:Person, B:Place
        Equiv\tArg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive
        <OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

        [events]
        Go\tTo*:Go|Place, Who*:Person

        [attributes]
        Level\tArg:Person|Place, Value:Name|Nominal
        Sure\tArg:Person

        """)
    let visual = configuration.visualConfiguration
    #expect(visual.hasPrefix("[labels]\n\n[drawing]\nSPAN_DEFAULT\t"))
    for type in ["Person", "Place", "Go"] {
      #expect(visual.contains("\n\(type)\tbgColor:#"))
    }
  }
}
