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
      NewswireRules.schema, NewswireRules.names, NewswireRules.nouns, NewswireRules.verbs,
      NewswireRules.mentions, NewswireRules.statements, NewswireRules.conflict,
      NewswireRules.movement, NewswireRules.politics,
    ].joined(separator: "\n"))

  /// All of them.
  package static let all = [newswire]
}
