public import AssayModel

/// An event as event coreference compares it: its trigger's place and its label.
public struct CoreferenceEvent: Hashable, Sendable {
  /// Where the trigger stands.
  public let extent: Extent
  /// The label.
  public let type: String

  /// Makes an event.
  public init(extent: Extent, type: String) {
    self.extent = extent
    self.type = type
  }
}

extension CoreferenceEvent: Comparable {
  /// Whether an event stands before another, or at its place with a label that comes first.
  public static func < (a: CoreferenceEvent, b: CoreferenceEvent) -> Bool {
    a.extent == b.extent ? a.type < b.type : a.extent < b.extent
  }
}

extension CoreferenceDocument where Mention == Extent {
  /// The entities of a layer; a mention in none is an entity of its own.
  ///
  /// Mentions match by their extents alone. They are in text order, and the entities by their first mentions, so
  /// that what depends on order does not depend on the layer's.
  ///
  /// - Complexity: O(n log n) in the number of mentions.
  public init(id: String, entitiesOf layer: Layer) {
    self.init(id: id, clusters: ClusteredValues(entitiesOf: layer).lists)
  }
}

extension CoreferenceDocument where Mention == CoreferenceEvent {
  /// The event clusters of a layer; an event in none is a cluster of its own.
  ///
  /// Events match by the extent of their trigger and by their type. Events without a trigger stand
  /// nowhere and are left out, and so are clusters of nothing else. The order is that of the text.
  ///
  /// - Complexity: O(n log n) in the number of events.
  public init(id: String, eventsOf layer: Layer) {
    self.init(id: id, clusters: ClusteredValues(eventsOf: layer).lists)
  }
}
