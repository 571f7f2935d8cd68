internal import AssayModel

extension BratAssembly {
  /// Entities and event clusters from the `*` lines; lines that share a member are one group.
  mutating func makeGroups() -> (entities: [Entity], clusters: [EventCluster]) {
    guard !lines.equivalences.isEmpty else { return ([], []) }
    var mentions = Partition(), events = Partition()
    for line in lines.equivalences {
      var members: [Reference] = []
      for id in line.members {
        if let member = reference(id, line.line) { members.append(member) }
      }
      let mentionIndexes = members.compactMap {
        if case .mention(let index) = $0 { index } else { nil }
      }
      let eventIndexes = members.compactMap {
        if case .event(let index) = $0 { index } else { nil }
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
  private var parents: [Int: Int] = [:]
  private var order: [Int] = []

  /// Puts all members into one set.
  mutating func unite(_ members: [Int]) {
    guard let first = members.first else { return }
    for member in members {
      if parents[member] == nil {
        parents[member] = member
        order.append(member)
      }
      parents[root(of: member)] = root(of: first)
    }
  }

  /// The sets, in the order of their first members' arrival; members ascend.
  mutating func groups() -> [[Int]] {
    var positions: [Int: Int] = [:]
    var groups: [[Int]] = []
    for member in order {
      let root = root(of: member)
      if let position = positions[root] {
        groups[position].append(member)
      } else {
        positions[root] = groups.count
        groups.append([member])
      }
    }
    return groups.map { $0.sorted() }
  }

  private mutating func root(of member: Int) -> Int {
    var member = member
    while let parent = parents[member], parent != member {
      let grandparent = parents[parent] ?? parent
      parents[member] = grandparent
      member = grandparent
    }
    return member
  }
}
