/// A document of GATE, from its XML or from gatenlp's JSON.
struct GATEDocument {
  struct Annotation {
    var id: String
    var type: String
    var start: Int
    var end: Int
    var features: [(name: String, value: JSONValue)]
    var line = 0
  }

  /// A relation between annotations or relations.
  struct Relation {
    var id: String
    var type: String
    var members: [String]
    var features: [(name: String, value: JSONValue)]
    var line = 0
  }

  struct AnnotationSet {
    /// Empty for the default set.
    var name: String
    var annotations: [Annotation] = []
    var relations: [Relation] = []
  }

  var text = ""
  var features: [(name: String, value: JSONValue)] = []
  var sets: [AnnotationSet] = []
  /// What could not be read.
  var problems: [(message: String, line: Int)] = []

  /// The number of a set, which is made where there is none of that name.
  mutating func set(_ name: String) -> Int {
    if let number = sets.firstIndex(where: { $0.name == name }) { return number }
    sets.append(AnnotationSet(name: name))
    return sets.count - 1
  }
}

/// Names of types and features with a meaning.
enum GATENames {
  static let token = "Token"
  static let sentence = "Sentence"
  /// Types that say nothing of what is annotated.
  static let bookkeeping: Set<String> = ["SpaceToken", "Split", "DEFAULT_TOKEN"]
  /// The set that holds the markup of the file that the text came from.
  static let markup = "Original markups"
  /// The identifiers of the annotations that a mention refers to the same thing as.
  static let matches = "matches"
  /// On an annotation: it is an event, and the annotation is its trigger.
  static let event = "assay.event"
  /// On a relation: its type is the role that the second member has in the event that is the first.
  static let argument = "assay.argument"
  /// The document's identifier.
  static let id = "assay.id"
  /// Features of tokens that say no more than the text.
  static let ofTokens: Set<String> = ["string", "length", "kind", "orth", "rule", "dkproType"]
  /// What DKPro's writer repeats of an annotation.
  static let repeated: Set<String> = ["length", "string", "dkproType"]
}
