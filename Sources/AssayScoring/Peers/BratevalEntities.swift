/// The entities of a file in the order in which a Java `HashMap` by identifier lists them.
///
/// The table has 16 lists at first and doubles when it holds more than three entities for four
/// lists, or when a list of a table of fewer than 64 would hold a ninth. (A longer list of a larger
/// table, which Java turns into a tree, keeps its order here; identifiers such as T1 to T29999
/// never fill one.)
struct BratevalEntities {
  private var lists: [[Entry]] = Array(repeating: [], count: 16)
  private var count = 0

  private struct Entry {
    let hash: UInt32
    let id: String
    var index: Int
  }

  /// The entities of a list; of two with one identifier the later one, in the place of the first.
  init(_ entities: [PeerEntity]) {
    for (index, entity) in entities.enumerated() { insert(entity.id, index) }
  }

  /// The indexes of the entities, list by list.
  var inOrder: [Int] { lists.joined().map(\.index) }

  private mutating func insert(_ id: String, _ index: Int) {
    let hash = Self.hash(id)
    let place = place(of: hash)
    if let old = lists[place].firstIndex(where: { $0.hash == hash && $0.id == id }) {
      lists[place][old].index = index
      return
    }
    lists[place].append(Entry(hash: hash, id: id, index: index))
    count += 1
    if lists[place].count > 8 && lists.count < 64 { double() }
    if count > lists.count / 4 * 3 { double() }
  }

  private mutating func double() {
    let entries = lists.joined()
    lists = Array(repeating: [], count: lists.count * 2)
    for entry in entries { lists[place(of: entry.hash)].append(entry) }
  }

  /// The list for a hash; the number of lists is a power of two.
  private func place(of hash: UInt32) -> Int { Int(hash) & (lists.count - 1) }

  /// Java's hash of a string, its upper half mixed into the lower as `HashMap` does.
  private static func hash(_ id: String) -> UInt32 {
    let hash = id.utf16.reduce(0 as UInt32) { $0 &* 31 &+ UInt32($1) }
    return hash ^ (hash >> 16)
  }
}
