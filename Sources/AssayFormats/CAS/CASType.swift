/// The name of a type of a UIMA CAS.
struct CASType {
  /// The full name, for example `uima.tcas.Annotation`.
  let name: String
  /// The last part of the name.
  let localName: String

  init(_ name: String) {
    self.name = name
    localName =
      name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[$0...].dropFirst()) } ?? name
  }
}

/// What is asked of a type for each of its structures.
///
/// Found once for each type of a file, because a file has few types and many structures.
struct CASTypeKind {
  /// A type of the package `assay`.
  enum Own: String {
    case mention = "Mention"
    case event = "Event"
    case relation = "Relation"
    case entity = "Entity"
    case eventCluster = "EventCluster"
    case metadata = "Metadata"
    /// What is read with others, or not known.
    case part = ""
  }

  /// Which type of the package `assay` it is; `nil` where it is of another.
  let own: Own?
  /// Whether it tells of the whole document.
  let isDocument: Bool
  /// Whether it is of a layer that says something of single tokens or of the file.
  let isLinguistic: Bool
  /// Whether it is of DKPro's package of metadata.
  let isMetadata: Bool
  let isNamedEntity: Bool
  let isPredicate: Bool
  /// Whether it joins an event and what fills a slot of it.
  let isLink: Bool
  let isList: Bool
  /// Whether it is a mention in a chain.
  let isChainLink: Bool

  init(_ type: CASType, in system: CASTypes) {
    own = type.name.hasPrefix("assay.") ? Own(rawValue: type.localName) ?? .part : nil
    isDocument =
      system.isKind(type.name, of: CASNames.document) || type.name == CASNames.metadata
    isLinguistic = CASNames.isLinguistic(type.name)
    isMetadata = type.name.hasPrefix(CASNames.metadataPackage)
    isNamedEntity =
      type.localName == "NamedEntity" || system.isKind(type.name, of: CASNames.namedEntity)
    isPredicate = type.name == CASNames.predicate
    isLink = type.localName.hasSuffix("Link")
    isList = type.localName.hasSuffix("List")
    isChainLink = type.localName == "CoreferenceLink"
  }
}
