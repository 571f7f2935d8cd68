/// What went wrong in a conversation without being the failure of one article: counted, the first of
/// each sort kept.
struct RemoteTrouble: Sendable {
  /// A sort of trouble.
  struct Tally: Sendable {
    var count = 0
    var first = ""

    mutating func note(_ message: @autoclosure () -> String) {
      if count == 0 { first = message() }
      count += 1
    }
  }

  /// Lines that are no messages.
  var strays = Tally()
  /// Output in front of a message in one line.
  var prefixes = Tally()
  /// Answers for articles that were not asked for.
  var unknown = Tally()
  /// Answers for articles that were answered before.
  var doubled = Tally()
  /// Starts after the first.
  var restarts = Tally()

  /// A line for each sort, under the name of the program.
  func remarks(_ name: String) -> [String] {
    var lines: [String] = []
    func add(_ tally: Tally, _ what: String) {
      guard tally.count > 0 else { return }
      let more = tally.count > 1 ? " (\(tally.count) in all)" : ""
      lines.append("\(name): \(tally.first)\(what)\(more)")
    }
    add(strays, "; print to standard error instead")
    add(prefixes, "; print to standard error instead")
    add(unknown, "")
    add(doubled, "; the first answer stands")
    add(restarts, "")
    return lines
  }
}
