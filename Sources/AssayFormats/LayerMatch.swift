/// How the annotations of one layer match those of another, one to one.
public struct LayerMatch: Hashable, Sendable {
  /// What became of an annotation, or of two that correspond.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// The same extent and type.
    case correct
    /// The same extent, another type.
    case type
    /// The same type, extents that overlap.
    case boundary
    /// Extents that overlap, another type.
    case typeAndBoundary = "type-and-boundary"
    /// In the gold, without a counterpart.
    case missed
    /// Predicted, without a counterpart.
    case spurious

    /// In words, for people.
    public var words: String {
      switch self {
      case .type: "wrong type"
      case .boundary: "wrong boundary"
      case .typeAndBoundary: "wrong type and boundary"
      default: rawValue
      }
    }
  }

  /// An annotation of one side, or two that correspond, by index.
  public struct Pairing: Hashable, Sendable {
    /// What became of it.
    public let status: Status
    /// The gold annotation; `nil` where the prediction is spurious.
    public let gold: Int?
    /// The predicted one; `nil` where the gold one is missed.
    public let predicted: Int?

    /// Makes a pairing.
    public init(_ status: Status, gold: Int?, predicted: Int?) {
      self.status = status
      self.gold = gold
      self.predicted = predicted
    }
  }

  /// The gold layer, by its index in the article.
  public let gold: Int
  /// The other layer.
  public let predicted: Int
  /// Each mention of both once, by index in the layers' mentions.
  public let mentions: [Pairing]
  /// Each event with a trigger of both once, by index in the layers' events; triggers are compared.
  public let events: [Pairing]

  /// Makes a match.
  public init(gold: Int, predicted: Int, mentions: [Pairing], events: [Pairing]) {
    self.gold = gold
    self.predicted = predicted
    self.mentions = mentions
    self.events = events
  }

  /// The status of each mention of a layer, `nil` where the layer is none of the two.
  func mentionStatuses(ofLayer layer: Int, count: Int) -> [Status?] {
    Self.statuses(mentions, layer == gold ? \.gold : \.predicted, count, layer, self)
  }

  /// The status of each event of a layer.
  func eventStatuses(ofLayer layer: Int, count: Int) -> [Status?] {
    Self.statuses(events, layer == gold ? \.gold : \.predicted, count, layer, self)
  }

  private static func statuses(
    _ pairings: [Pairing], _ side: KeyPath<Pairing, Int?>, _ count: Int, _ layer: Int,
    _ match: LayerMatch
  ) -> [Status?] {
    var statuses = [Status?](repeating: nil, count: count)
    guard layer == match.gold || layer == match.predicted else { return statuses }
    for pairing in pairings {
      if let index = pairing[keyPath: side], statuses.indices.contains(index) {
        statuses[index] = pairing.status
      }
    }
    return statuses
  }
}
