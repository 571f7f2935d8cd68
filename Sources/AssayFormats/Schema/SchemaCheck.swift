public import AssayModel

/// Compares annotations with a schema.
///
/// Made once for a schema and used for many articles. All findings are warnings: annotations that a
/// schema does not foresee can still be scored.
public struct SchemaCheck: Sendable {
  /// Roles by type and name.
  private let roles: [String: [String: Schema.Role]]
  private let entities: [String: Schema.Label]
  private let events: [String: Schema.Label]
  private let relations: [String: Schema.Label]
  private let attributes: [String: Schema.AttributeKind]

  /// Prepares the check of a schema.
  public init(_ schema: Schema) {
    func byName(_ labels: [Schema.Label]) -> [String: Schema.Label] {
      Dictionary(labels.map { ($0.name, $0) }) { first, _ in first }
    }
    entities = byName(schema.entities)
    events = byName(schema.events)
    relations = byName(schema.relations)
    attributes = Dictionary(schema.attributes.map { ($0.name, $0) }) { first, _ in first }
    roles = Dictionary(
      (schema.events + schema.relations).map { label in
        (label.name, Dictionary(label.roles.map { ($0.name, $0) }) { first, _ in first })
      }
    ) { first, _ in first }
  }

  /// What the schema does not foresee in a layer, in the layer's order.
  ///
  /// Codes: `unknown-type`, `abstract-type`, `unknown-role`, `role-filler`, `role-count`,
  /// `unknown-attribute`, `attribute-bearer`, `attribute-value`.
  /// - Parameters:
  ///   - layer: The annotations.
  ///   - file: The file to name in the faults.
  /// - Complexity: O(n) in the number of annotations, arguments and attributes.
  public func faults(in layer: Layer, file: String) -> [Fault] {
    var findings = Findings(file: file)
    for mention in layer.mentions {
      check(mention.type, entities, "entity type", mention.id, &findings)
      check(mention.attributes, of: mention.id, mention.type, &findings)
    }
    for event in layer.events {
      check(event.type, events, "event type", event.id, &findings)
      check(event.arguments, of: event.id, events[event.type], layer, &findings)
      check(event.attributes, of: event.id, event.type, &findings)
    }
    for relation in layer.relations {
      check(relation.type, relations, "relation type", relation.id, &findings)
      check(relation.arguments, of: relation.id, relations[relation.type], layer, &findings)
      check(relation.attributes, of: relation.id, relation.type, &findings)
    }
    return findings.faults
  }

  /// Warnings about one file.
  private struct Findings {
    let file: String
    var faults: [Fault] = []

    mutating func add(_ code: String, _ id: String, _ message: String) {
      faults.append(Fault(.warning, code: code, file: file, message: "\(id): \(message)"))
    }
  }

  private func check(
    _ type: String, _ known: [String: Schema.Label], _ what: String, _ id: String,
    _ findings: inout Findings
  ) {
    guard let label = known[type] else {
      let near = known.keys.filter { editDistance($0, type) <= 2 }.min()
      let hint = near.map { "; did you mean \(quoted($0))?" } ?? ""
      findings.add(
        "unknown-type", id, "expected an \(what) of the schema, found \(quoted(type))\(hint)")
      return
    }
    if label.isAbstract {
      findings.add("abstract-type", id, "expected a type below \(quoted(type)), found it itself")
    }
  }

  private func check(
    _ arguments: [Argument], of id: String, _ label: Schema.Label?, _ layer: Layer,
    _ findings: inout Findings
  ) {
    guard let label, let allowed = roles[label.name] else { return }
    var counts: [String: Int] = [:]
    for argument in arguments {
      counts[argument.role, default: 0] += 1
      guard let role = allowed[argument.role] else {
        let names = label.roles.map(\.name).joined(separator: ", ")
        findings.add(
          "unknown-role", id,
          "expected a role of \(label.name) (\(names.isEmpty ? "none" : names)), found "
            + quoted(argument.role))
        continue
      }
      let filler = layer.type(of: argument.filler)
      if let filler, !role.fillers.contains(filler) {
        findings.add(
          "role-filler", id,
          "expected \(role.fillers.sorted().joined(separator: " or ")) as \(role.name), found "
            + quoted(filler))
      }
    }
    for role in label.roles {
      let count = counts[role.name, default: 0]
      if count < role.minimum || role.maximum.map({ count > $0 }) == true {
        findings.add(
          "role-count", id, "expected \(Self.arity(role)) \(role.name), found \(count)")
      }
    }
  }

  private static func arity(_ role: Schema.Role) -> String {
    guard let maximum = role.maximum else { return "\(role.minimum) or more" }
    return role.minimum == maximum ? "\(maximum)" : "\(role.minimum) to \(maximum)"
  }

  private func check(
    _ found: [Attribute], of id: String, _ type: String, _ findings: inout Findings
  ) {
    for attribute in found {
      guard let kind = attributes[attribute.name] else {
        findings.add(
          "unknown-attribute", id,
          "expected an attribute of the schema, found \(quoted(attribute.name))")
        continue
      }
      if !kind.bearers.contains(type) {
        findings.add(
          "attribute-bearer", id, "expected no \(attribute.name) on \(quoted(type)), found it")
      }
      let value: String? =
        switch attribute.value {
        case .flag: nil
        case .text(let text): text
        case .number(let number): "\(number)"
        }
      let isAllowed = value.map(kind.values.contains) ?? kind.values.isEmpty
      if !isAllowed {
        let values = kind.values.isEmpty ? "no value" : kind.values.joined(separator: " or ")
        findings.add(
          "attribute-value", id,
          "expected \(values) for \(attribute.name), found \(value.map { quoted($0) } ?? "no value")"
        )
      }
    }
  }
}

extension Layer {
  /// The type of what a reference points to; an entity has that of its first mention.
  fileprivate func type(of reference: Reference) -> String? {
    switch reference {
    case .mention(let index): mentions[index].type
    case .event(let index): events[index].type
    case .entity(let index): entities[index].mentions.first.map { mentions[$0].type }
    }
  }
}
