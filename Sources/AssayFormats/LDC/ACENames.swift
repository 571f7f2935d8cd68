import AssayModel

/// What APF calls things, and what Assay calls them.
enum ACENames {
  /// The type of mentions that are times.
  static let time = "TIMEX2"
  /// The types of mentions that are values.
  static let values: Set<String> = ["Contact-Info", "Crime", "Job-Title", "Numeric", "Sentence"]
  static let mentionAttributes = [
    ("TYPE", "mention_type"), ("LDCTYPE", "LDCTYPE"), ("LDCATR", "LDCATR"), ("ROLE", "ROLE"),
    ("METONYMY_MENTION", "METONYMY_MENTION"),
  ]
  static let eventAttributes = [
    ("MODALITY", "Modality"), ("POLARITY", "Polarity"), ("GENERICITY", "Genericity"),
    ("TENSE", "Tense"),
  ]
  static let relationAttributes = [
    ("MODALITY", "Modality"), ("TENSE", "Tense"), ("LEXICALCONDITION", "LexicalCondition"),
  ]
  static let entityShared: Set<String> = ["subtype", "class"]
  static let timeShared: Set<String> = ["VAL", "MOD", "ANCHOR_VAL", "ANCHOR_DIR", "SET"]

  static func attributes(of record: XMLRecord, _ names: [(String, String)]) -> [Attribute] {
    names.compactMap { source, name in record[source].map { Attribute(name, $0) } }
  }

  /// The two main roles of relations are `Arg-1` and `Arg-2` in APF.
  static func role(_ role: String) -> String {
    role == "Arg-1" ? "Arg1" : role == "Arg-2" ? "Arg2" : role
  }

  static func writtenRole(_ role: String) -> String {
    role == "Arg1" ? "Arg-1" : role == "Arg2" ? "Arg-2" : role
  }
}
