/// A feature structure of a UIMA CAS, as XMI or CAS JSON gives it; what it holds stands in ``CASContents``.
struct FeatureStructure {
  /// Its identifier.
  var id = CASContents.Text.empty
  /// The number of its type.
  var type: Int32
  /// The number of the sofa that it is about; 0 where it is about none.
  var sofa: Int32 = 0
  /// Where it stands in the sofa, in UTF-16 units, half open; `nil` where it is no annotation.
  var span: (start: Int, end: Int)?
  /// Its other features, as indexes into those of the file.
  var features = 0..<0
  var line = 0

  init(type: Int32) { self.type = type }
}
