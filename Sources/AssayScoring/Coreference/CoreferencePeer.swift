/// The numbers of other coreference scorers, faults included, as the conformance cases name them.
///
/// For comparison only. Ratios of nothing are 0 there.
package enum CoreferencePeer {
  /// A named value, in the order in which a list gives them.
  package typealias Value = (id: String, value: Double?)
}

/// Input that a peer refuses or crashes on.
package struct CoreferencePeerRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The peer, and what it does.
  package let description: String
}

extension ClusterSums {
  /// Recall, precision and F1 under a prefix.
  func values(_ prefix: String) -> [CoreferencePeer.Value] {
    [("\(prefix).recall", recall), ("\(prefix).precision", precision), ("\(prefix).f1", f1)]
  }
}
