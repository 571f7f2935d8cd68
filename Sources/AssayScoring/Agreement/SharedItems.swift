import AssayModel

/// Things that several annotators put on one place, each thing of each annotator once.
///
/// On each place, in this order: those of one label go together, the first of each annotator, then
/// the second; then, from those that most annotators share to those that one has, by label, each
/// joins the first group in which none of its annotators stands yet. For two annotators this is how
/// an ``Alignment`` pairs things of one extent.
struct SharedItems {
  /// For each thing the index into each annotator's list; `nil` where one lacks it.
  let rows: [[Int?]]

  /// A thing of one annotator.
  struct Item<Place: Hashable> {
    let place: Place
    let label: String
    /// Where it stands in the annotator's list.
    let index: Int
  }

  private struct Group {
    let label: String
    var members: [Int?]

    var size: Int { members.count { $0 != nil } }

    func isFree(for other: Group) -> Bool {
      zip(members, other.members).allSatisfy { $0 == nil || $1 == nil }
    }

    static func precedes(_ a: Group, _ b: Group) -> Bool {
      a.size != b.size ? a.size > b.size : a.label < b.label
    }
  }

  /// - Parameter lists: For each annotator; `nil` for one who did not annotate the article.
  /// - Complexity: O(n log n) in the number of things, where few share a place.
  init<Place: Hashable>(_ lists: [[Item<Place>]?]) {
    var places: [Place: [String: [Group]]] = [:]
    for (rater, list) in lists.enumerated() {
      for item in list ?? [] {
        var groups = places[item.place]?[item.label] ?? []
        if let free = groups.firstIndex(where: { $0.members[rater] == nil }) {
          groups[free].members[rater] = item.index
        } else {
          var members = [Int?](repeating: nil, count: lists.count)
          members[rater] = item.index
          groups.append(Group(label: item.label, members: members))
        }
        places[item.place, default: [:]][item.label] = groups
      }
    }
    rows = places.values.flatMap { Self.joined($0) }
  }

  private static func joined(_ labels: [String: [Group]]) -> [[Int?]] {
    var joined: [Group] = []
    for group in labels.values.joined().sorted(by: Group.precedes) {
      if let host = joined.firstIndex(where: { $0.isFree(for: group) }) {
        for (rater, member) in group.members.enumerated() where member != nil {
          joined[host].members[rater] = member
        }
      } else {
        joined.append(group)
      }
    }
    return joined.map(\.members)
  }

  /// The things that at least two annotators have.
  var shared: [[Int?]] { rows.filter { row in row.count { $0 != nil } > 1 } }
}
