/// Elements whose children say the same, as a text in two encodings or sizes: the first with a text is read.
struct MarkupAlternatives {
  /// Where alternatives stand: in an element whose attribute has the value.
  struct Rule: Sendable {
    let element: String
    let attribute: String
    let value: String
  }

  /// The elements of alternatives that are open, outermost first: how deep each lies, and whether one was read.
  private var open: [(depth: Int, isRead: Bool)] = []

  /// Takes in a start tag.
  ///
  /// - Parameter holds: Whether the element holds alternatives.
  /// - Returns: Whether it is one that is left out.
  mutating func start(at depth: Int, holds: Bool) -> Bool {
    let isLeftOut = open.last.map { $0.isRead && depth == $0.depth + 1 } ?? false
    if holds { open.append((depth, false)) }
    return isLeftOut
  }

  /// Takes in that a text was read.
  mutating func noteText() {
    for index in open.indices { open[index].isRead = true }
  }

  /// Takes in an end tag.
  mutating func end(at depth: Int) {
    if open.last?.depth == depth { open.removeLast() }
  }
}
