/// Something that a user can choose by name: a format, an extractor, a metric, a report.
public protocol Part: Sendable {
  /// What the command line takes: lower case, words joined by hyphens. Never reused.
  var name: String { get }
  /// One line for `assay list`.
  var summary: String { get }
}

/// A name that no part of a list has.
public struct UnknownPart: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of part was looked for, for example `extractor`.
  public let kind: String
  /// The name that was given.
  public let name: String
  /// The names that there are, in the order of the list.
  public let known: [String]
  /// Where the user finds all names, so that the message need not list them; `nil` for nowhere.
  public let listing: String?

  /// Makes the error.
  public init(kind: String, name: String, known: [String], listing: String? = nil) {
    self.kind = kind
    self.name = name
    self.known = known
    self.listing = listing
  }

  /// The most names that a message lists; of more only those that begin like the one that was given.
  private static let listedCount = 48

  /// The message, with the nearest name where one is near.
  public var description: String {
    if let listing {
      let near = near.map { "'\($0)'" }
      let last = near.dropLast().joined(separator: ", ") + (near.count > 1 ? " or " : "")
      let question = near.isEmpty ? "" : "did you mean \(last)\(near[near.count - 1])? "
      return "no \(kind) is called '\(name)'; \(question)\(listing) has all \(known.count)"
    }
    let near = known.min { editDistance(name, $0) < editDistance(name, $1) }
    let hint = near.flatMap { editDistance(name, $0) <= max(2, name.count / 3) ? $0 : nil }
    let question = hint.map { "did you mean '\($0)'? " } ?? ""
    return "no \(kind) is called '\(name)'; \(question)\(listed)"
  }

  /// The names that are spelled nearly like the one that was given, or share a beginning with it; three at most.
  private var near: [String] {
    let bound = max(2, name.count / 3)
    let distances = known.map { known -> (name: String, distance: Int) in
      let isBeginning = name.count > 2 && (known.hasPrefix(name) || name.hasPrefix(known))
      return (
        known, isBeginning ? min(bound, editDistance(name, known)) : editDistance(name, known)
      )
    }
    let best = distances.map(\.distance).min() ?? 0
    return Array(
      distances.filter { $0.distance <= min(bound, best + 1) }.sorted { $0.distance < $1.distance }
        .map(\.name).prefix(3))
  }

  private var listed: String {
    if known.count <= Self.listedCount { return "there are: \(known.joined(separator: ", "))" }
    let beginning = name.prefix { $0 != "." }
    let alike = known.filter { $0.hasPrefix(beginning + ".") }
    return alike.isEmpty || alike.count > Self.listedCount
      ? "there are \(known.count)" : "there are: \(alike.joined(separator: ", "))"
  }
}

extension Collection where Element == any Part {
  /// The part of that name.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name.
  public func named(_ name: String, kind: String) throws(UnknownPart) -> any Part {
    guard let part = first(where: { $0.name == name }) else {
      throw UnknownPart(kind: kind, name: name, known: map(\.name))
    }
    return part
  }
}

/// The number of insertions, deletions and substitutions between two strings (Levenshtein, 1966).
///
/// - Complexity: O(n · m) in the numbers of code points.
package func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b.unicodeScalars)
  var row = Array(0...b.count)
  for (i, x) in a.unicodeScalars.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let substituted = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
