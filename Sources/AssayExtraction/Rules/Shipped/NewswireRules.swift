/// The parts of the rule file for the ontology `newswire/1`.
enum NewswireRules {
  static let schema = #"""
    ontology newswire/1
    types Person
    frame Life-Die: Victim Time
    """#
  static let words = #"""
    lex KILL +v = kill
    """#
  static let mentions = #"""
    entity Person "cap"
      match CAP+
    """#
  static let events = #"""
    event Life-Die "kill"
      trigger KILL:v
      Victim Person+ object
    """#
}
