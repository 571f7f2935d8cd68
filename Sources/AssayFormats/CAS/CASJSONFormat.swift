import AssayModel

/// UIMA's CAS as JSON (version 0.4), as INCEpTION and dkpro-cassis write it, or as UIMA 2 did (``EarlyCASJSON``).
///
/// Positions are UTF-16 units. What annotations become is told at ``CASAssembly``.
struct CASJSONFormat: DocumentFormat {
  let name = "cas-json"
  let summary = "UIMA CAS JSON (INCEpTION, dkpro-cassis)"
  let endings = [".json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let keys = JSONReader.leadingKeys(head.drop { $0.isBlank })
    return !Set(keys).isDisjoint(with: ["%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"])
      || EarlyCASJSON.recognises(keys)
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let document: JSONValue
    do { document = try JSONValue(parsing: bytes) } catch {
      let fault = Fault(json: error, in: bytes, file: file)
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    let isEarly = EarlyCASJSON.recognises(document.members.map(\.key))
    return CASAssembly(
      isEarly ? EarlyCASJSON(document).contents : contents(of: document),
      name: identifier(of: file, options), file: file, options: options
    ).readings(bytes: bytes.count)
  }

  private func contents(of document: JSONValue) -> CASContents {
    var contents = CASContents()
    for type in document["%TYPES"]?.members ?? [] {
      contents.typeSystem.add(
        type.key, supertype: type.value["%SUPER_TYPE"]?.string ?? "uima.cas.TOP")
      for feature in type.value.members where !feature.key.hasPrefix("%") {
        contents.typeSystem.add(
          feature: feature.key, range: feature.value["%RANGE"]?.string ?? "uima.cas.TOP",
          of: type.key)
      }
    }
    let all = structures(of: document)
    var lists = CASLists()
    var arrays: [String: [UInt8]] = [:]
    for structure in all {
      if let coded = structure["%ELEMENTS"]?.string, let id = structure["%ID"]?.identifier {
        arrays[id] = Base64.decoded(coded)
      }
      guard let elements = structure["%ELEMENTS"]?.array, let id = structure["%ID"]?.identifier
      else { continue }
      lists.elements[id] = elements.compactMap(\.scalarText).map { contents.keep($0) }
      if structure["%TYPE"]?.string?.hasPrefix("uima.cas.FSArray") == false,
        structure["%TYPE"]?.string?.hasSuffix("[]") == false
      {
        lists.ofValues.insert(id)
      }
    }
    for structure in all where structure["%ELEMENTS"] == nil {
      take(structure, lists, into: &contents)
    }
    contents.resolveArrays { arrays[$0] }
    return contents
  }

  /// The structures, which are a list, or in early files an object by identifier.
  private func structures(of document: JSONValue) -> [JSONValue] {
    let field = document["%FEATURE_STRUCTURES"]
    if let list = field?.array { return list }
    return (field?.members ?? []).map { member in
      .object(member.value.members + [.init("%ID", .string(member.key))])
    }
  }

  private func take(_ value: JSONValue, _ lists: CASLists, into contents: inout CASContents) {
    let id = value["%ID"]?.identifier ?? "", type = value["%TYPE"]?.string ?? ""
    if type == "uima.cas.Sofa" {
      contents.sofas.append(
        .init(
          id: id, name: value["sofaID"]?.string ?? "", text: value["sofaString"]?.string,
          array: CASContents.Sofa.isText(value["mimeType"]?.string)
            ? value["@sofaArray"]?.identifier : nil))
      return
    }
    var structure = FeatureStructure(type: contents.number(ofType: type))
    structure.sofa = contents.number(ofSofa: (value["@sofa"]?.identifier ?? "").utf8.span)
    structure.span = value.span("begin", "end")
    if let span = structure.span {
      switch contents.types[Int(structure.type)].localName {
      case "Token": return contents.append(token: span, about: structure.sofa)
      case "Sentence": return contents.append(sentence: span, about: structure.sofa)
      default: break
      }
    }
    structure.id = contents.keep(id)
    for member in value.members
    where !member.key.hasPrefix("%") && !["@sofa", "begin", "end"].contains(member.key) {
      add(member, lists, to: &contents)
    }
    contents.append(structure)
  }

  /// A feature; references have a name with `@` before it and may lead to a list.
  private func add(_ member: JSONValue.Member, _ lists: CASLists, to contents: inout CASContents) {
    let hasMark = member.key.hasPrefix("@")
    let name = contents.name(
      ofFeature: hasMark || member.key.hasPrefix("#") ? String(member.key.dropFirst()) : member.key
    )
    if let elements = member.value.array {
      for element in elements.compactMap(\.scalarText) {
        contents.append(name, contents.keep(element), isReference: hasMark)
      }
    } else if let text = member.value.scalarText {
      let list = hasMark ? lists.elements[text] : nil
      let isReference = hasMark && !lists.ofValues.contains(text)
      for value in list ?? [contents.keep(text)] {
        contents.append(name, value, isReference: isReference)
      }
    }
  }
}

/// The elements of lists that stand apart from the structures that have them.
private struct CASLists {
  var elements: [String: [CASContents.Text]] = [:]
  /// The lists whose elements are texts or numbers, and no identifiers.
  var ofValues: Set<String> = []
}
