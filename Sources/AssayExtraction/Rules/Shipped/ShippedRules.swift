/// The rule files that are part of the program.
package struct ShippedRules: Sendable {
  /// What `file=` takes, which is the name of the ontology.
  package let name: String
  /// The rules.
  package let text: String

  /// Rules for the ontology of the newswire corpus.
  package static let newswire = ShippedRules(
    name: "newswire/1",
    text: [
      NewswireRules.schema, NewswireRules.words, NewswireRules.mentions, NewswireRules.events,
    ].joined(separator: "\n"))

  /// All of them.
  package static let all = [newswire]
}
