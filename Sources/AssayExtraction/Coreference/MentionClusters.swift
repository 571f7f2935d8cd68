/// Mentions in groups that only grow, with what each group is known to be.
struct MentionClusters: Sendable {
  private var parents: [Int] = []
  /// What is known of a group, at its root.
  private(set) var genders: [CoreferenceMention.Gender] = []
  private(set) var kinds: [String?] = []
  private(set) var hasName: [Bool] = []
  /// Names of persons that the group has: the hash of the first name, where it is known.
  private(set) var firstNames: [UInt64?] = []
  private(set) var latest: [Int] = []

  /// Groups of one.
  init(_ mentions: [CoreferenceMention]) {
    parents = Array(mentions.indices)
    genders = mentions.map(\.gender)
    kinds = mentions.map(\.kind)
    hasName = mentions.map { $0.level == .name }
    firstNames = Array(repeating: nil, count: mentions.count)
    latest = Array(mentions.indices)
  }

  /// The group that a mention is in.
  mutating func root(_ mention: Int) -> Int {
    var root = mention
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  /// Notes the first name of a person.
  mutating func setFirstName(_ name: UInt64, of mention: Int) {
    firstNames[root(mention)] = name
  }

  /// Whether two groups may be one: what is known of both agrees.
  mutating func agree(_ a: Int, _ b: Int) -> Bool {
    let a = root(a), b = root(b)
    if a == b { return true }
    if genders[a] != genders[b], genders[a] != .unknown, genders[b] != .unknown { return false }
    if let one = kinds[a], let other = kinds[b], one != other { return false }
    if let one = firstNames[a], let other = firstNames[b], one != other { return false }
    return true
  }

  /// Makes two groups one; the earlier mention leads.
  mutating func join(_ a: Int, _ b: Int) {
    let a = root(a), b = root(b)
    guard a != b else { return }
    let lead = min(a, b), other = max(a, b)
    parents[other] = lead
    if genders[lead] == .unknown { genders[lead] = genders[other] }
    kinds[lead] = kinds[lead] ?? kinds[other]
    firstNames[lead] = firstNames[lead] ?? firstNames[other]
    hasName[lead] = hasName[lead] || hasName[other]
    latest[lead] = max(latest[lead], latest[other])
  }

  /// The groups of two mentions or more, each in its order, by their first mention.
  mutating func groups() -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for mention in parents.indices { members[root(mention), default: []].append(mention) }
    return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}
