/// What a type system says of its types.
struct CASTypes {
  private(set) var supertypes: [String: String] = [:]
  /// Features that hold other structures, by type and name.
  private(set) var referring: Set<String> = []

  mutating func add(_ type: String, supertype: String) {
    supertypes[type] = supertype
  }

  mutating func add(feature: String, range: String, of type: String) {
    let isPrimitive =
      range.hasPrefix("uima.cas.") && range != "uima.cas.TOP" && range != "uima.cas.FSArray"
      && range != "uima.cas.FSList"
    if !isPrimitive { referring.insert("\(type)#\(feature)") }
  }

  /// Whether a type is another or one of its subtypes.
  func isKind(_ type: String, of wanted: String) -> Bool {
    var current = type
    for _ in 0...supertypes.count {
      if current == wanted { return true }
      guard let next = supertypes[current] else { return false }
      current = next
    }
    return false
  }

  /// Whether a feature is known to hold other structures.
  func refers(_ feature: String, of type: String) -> Bool {
    var current = type
    for _ in 0...supertypes.count {
      if referring.contains("\(current)#\(feature)") { return true }
      guard let next = supertypes[current] else { return false }
      current = next
    }
    return false
  }
}
