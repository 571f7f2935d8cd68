/// The structures of UIMA's first JSON, which UIMA 2.7 to 3.2, WebAnno and DKPro Core write: structures by type in
/// `_views`, and those that others refer to by identifier in `_referenced_fss`.
///
/// A value that is the default is left out, so that an annotation without a begin stands at 0. Types are short names, of
/// which `_context` may tell the full ones; short names of DKPro Core's types are known. Where there is no context, the
/// features that refer to other structures are those of DKPro Core.
/// Source: Apache UIMA, "JSON Serialization of CASs and UIMA Description objects".
struct EarlyCASJSON {
  private(set) var contents = CASContents()
  /// The full names of types by their short ones.
  private var names: [String: String] = [:]
  /// The features that hold references, by the short name of their type; `nil` where no context tells.
  private var references: [String: Set<String>]?
  /// The elements of arrays of structures, by the identifier of the array.
  private var arrays: [String: [JSONValue]] = [:]
  /// How many structures stand where they are needed and have no identifier.
  private var unnamed = 0

  /// Whether a document with these keys is one.
  static func recognises(_ keys: [String]) -> Bool {
    let keys = Set(keys)
    return keys.contains("_referenced_fss") || keys.isSuperset(of: ["_context", "_views"])
  }

  init(_ document: JSONValue) {
    if let types = document["_context"]?["_types"] { readTypes(types) }
    let referenced = document["_referenced_fss"]?.members ?? []
    for member in referenced {
      if let elements = member.value["_collection"]?.array { arrays[member.key] = elements }
    }
    for member in referenced where member.value["_collection"] == nil {
      take(member.value, id: member.key, type: member.value["_type"]?.string ?? "")
    }
    for view in document["_views"]?.members ?? [] {
      for type in view.value.members {
        // A number is that of a structure which others refer to.
        for value in type.value.array ?? [] where !value.members.isEmpty {
          take(value, id: nextName(), type: type.key)
        }
      }
    }
  }

  private mutating func nextName() -> String {
    unnamed += 1
    return "in-view-\(unnamed)"
  }

  // MARK: - Types

  private mutating func readTypes(_ types: JSONValue) {
    for type in types.members {
      if let name = type.value["_id"]?.string { names[type.key] = name }
    }
    // Types that are made of one about single tokens are such, too.
    for type in types.members where CASNames.isLinguistic(fullName(type.key)) {
      for below in subtypes(type.value) where names[below] == nil {
        names[below] = CASNames.package(of: fullName(type.key)) + below
      }
    }
    var references: [String: Set<String>] = [:]
    for type in types.members {
      for below in subtypes(type.value) {
        contents.typeSystem.add(fullName(below), supertype: fullName(type.key))
      }
      references[type.key] = Set(
        (type.value["_feature_types"]?.members ?? []).lazy
          .filter { $0.value.string == "_ref" }.map(\.key))
    }
    self.references = references
  }

  private func subtypes(_ type: JSONValue) -> [String] {
    (type["_subtypes"]?.array ?? []).compactMap(\.string)
  }

  private func fullName(_ type: String) -> String {
    names[type] ?? CASNames.fullNames[type] ?? type
  }

  private func isReference(_ feature: String, of type: String) -> Bool {
    references.map { $0[type]?.contains(feature) ?? false }
      ?? CASNames.referring.contains(feature)
  }

  // MARK: - Structures

  private mutating func take(_ value: JSONValue, id: String, type: String) {
    if fullName(type) == "uima.cas.Sofa" {
      contents.sofas.append(
        .init(
          id: id, name: value["sofaID"]?.string ?? "", text: value["sofaString"]?.string,
          array: nil))
      return
    }
    var structure = FeatureStructure(type: contents.number(ofType: fullName(type)))
    structure.sofa = contents.number(ofSofa: (value["sofa"]?.identifier ?? "").utf8.span)
    let begin = value["begin"]?.int, end = value["end"]?.int
    if begin != nil || end != nil { structure.span = (begin ?? 0, end ?? 0) }
    // A structure within another ends before it, as the features of each stand in a row.
    let features = value.members.filter { member in
      !member.key.hasPrefix("_") && !["sofa", "begin", "end"].contains(member.key)
    }.map { ($0.key, takeEmbedded($0.value, of: type, as: $0.key)) }
    if let span = structure.span {
      switch contents.types[Int(structure.type)].localName {
      case "Token": return contents.append(token: span, about: structure.sofa)
      case "Sentence": return contents.append(sentence: span, about: structure.sofa)
      default: break
      }
    }
    for (name, values) in features { add(name, values, of: type) }
    structure.id = contents.keep(id)
    contents.append(structure)
  }

  /// A value with identifiers in the place of the structures in it, which are taken, and of arrays of them.
  private mutating func takeEmbedded(
    _ value: JSONValue, of type: String, as feature: String
  ) -> [JSONValue] {
    let array = value.identifier.flatMap { arrays[$0] }
    let elements = isReference(feature, of: type) ? array ?? value.array : value.array
    return (elements ?? [value]).map { element in
      guard !element.members.isEmpty else { return element }
      let id = nextName()
      take(element, id: id, type: element["_type"]?.string ?? "")
      return .object([.init(id, .null)])
    }
  }

  private mutating func add(_ name: String, _ values: [JSONValue], of type: String) {
    let refers = isReference(name, of: type)
    let number = contents.name(ofFeature: name)
    for value in values {
      if let embedded = value.members.first?.key {
        contents.append(number, contents.keep(embedded), isReference: true)
      } else if let text = value.scalarText {
        contents.append(number, contents.keep(text), isReference: refers)
      }
    }
  }
}
