/// A place in a rule file, both numbers from one; the column counts code points.
package struct RulePlace: Hashable, Sendable, Comparable {
  /// The line.
  package let line: Int
  /// The column.
  package let column: Int

  /// By line, then by column.
  package static func < (a: RulePlace, b: RulePlace) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// Something wrong in a rule file, with its place.
package struct RuleMistake: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it stands.
  package let place: RulePlace
  /// What was expected and what was found; lower case, no full stop.
  package let message: String
  /// Whether the file can be used all the same.
  package let isWarning: Bool

  init(_ place: RulePlace, _ message: String, isWarning: Bool = false) {
    self.place = place
    self.message = message
    self.isWarning = isWarning
  }

  /// `line:column: message`, with `warning: ` before the message of a warning.
  package var description: String {
    "\(place.line):\(place.column): \(isWarning ? "warning: " : "")\(message)"
  }
}

extension [RuleMistake] {
  /// In the order of the file, none twice.
  var inOrder: [RuleMistake] {
    var seen: Set<RuleMistake> = []
    return filter { seen.insert($0).inserted }.sorted { a, b in
      (a.place, a.message) < (b.place, b.message)
    }
  }

  mutating func add(_ place: RulePlace, _ message: String, isWarning: Bool = false) {
    append(RuleMistake(place, message, isWarning: isWarning))
  }
}
