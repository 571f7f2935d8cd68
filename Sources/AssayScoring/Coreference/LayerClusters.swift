import AssayModel

/// Clusters of numbers, one after the other in a single list.
struct NumberClusters {
  /// The members of the first cluster, of the second, and so on.
  private(set) var members: [Int] = []
  /// For each cluster where it ends in ``members``.
  private(set) var ends: [Int] = []

  /// Makes clusters of lists; empty ones stay.
  init(_ lists: some Sequence<some Collection<Int>>) {
    for list in lists {
      members += list
      ends.append(members.count)
    }
  }

  /// Parts numbers by the clusters that they stand in; these come in the order of their first members.
  ///
  /// Clusters are numbers below `count`, of which some may be used by none.
  ///
  /// - Complexity: linear.
  fileprivate init(_ numbers: [Int], in clusters: [Int], count: Int) {
    var places = [Int](repeating: -1, count: count)
    var starts: [Int] = []
    for cluster in clusters {
      if places[cluster] < 0 {
        places[cluster] = starts.count
        starts.append(0)
      }
      starts[places[cluster]] += 1
    }
    var start = 0
    for place in starts.indices {
      start += starts[place]
      starts[place] = start - starts[place]
    }
    members = [Int](repeating: 0, count: numbers.count)
    for (number, cluster) in zip(numbers, clusters) {
      members[starts[places[cluster]]] = number
      starts[places[cluster]] += 1
    }
    ends = starts
  }

  /// The number of clusters.
  var count: Int { ends.count }

  /// Where the members of a cluster stand in ``members``.
  subscript(cluster: Int) -> Range<Int> {
    (cluster == 0 ? 0 : ends[cluster - 1])..<ends[cluster]
  }

  /// The clusters in ascending order, without what has stood in one before, and without empty ones.
  fileprivate var withoutRepeats: NumberClusters {
    let lists = ends.indices.map { members[self[$0]] }.sorted { $0.lexicographicallyPrecedes($1) }
    var seen: Set<Int> = []
    return NumberClusters(
      lists.map { $0.filter { seen.insert($0).inserted } }.filter { !$0.isEmpty })
  }
}

extension CoreferenceTable {
  /// Counts what the entities of two layers share, mentions by their extents; `nil` is a layer without any.
  ///
  /// The same as the table of both ``CoreferenceDocument``s, where a mention of two entities stays in
  /// the first of them, but without a hash of any mention.
  ///
  /// - Complexity: O(n log n) in the number of mentions, O(n) where they are listed in text order.
  init(entitiesOf gold: Layer?, _ predicted: Layer?) {
    self.init(ClusteredValues(entitiesOf: gold), ClusteredValues(entitiesOf: predicted))
  }

  /// Counts what the event clusters of two layers share, events by the extents of their triggers and their types.
  init(eventsOf gold: Layer?, _ predicted: Layer?) {
    self.init(ClusteredValues(eventsOf: gold), ClusteredValues(eventsOf: predicted))
  }

  private init<Value>(_ key: ClusteredValues<Value>, _ response: ClusteredValues<Value>) {
    let numbers = key.numbers(with: response)
    self.init(
      key: key.clusters(numbers.own), response: response.clusters(numbers.other),
      numbers: numbers.count)
  }
}

/// What a layer clusters, in ascending order, each value with the number of its cluster.
struct ClusteredValues<Value: Comparable> {
  private var values: [Value] = []
  private var clusters: [Int] = []
  private let clusterCount: Int

  /// Takes `count` items in groups; what stands in none is alone, and what has no value is left out.
  init(_ count: Int, _ groups: [[Int]], _ value: (Int) -> Value?) {
    var groupOfItem = [Int](repeating: -1, count: count)
    for (group, items) in groups.enumerated() {
      for item in items { groupOfItem[item] = group }
    }
    values.reserveCapacity(count)
    clusters.reserveCapacity(count)
    clusterCount = groups.count + count
    for item in 0..<count {
      guard let value = value(item) else { continue }
      values.append(value)
      clusters.append(groupOfItem[item] < 0 ? groups.count + item : groupOfItem[item])
    }
    // Most layers are in order as they are read.
    if zip(values, values.dropFirst()).contains(where: { $1 < $0 }) { sort() }
  }

  private mutating func sort() {
    let order = values.indices.sorted { values[$0] < values[$1] }
    (values, clusters) = (order.map { values[$0] }, order.map { clusters[$0] })
  }

  /// The clusters, in ascending order.
  var lists: [[Value]] {
    let places = NumberClusters(Array(values.indices), in: clusters, count: clusterCount)
    let lists = (0..<places.count).map { cluster in
      places[cluster].map { values[places.members[$0]] }
    }
    // Clusters come by their first members, which tell them apart where no value repeats.
    return hasRepeats ? lists.sorted { $0.lexicographicallyPrecedes($1) } : lists
  }

  private var hasRepeats: Bool { zip(values, values.dropFirst()).contains { $0 == $1 } }

  /// Numbers the values of two lists from 0 in ascending order, equal ones alike.
  func numbers(with other: ClusteredValues) -> (own: [Int], other: [Int], count: Int) {
    var own: [Int] = [], others: [Int] = []
    own.reserveCapacity(values.count)
    others.reserveCapacity(other.values.count)
    var number = 0
    while own.count < values.count || others.count < other.values.count {
      let isOwn =
        others.count == other.values.count
        || own.count < values.count && !(other.values[others.count] < values[own.count])
      let value = isOwn ? values[own.count] : other.values[others.count]
      while own.count < values.count && values[own.count] == value { own.append(number) }
      while others.count < other.values.count && other.values[others.count] == value {
        others.append(number)
      }
      number += 1
    }
    return (own, others, number)
  }

  /// The clusters of the values' numbers, in ascending order.
  func clusters(_ numbers: [Int]) -> NumberClusters {
    let found = NumberClusters(numbers, in: clusters, count: clusterCount)
    return hasRepeats ? found.withoutRepeats : found
  }
}

extension ClusteredValues where Value == Extent {
  /// The mentions of a layer by their extents, in its entities; `nil` has none.
  init(entitiesOf layer: Layer?) {
    let mentions = layer?.mentions ?? []
    self.init(mentions.count, layer?.entities.map(\.mentions) ?? []) { mentions[$0].extent }
  }
}

extension ClusteredValues where Value == CoreferenceEvent {
  /// The events of a layer that have a trigger, in its event clusters; `nil` has none.
  init(eventsOf layer: Layer?) {
    let events = layer?.events ?? []
    self.init(events.count, layer?.eventClusters.map(\.events) ?? []) { index in
      events[index].trigger.map {
        CoreferenceEvent(extent: $0.extent, type: events[index].type)
      }
    }
  }
}
