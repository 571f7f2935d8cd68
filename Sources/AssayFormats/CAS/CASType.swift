/// The name of a type of a UIMA CAS, with what is often asked of it.
///
/// Made once for each type of a file, because a file has few types and many structures; a class, so that a
/// structure holds it by one reference.
final class CASType: Sendable {
  /// The full name, for example `uima.tcas.Annotation`.
  let name: String
  /// The last part of the name.
  let localName: String
  /// Whether it is of the package `assay`.
  let isOwn: Bool
  /// Whether it is of a layer that says something of single tokens or of the file.
  let isLinguistic: Bool

  init(_ name: String) {
    self.name = name
    localName = name.split(separator: ".").last.map(String.init) ?? name
    isOwn = name.hasPrefix("assay.")
    isLinguistic = CASNames.isLinguistic(name)
  }
}
