import AssayCommands
import AssayModel
import AssayScoring
import Foundation
import Testing

struct ConformanceTests {
  @Test func otherScorersNumbersAreGiven() throws {
    var compared = 0
    for example in try ConformanceCase.all(Set(ConformanceKind.all.map(\.name))) {
      let expectations = try #require(try ConformanceExpectations(of: example))
      let values = try example.values().values
      #expect(expectations.differences(from: values).isEmpty, "\(example.name)")
      compared += values.count
    }
    #expect(compared == 10_427)
  }
}

extension ConformanceCase {
  /// The cases of some kinds in `Fixtures/conformance`, by name.
  static func all(_ kinds: Set<String>) throws -> [ConformanceCase] {
    let folder = Bundle.module.bundleURL.appending(path: "Fixtures/conformance").path
    let cases = try ConformanceCase.folders(in: folder).map { try ConformanceCase($0) }
    return cases.filter { kinds.contains($0.kind) }
  }

  /// What other scorers gave, by the number's name; `nil` where one gave none.
  func expected() throws -> [String: Double?] {
    try ConformanceExpectations(of: self)?.values ?? [:]
  }
}

extension ArticlePair {
  /// The pair as scorers see it that know no discontinuous places.
  var withEnvelopes: ArticlePair {
    ArticlePair(id: id, gold: gold?.withEnvelopes, predicted: predicted?.withEnvelopes)
  }
}

extension Layer {
  fileprivate var withEnvelopes: Layer {
    let mentions = mentions.map {
      Mention(id: $0.id, type: $0.type, extent: Extent($0.extent.envelope))
    }
    let events = events.map { event in
      Event(
        id: event.id, type: event.type,
        trigger: event.trigger.map { Trigger(id: $0.id, extent: Extent($0.extent.envelope)) },
        arguments: event.arguments)
    }
    return (try? Layer(annotator: annotator, mentions: mentions, events: events)) ?? self
  }
}
