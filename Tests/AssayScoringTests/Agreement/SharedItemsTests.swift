import AssayModel
import Testing

@testable import AssayScoring

struct SharedItemsTests {
  @Test func groupsByHand() {
    // Annotators by commas, what each has on one place as letters.
    let rows: [(lists: String, groups: [String])] = [
      ("a,a", ["aa"]), ("a,b", ["ab"]), ("a,", []), ("ab,ba", ["aa", "bb"]),
      ("ab,b", ["bb"]), ("ab,c", ["ac"]), ("aab,aa", ["aa", "aa"]),
      ("a,a,a", ["aaa"]), ("a,b,b", ["abb"]), ("a,b,c", ["abc"]), ("ab,b,a", ["aa", "bb"]),
      ("ac,b,b", ["abb"]), ("ab,ab,b", ["bbb", "aa"]),
    ]
    for row in rows {
      let lists = row.lists.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
      let items = SharedItems(
        lists.map { list in
          list.enumerated().map { SharedItems.Item(place: 0, label: "\($1)", index: $0) }
        })
      let groups = items.shared.map { group in
        zip(group, lists).compactMap { index, list in index.map { "\(list[$0])" } }.joined()
      }
      #expect(groups.sorted() == row.groups.sorted(), "\(row)")
      let all = items.rows.flatMap { row in row.compactMap(\.self) }
      #expect(all.count == lists.reduce(0) { $0 + $1.count }, "\(row)")
    }
  }

  @Test func whoDidNotAnnotateHasNothing() {
    let one = [SharedItems.Item(place: 1, label: "a", index: 0)]
    let rows = SharedItems([one, nil, one]).rows, none = SharedItems([one].dropFirst().map { $0 })
    #expect(rows == [[0, nil, 0]] && none.rows.isEmpty)
  }

  /// Two annotators' things go together as an alignment pairs what has one extent.
  @Test func twoAnnotatorsArePairedAsByAlignment() {
    var random = SplitMix(3)
    for _ in 0..<300 {
      let lists = (0..<2).map { _ in
        Samples.randomMentions(count: 8, length: 5, using: &random)
      }
      let items = SharedItems(
        lists.map { list in
          list.enumerated().map {
            SharedItems.Item(place: $1.extent, label: $1.type, index: $0)
          }
        })
      let alignment = Alignment(gold: lists[0], predicted: lists[1])
      let same = alignment.pairs.filter {
        $0.correspondence == .exact || $0.correspondence == .sameExtent
      }
      func described(_ a: Mention, _ b: Mention) -> String { "\(a.extent) \(a.type) \(b.type)" }
      let paired = same.map { described(lists[0][$0.gold], lists[1][$0.predicted]) }
      let shared = items.shared.compactMap { row -> String? in
        guard let a = row[0], let b = row[1] else { return nil }
        return described(lists[0][a], lists[1][b])
      }
      #expect(shared.sorted() == paired.sorted())
    }
  }
}
