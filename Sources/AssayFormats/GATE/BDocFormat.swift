import AssayModel

/// gatenlp's JSON (bdoc): the same in JSON, positions in the unit that `offset_type` declares.
///
/// `p` is for code points, as Python counts, `j` for UTF-16 units, as Java does. Events and relations, which
/// bdoc lacks, are read as `BDocWriter` writes them, in the document's feature `assay.relations`.
struct BDocFormat: DocumentFormat {
  let name = "bdoc"
  let summary = "GATE's JSON (gatenlp bdoc): annotation sets, features and coreference"
  let endings = [".bdocjs", ".bdoc", ".json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let keys = Set(JSONReader.leadingKeys(head.drop { $0.isBlank }))
    return keys.contains("annotation_sets") || keys.contains("offset_type")
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch {
      let fault = Fault(json: error, in: bytes, file: file)
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    let unit: OffsetUnit = value["offset_type"]?.string == "j" ? .utf16 : .codePoint
    return [
      GATEAssembly(document: document(value), unit: unit).reading(
        file: file, name: identifier(of: file, options), options: options, bytes: bytes.count)
    ]
  }

  private func document(_ value: JSONValue) -> GATEDocument {
    var document = GATEDocument()
    if value["text"]?.string == nil {
      document.problems.append(("expected the text \"text\", found none", 0))
    }
    document.text = value["text"]?.string ?? ""
    document.features = Self.features(value)
    if let name = value["name"]?.string, !name.isEmpty,
      !document.features.contains(where: { $0.name == GATENames.id })
    {
      document.features.append((GATENames.id, .string(name)))
    }
    for set in value["annotation_sets"]?.members ?? [] {
      let number = document.set(set.key)
      for annotation in set.value["annotations"]?.array ?? [] {
        guard let span = annotation.span("start", "end"), let type = annotation["type"]?.string
        else {
          document.problems.append(("expected an annotation with type, start and end", 0))
          continue
        }
        document.sets[number].annotations.append(
          .init(
            id: annotation["id"]?.identifier
              ?? "T\(document.sets[number].annotations.count)", type: type, start: span.start,
            end: span.end, features: Self.features(annotation)))
      }
    }
    for relation in value["features"]?["assay.relations"]?.array ?? [] {
      guard let set = relation["set"]?.string, let type = relation["type"]?.string else { continue }
      let number = document.set(set)
      document.sets[number].relations.append(
        .init(
          id: relation["id"]?.identifier ?? "R\(document.sets[number].relations.count)", type: type,
          members: (relation["members"]?.array ?? []).compactMap(\.identifier),
          features: Self.features(relation)))
    }
    return document
  }

  private static func features(_ value: JSONValue) -> [(name: String, value: JSONValue)] {
    (value["features"]?.members ?? []).map { ($0.key, $0.value) }
  }
}
