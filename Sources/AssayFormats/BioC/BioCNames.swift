import AssayModel

/// Names with a meaning in BioC as Assay reads and writes it.
enum BioCNames {
  /// The type of relations that are coreference chains.
  static let coreference = "Coreference"
  /// The role of an event's trigger.
  static let trigger = "Trigger"

  static func isTrigger(_ role: String) -> Bool { role == trigger || role == "trigger" }

  static func value(_ infons: BioCDocument.Infons, _ key: String) -> String? {
    infons.first { $0.key == key }?.value
  }

  /// Infons as attributes; the value `true` alone is a flag.
  static func attributes(
    _ infons: BioCDocument.Infons, without known: Set<String>
  ) -> [Attribute] {
    infons.filter { !known.contains($0.key) && !$0.key.isEmpty }.map { infon in
      infon.value == "true"
        ? Attribute(infon.key, .flag) : Attribute(infon.key, infon.value)
    }
  }
}
