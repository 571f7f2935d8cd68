internal import AssayModel
internal import AssaySystem

/// Finds the `annotation.conf` that holds for a file: in its folder or the nearest above it.
struct SchemaFinder {
  static let fileName = "annotation.conf"

  private let given: BratRules?
  private var rulesOfFolder: [String: BratRules] = [:]
  private var rulesOfFile: [String: BratRules] = [:]
  private var placeOfFolder: [String: Baggage.Configuration?] = [:]

  /// - Parameter given: the schema that holds for all files; `nil` to look for one.
  init(given: Schema?) {
    self.given = given.map { BratRules($0) }
  }

  /// The rules for a file; the faults of a configuration are added when it is first met.
  mutating func rules(for path: String, faults: inout [Fault]) -> BratRules {
    if let given { return given }
    let folder = Files.folder(of: path)
    if let known = rulesOfFolder[folder] { return known }
    var rules = BratRules(nil)
    if let file = Self.configuration(for: folder) {
      if let known = rulesOfFile[file] {
        rules = known
      } else {
        let reading = AnnotationConfiguration.read(file)
        rules = BratRules(reading.schema)
        faults += reading.faults
        rulesOfFile[file] = rules
      }
    }
    rulesOfFolder[folder] = rules
    return rules
  }

  /// Where the configuration of a file stands, if it has one.
  mutating func configuration(for path: String) -> Baggage.Configuration? {
    let folder = Files.folder(of: path)
    if let known = placeOfFolder[folder] { return known }
    var found: Baggage.Configuration?
    if let file = Self.configuration(for: folder) {
      let above = Files.folder(of: file)
      var levels = 0, current = folder
      while current != above, Files.folder(of: current) != current {
        current = Files.folder(of: current)
        levels += 1
      }
      found = Baggage.Configuration(folder: above, levels: levels)
    }
    placeOfFolder[folder] = .some(found)
    return found
  }

  /// The configuration in a folder or in the nearest folder above it that has one.
  ///
  /// Goes up as far as the path names folders: to the root, or to where a relative path starts.
  static func configuration(for folder: String) -> String? {
    var folder = folder
    while true {
      let file = Files.join(folder, fileName)
      if Files.exists(file) { return file }
      let parent = Files.folder(of: folder)
      if parent == folder || folder == "." || folder.hasSuffix("..") { return nil }
      folder = parent
    }
  }
}
