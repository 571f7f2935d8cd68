import ArgumentParser

/// The order of the categories of a choice, as the command line gives it: `NAME=LOW,...,HIGH`.
struct CategoryOrder: ExpressibleByArgument {
  /// The choice: an attribute's name, `type`, `role` or `rating`.
  let name: String
  /// The categories, lowest first.
  let categories: [String]

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    name = String(parts[0])
    categories = parts[1].split(separator: ",").map(String.init)
    guard categories.count > 1, Set(categories).count == categories.count else { return nil }
  }
}
