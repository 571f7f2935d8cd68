/// An entity as a standoff file lists it, before anything is sorted or joined.
public struct PeerEntity: Hashable, Sendable {
  /// The identifier, for example `T1`; brateval compares in an order that comes from it.
  public let id: String
  /// The label.
  public let type: String
  /// The fragments in the order of the file, in code points of the text (any unit will do, if it is
  /// the same for gold and predicted entities).
  public let fragments: [Range<Int>]

  /// Makes an entity.
  public init(id: String, type: String, fragments: [Range<Int>]) {
    self.id = id
    self.type = type
    self.fragments = fragments
  }

  /// From the first start to the last end, gaps included; `nil` without fragments.
  var envelope: Range<Int>? {
    guard let start = fragments.map(\.lowerBound).min(),
      let end = fragments.map(\.upperBound).max()
    else { return nil }
    return start..<end
  }
}

/// What an article's gold file and its predicted file list.
public struct PeerArticle: Hashable, Sendable {
  /// The name that the two files share.
  public let id: String
  /// The gold entities in file order; `nil` where there is no gold file.
  public let gold: [PeerEntity]?
  /// The predicted entities in file order; `nil` where there is no predicted file.
  public let predicted: [PeerEntity]?

  /// Makes an article.
  public init(id: String, gold: [PeerEntity]?, predicted: [PeerEntity]?) {
    self.id = id
    self.gold = gold
    self.predicted = predicted
  }
}

/// The end of a peer's run without numbers, where it gives up on its input.
public struct PeerFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the names of the numbers would have begun with.
  public let prefix: String
  /// Why there are none.
  public let reason: String

  init(_ prefix: String, _ reason: String) {
    self.prefix = prefix
    self.reason = reason
  }

  /// The prefix and the reason.
  public var description: String { "\(prefix): \(reason)" }
}
