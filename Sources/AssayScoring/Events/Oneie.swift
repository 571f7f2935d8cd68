internal import AssayModel

/// The numbers of OneIE's scorer (Lin and others 2020), as TextEE carries it.
///
/// Its faults are kept: entities and triggers are lists, in which every predicted copy of a gold
/// one is a hit, so that recall can exceed 1; and of the gold triggers at one place only the first
/// can be right. Arguments are sets within an article. Fillers that are events are not seen.
/// Ratios are fractions, 0 for 0/0.
public enum Oneie {
  /// The values for pairs of layers.
  ///
  /// - Complexity: O(n) in the number of annotations.
  public static func values(_ pairs: [ArticlePair]) -> [PeerValue] {
    var sums = Sums()
    for pair in pairs { sums.add(gold: Graph(pair.gold), predicted: Graph(pair.predicted)) }
    return sums.rows.flatMap { name, counts -> [PeerValue] in
      [
        PeerValue("oneie.\(name).prec", counts.precision),
        PeerValue("oneie.\(name).rec", counts.recall),
        PeerValue("oneie.\(name).f", counts.f1),
      ]
    }
  }

  /// A label at a place.
  private struct Node: Hashable {
    let place: Fragment
    let type: String
  }

  /// An argument, with its event's type.
  private struct Role: Hashable {
    let filler: Node
    let role: String
  }

  private struct Graph {
    var entities: [Node] = []
    var triggers: [Node] = []
    var roles: Set<Role> = []

    init(_ layer: Layer?) {
      guard let layer else { return }
      entities = layer.mentions.map { Node(place: $0.extent.envelope, type: $0.type) }
      for event in layer.peerEvents {
        triggers.append(Node(place: event.trigger, type: event.type))
        for argument in event.arguments where !argument.isEvent {
          let filler = Node(place: argument.filler, type: event.type)
          roles.insert(Role(filler: filler, role: argument.role))
        }
      }
    }
  }

  private struct Sums {
    private var entity = PeerCounts()
    private var triggerIdentified = PeerCounts()
    private var trigger = PeerCounts()
    private var roleIdentified = PeerCounts()
    private var role = PeerCounts()

    var rows: [(name: String, counts: PeerCounts)] {
      [
        ("entity", entity), ("trigger", trigger), ("trigger_id", triggerIdentified),
        ("role", role), ("role_id", roleIdentified),
      ]
    }

    mutating func add(gold: Graph, predicted: Graph) {
      entity += counts(gold.entities, predicted.entities, in: Set(gold.entities))
      let firstTypes = Dictionary(gold.triggers.map { ($0.place, $0.type) }) { first, _ in first }
      triggerIdentified += counts(gold.triggers, predicted.triggers) {
        firstTypes[$0.place] != nil
      }
      trigger += counts(gold.triggers, predicted.triggers) { firstTypes[$0.place] == $0.type }
      let fillers = Set(gold.roles.map(\.filler))
      roleIdentified += counts(gold.roles, predicted.roles) { fillers.contains($0.filler) }
      role += counts(gold.roles, predicted.roles, in: gold.roles)
    }

    private func counts<Item: Hashable>(
      _ gold: some Collection<Item>, _ predicted: some Collection<Item>, in right: Set<Item>
    ) -> PeerCounts {
      counts(gold, predicted) { right.contains($0) }
    }

    private func counts<Item>(
      _ gold: some Collection<Item>, _ predicted: some Collection<Item>,
      isRight: (Item) -> Bool
    ) -> PeerCounts {
      PeerCounts(
        gold: gold.count, predicted: predicted.count, matched: predicted.count(where: isRight))
    }
  }
}
