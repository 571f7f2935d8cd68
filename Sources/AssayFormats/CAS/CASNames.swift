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
}
