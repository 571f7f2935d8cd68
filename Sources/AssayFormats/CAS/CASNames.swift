/// Names of types that Assay knows.
enum CASNames {
  static let annotation = "uima.tcas.Annotation"
  static let document = "uima.tcas.DocumentAnnotation"
  static let dkpro = "de.tudarmstadt.ukp.dkpro.core.api."
  static let token = dkpro + "segmentation.type.Token"
  static let sentence = dkpro + "segmentation.type.Sentence"
  static let metadataPackage = dkpro + "metadata."
  static let metadata = metadataPackage + "type.DocumentMetaData"
  static let namedEntity = dkpro + "ner.type.NamedEntity"
  static let predicate = dkpro + "semantics.type.SemPred"

  /// Packages of layers that say something of single tokens or of the file, which Assay does not model.
  private static let linguistic = [
    "lexmorph.", "syntax.", "segmentation.", "metadata.", "transform.", "anomaly.",
  ].map { dkpro + $0 }

  /// Whether a type is of such a layer.
  static func isLinguistic(_ type: String) -> Bool {
    type.hasPrefix(dkpro) && linguistic.contains { type.hasPrefix($0) }
  }

  /// The package of a type, with the full stop behind it.
  static func package(of type: String) -> String {
    type.lastIndex(of: ".").map { String(type[...$0]) } ?? ""
  }

  /// The full names of types of UIMA and DKPro Core by their last names, for files that give no more.
  static let fullNames: [String: String] = {
    let packages = [
      ("segmentation.type.", ["Token", "Sentence", "Lemma", "Stem", "Compound", "Paragraph"]),
      ("lexmorph.type.pos.", ["POS"]), ("lexmorph.type.morph.", ["MorphologicalFeatures"]),
      ("syntax.type.dependency.", ["Dependency", "ROOT"]), ("syntax.type.chunk.", ["Chunk"]),
      ("syntax.type.constituent.", ["Constituent"]), ("syntax.type.", ["PennTree"]),
      ("metadata.type.", ["DocumentMetaData", "TagsetDescription", "TagDescription"]),
      ("ner.type.", ["NamedEntity"]), ("coref.type.", ["CoreferenceChain", "CoreferenceLink"]),
      ("semantics.type.", ["SemPred", "SemArg", "SemArgLink"]),
      ("transform.type.", ["SofaChangeAnnotation"]),
    ]
    var names = ["Sofa": "uima.cas.Sofa", "DocumentAnnotation": document]
    for (package, types) in packages {
      for type in types { names[type] = dkpro + package + type }
    }
    return names
  }()

  /// Features of DKPro Core's types that refer to other structures.
  static let referring: Set<String> = [
    "Governor", "Dependent", "first", "next", "target", "arguments", "pos", "lemma", "stem",
    "morph",
    "parent", "form", "children",
  ]
}
