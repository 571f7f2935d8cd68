/// A type or role, as an index into the vocabulary of the extractor that gave it.
public struct Label: Hashable, Sendable {
  /// The index.
  public let index: Int32
}

/// The types and roles that an extractor can give.
public struct Vocabulary: Hashable, Sendable {
  /// The names, in the order in which they were added.
  public private(set) var names: [String] = []
  private var labels: [String: Label] = [:]

  /// An empty vocabulary.
  public init() {}

  /// A vocabulary of these names, in their order.
  public init(_ names: some Sequence<String>) {
    for name in names { _ = label(name) }
  }

  /// The label of a name, added where it is new.
  public mutating func label(_ name: String) -> Label {
    if let label = labels[name] { return label }
    let label = Label(index: Int32(names.count))
    labels[name] = label
    names.append(name)
    return label
  }

  /// The label of a name that may not be there.
  public subscript(name: String) -> Label? { labels[name] }

  /// The name of a label of this vocabulary.
  public func name(of label: Label) -> String { names[Int(label.index)] }
}
