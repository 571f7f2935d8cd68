import AssayModel
import AssayXML

/// The types that Assay writes into a CAS.
enum CASSchema {
  struct Feature {
    let name: String
    let range: String
  }

  struct TypeDescription {
    let name: String
    let supertype: String
    var features: [Feature] = []
  }

  private static let text = "uima.cas.String"
  private static let list = "uima.cas.FSArray"
  private static let common = [
    Feature(name: "attributes", range: list), Feature(name: "links", range: list),
    Feature(name: "confidence", range: "uima.cas.Double"),
  ]
  private static let arguments = Feature(name: "arguments", range: list)
  private static let value = Feature(name: "value", range: text)
  private static let fragments = Feature(name: "fragments", range: text)

  static let types = [
    TypeDescription(
      name: CASNames.metadata, supertype: CASNames.document,
      features: [Feature(name: "documentId", range: text)]),
    TypeDescription(name: CASNames.sentence, supertype: CASNames.annotation),
    TypeDescription(name: CASNames.token, supertype: CASNames.annotation),
    TypeDescription(
      name: CASNames.namedEntity, supertype: CASNames.annotation,
      features: [value, Feature(name: "identifier", range: text)]),
    TypeDescription(
      name: "assay.Mention", supertype: CASNames.namedEntity, features: [fragments] + common),
    TypeDescription(
      name: "assay.Event", supertype: CASNames.annotation,
      features: [
        value, fragments, Feature(name: "hasTrigger", range: "uima.cas.Boolean"), arguments,
      ]
        + common),
    TypeDescription(
      name: "assay.Relation", supertype: "uima.cas.TOP", features: [value, arguments, common[0]]),
    TypeDescription(
      name: "assay.Entity", supertype: "uima.cas.TOP",
      features: [Feature(name: "mentions", range: list)]),
    TypeDescription(
      name: "assay.EventCluster", supertype: "uima.cas.TOP",
      features: [Feature(name: "events", range: list)]),
    TypeDescription(
      name: "assay.Argument", supertype: "uima.cas.TOP",
      features: [
        Feature(name: "role", range: text), Feature(name: "target", range: "uima.cas.TOP"),
      ]
    ),
    TypeDescription(
      name: "assay.Attribute", supertype: "uima.cas.TOP",
      features: [
        Feature(name: "name", range: text), value,
        Feature(name: "number", range: "uima.cas.Double"),
      ]),
    TypeDescription(
      name: "assay.Link", supertype: "uima.cas.TOP",
      features: [Feature(name: "base", range: text), Feature(name: "identifier", range: text)]),
    TypeDescription(
      name: "assay.Metadata", supertype: "uima.cas.TOP",
      features: [Feature(name: "key", range: text), value]),
  ]

  /// The type system description for UIMA, `TypeSystem.xml`.
  static func description() throws(Fault) -> [UInt8] {
    do {
      var writer = XMLWriter()
      try writer.element(
        "typeSystemDescription", [("xmlns", "http://uima.apache.org/resourceSpecifier")]
      ) { (writer) throws(XMLError) in
        try writer.element("name", text: "assay")
        try writer.breakLine()
        try writer.element("types") { (writer) throws(XMLError) in
          for type in types { try write(type, to: &writer) }
        }
      }
      return try writer.finish()
    } catch {
      throw Fault(code: "unwritable", file: "TypeSystem.xml", message: error.description)
    }
  }

  private static func write(
    _ type: TypeDescription, to writer: inout XMLWriter
  ) throws(XMLError) {
    try writer.breakLine()
    try writer.element("typeDescription") { (writer) throws(XMLError) in
      try writer.element("name", text: type.name)
      try writer.element("supertypeName", text: type.supertype)
      try writer.element("features") { (writer) throws(XMLError) in
        for feature in type.features {
          try writer.element("featureDescription") { (writer) throws(XMLError) in
            try writer.element("name", text: feature.name)
            try writer.element("rangeTypeName", text: feature.range)
          }
        }
      }
    }
  }
}
