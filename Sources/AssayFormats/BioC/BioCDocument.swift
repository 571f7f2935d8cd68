import AssayModel

/// A document of a BioC collection, from XML or JSON.
struct BioCDocument {
  typealias Infons = [(key: String, value: String)]

  struct Annotation {
    var id: String?
    var infons: Infons
    var locations: [(offset: Int, length: Int)]
    var text: String?
    var line = 0
  }

  struct Relation {
    var id: String?
    var infons: Infons
    var nodes: [(id: String, role: String)]
    var line = 0
  }

  /// A passage or sentence: a text at an offset of the document.
  struct Part {
    var offset: Int?
    var text: String?
    var annotations: [Annotation] = []
    var relations: [Relation] = []
    var parts: [Part] = []
    var line = 0
  }

  var id: String?
  var infons: Infons = []
  /// The passages, and what is said of the document as a whole.
  var whole = Part()
  /// What could not be read.
  var problems: [(message: String, line: Int)] = []
  var line = 0
}

// MARK: - XML

extension BioCDocument {
  init(_ record: XMLRecord) {
    line = record.line
    id = record.first("id")?.text.trimmed
    infons = Self.infons(record)
    whole = part(record)
    whole.parts = record.all("passage").map { passage in
      var part = part(passage)
      part.parts = passage.all("sentence").map { self.part($0) }
      return part
    }
  }

  private mutating func part(_ record: XMLRecord) -> Part {
    var part = Part(line: record.line)
    part.offset = record.first("offset").flatMap { Int($0.text.trimmed) }
    part.text = record.first("text").flatMap { $0.text.isEmpty ? nil : $0.text }
    part.annotations = record.all("annotation").map { annotation in
      let locations = annotation.all("location").compactMap { location in
        location.int("offset").flatMap { offset in
          location.int("length").map { (offset: offset, length: $0) }
        }
      }
      if locations.isEmpty {
        problems.append(("expected a location with offset and length", annotation.line))
      }
      return Annotation(
        id: annotation["id"], infons: Self.infons(annotation), locations: locations,
        text: annotation.first("text")?.text, line: annotation.line)
    }
    part.relations = record.all("relation").map { relation in
      Relation(
        id: relation["id"], infons: Self.infons(relation),
        nodes: relation.all("node").map { ($0["refid"] ?? "", $0["role"] ?? "") },
        line: relation.line)
    }
    return part
  }

  private static func infons(_ record: XMLRecord) -> Infons {
    record.all("infon").map { ($0["key"] ?? "", $0.text) }
  }
}

// MARK: - JSON

extension BioCDocument {
  /// - Parameter line: The line that the document begins on.
  init(_ value: JSONValue, line: Int) {
    self.line = line
    id = value["id"]?.identifier
    infons = Self.infons(value)
    whole = part(value)
    whole.parts = (value["passages"]?.array ?? []).map { passage in
      var part = part(passage)
      part.parts = (passage["sentences"]?.array ?? []).map { self.part($0) }
      return part
    }
  }

  private mutating func part(_ value: JSONValue) -> Part {
    var part = Part()
    part.offset = value["offset"]?.int
    part.text = value["text"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    part.annotations = (value["annotations"]?.array ?? []).map { annotation in
      let locations = (annotation["locations"]?.array ?? []).compactMap { location in
        location["offset"]?.int.flatMap { offset in
          location["length"]?.int.map { (offset: offset, length: $0) }
        }
      }
      if locations.isEmpty {
        let id = annotation["id"]?.identifier ?? "an annotation"
        problems.append(("\(id): expected a location with offset and length", 0))
      }
      return Annotation(
        id: annotation["id"]?.identifier, infons: Self.infons(annotation), locations: locations,
        text: annotation["text"]?.string)
    }
    part.relations = (value["relations"]?.array ?? []).map { relation in
      Relation(
        id: relation["id"]?.identifier, infons: Self.infons(relation),
        nodes: (relation["nodes"]?.array ?? []).map {
          ($0["refid"]?.identifier ?? "", $0["role"]?.string ?? "")
        })
    }
    return part
  }

  private static func infons(_ value: JSONValue) -> Infons {
    (value["infons"]?.members ?? []).compactMap { member in
      member.value.scalarText.map { (member.key, $0) }
    }
  }
}
