internal import AssayModel

extension BratAssembly {
  /// Entities and event clusters from the `*` lines; lines that share a member are one group.
  mutating func makeGroups() -> (entities: [Entity], clusters: [EventCluster]) {
    guard !lines.equivalences.isEmpty else { return ([], []) }
    var mentions = Partition(mentionCount), events = Partition(eventCount)
    for line in lines.equivalences {
      var mentionIndexes: [Int] = [], eventIndexes: [Int] = []
      for id in line.members {
        switch reference(id, line.line) {
        case .mention(let index): mentionIndexes.append(index)
        case .event(let index): eventIndexes.append(index)
        case .entity, nil: break
        }
      }
      guard mentionIndexes.isEmpty || eventIndexes.isEmpty else {
        report(
          "mixed-equivalence", line.line,
          "expected either mentions or events, found \(counted(mentionIndexes.count, "mention")) "
            + "and \(counted(eventIndexes.count, "event"))")
        continue
      }
      mentions.unite(mentionIndexes)
      events.unite(eventIndexes)
    }
    let mentionGroups = mentions.groups()
    let entities = mentionGroups.enumerated().map {
      Entity(id: "*\($0.offset + 1)", mentions: $0.element)
    }
    let clusters = events.groups().enumerated().map {
      EventCluster(id: "*\(mentionGroups.count + $0.offset + 1)", events: $0.element)
    }
    return (entities, clusters)
  }
}

/// Sets that never share a member, united one by one (union-find with path halving).
struct Partition {
  /// By member; -1 where it never came.
  private var parents: [Int]
  private var order: [Int] = []

  /// - Parameter count: The members are below it.
  init(_ count: Int) { parents = [Int](repeating: -1, count: count) }

  /// Puts all members into one set.
  mutating func unite(_ members: [Int]) {
    guard let first = members.first else { return }
    for member in members {
      if parents[member] < 0 {
        parents[member] = member
        order.append(member)
      }
      parents[root(of: member)] = root(of: first)
    }
  }

  /// The sets, in the order of their first members' arrival; members ascend.
  mutating func groups() -> [[Int]] {
    var positions = [Int](repeating: -1, count: parents.count)
    var groups: [[Int]] = []
    for member in order {
      let root = root(of: member)
      if positions[root] < 0 {
        positions[root] = groups.count
        groups.append([])
      }
      groups[positions[root]].append(member)
    }
    for index in groups.indices { groups[index].sort() }
    return groups
  }

  private mutating func root(of member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }
}
