public import AssayModel

/// Something in a layer that a schema does not foresee.
public struct SchemaViolation: Hashable, Sendable {
  /// What it is about, by index into the layer.
  public enum Subject: Hashable, Sendable {
    case mention(Int)
    case event(Int)
    case relation(Int)
  }

  /// A stable name of the sort of violation, as ``SchemaCheck/violations(in:)`` lists them.
  public let code: String
  /// What it is about.
  public let subject: Subject
  /// The identifier of that in the source.
  public let id: String
  /// What was expected and what was found; lower case, no full stop.
  public let message: String
}

/// Compares annotations with a schema.
///
/// Made once for a schema and used for many articles. All findings are warnings: annotations that a
/// schema does not foresee can still be scored. Where a role or attribute names none but types that the schema lacks,
/// anything may fill or bear it.
public struct SchemaCheck: Sendable {
  /// Roles by type and name.
  private let roles: [String: [String: Schema.Role]]
  private let entities: [String: Schema.Label]
  private let events: [String: Schema.Label]
  private let relations: [String: Schema.Label]
  private let attributes: [String: Schema.AttributeKind]
  /// All types of the schema.
  private let types: Set<String>

  /// Prepares the check of a schema.
  public init(_ schema: Schema) {
    func byName(_ labels: [Schema.Label]) -> [String: Schema.Label] {
      Dictionary(labels.map { ($0.name, $0) }) { first, _ in first }
    }
    entities = byName(schema.entities)
    events = byName(schema.events)
    relations = byName(schema.relations)
    attributes = Dictionary(schema.attributes.map { ($0.name, $0) }) { first, _ in first }
    types = Set((schema.entities + schema.events + schema.relations).map(\.name))
    roles = Dictionary(
      (schema.events + schema.relations).map { label in
        (label.name, Dictionary(label.roles.map { ($0.name, $0) }) { first, _ in first })
      }
    ) { first, _ in first }
  }

  /// What the schema does not foresee in a layer, as warnings about one file.
  ///
  /// - Parameters:
  ///   - layer: The annotations.
  ///   - file: The file to name in the faults.
  /// - Complexity: O(n) in the number of annotations, arguments and attributes.
  public func faults(in layer: Layer, file: String) -> [Fault] {
    violations(in: layer).map {
      Fault(.warning, code: $0.code, file: file, message: "\($0.id): \($0.message)")
    }
  }

  /// What the schema does not foresee in a layer, in the layer's order.
  ///
  /// Codes: `unknown-type`, `abstract-type`, `unknown-role`, `role-filler`, `role-count`,
  /// `unknown-attribute`, `attribute-bearer`, `attribute-value`.
  /// - Complexity: O(n) in the number of annotations, arguments and attributes.
  public func violations(in layer: Layer) -> [SchemaViolation] {
    var findings = Findings()
    for (index, mention) in layer.mentions.enumerated() {
      findings.begin(.mention(index), mention.id)
      check(mention.type, entities, "entity type", &findings)
      check(mention.attributes, mention.type, &findings)
    }
    for (index, event) in layer.events.enumerated() {
      findings.begin(.event(index), event.id)
      check(event.type, events, "event type", &findings)
      check(event.arguments, events[event.type], layer, &findings)
      check(event.attributes, event.type, &findings)
    }
    for (index, relation) in layer.relations.enumerated() {
      findings.begin(.relation(index), relation.id)
      check(relation.type, relations, "relation type", &findings)
      check(relation.arguments, relations[relation.type], layer, &findings)
      check(relation.attributes, relation.type, &findings)
    }
    return findings.violations
  }

  /// Violations, with what is looked at.
  private struct Findings {
    private(set) var violations: [SchemaViolation] = []
    private var subject = SchemaViolation.Subject.mention(0)
    private var id = ""

    mutating func begin(_ subject: SchemaViolation.Subject, _ id: String) {
      self.subject = subject
      self.id = id
    }

    mutating func add(_ code: String, _ message: String) {
      violations.append(SchemaViolation(code: code, subject: subject, id: id, message: message))
    }
  }

  private func check(
    _ type: String, _ known: [String: Schema.Label], _ what: String, _ findings: inout Findings
  ) {
    guard let label = known[type] else {
      let near = known.keys.filter { editDistance($0, type) <= 2 }.min()
      let hint = near.map { "; did you mean \(quoted($0))?" } ?? ""
      findings.add(
        "unknown-type", "expected an \(what) of the schema, found \(quoted(type))\(hint)")
      return
    }
    if label.isAbstract {
      findings.add(
        "abstract-type", "expected a type below \(quoted(type)), found it itself")
    }
  }

  private func check(
    _ arguments: [Argument], _ label: Schema.Label?, _ layer: Layer, _ findings: inout Findings
  ) {
    guard let label, let allowed = roles[label.name] else { return }
    var counts: [String: Int] = [:]
    for argument in arguments {
      counts[argument.role, default: 0] += 1
      guard let role = allowed[argument.role] else {
        let names = label.roles.map(\.name).joined(separator: ", ")
        findings.add(
          "unknown-role",
          "expected a role of \(label.name) (\(names.isEmpty ? "none" : names)), found "
            + quoted(argument.role))
        continue
      }
      let filler = layer.type(of: argument.filler)
      if let filler, !role.fillers.contains(filler), isLimit(role.fillers) {
        findings.add(
          "role-filler",
          "expected \(role.fillers.sorted().joined(separator: " or ")) as \(role.name), found "
            + quoted(filler))
      }
    }
    for role in label.roles {
      let count = counts[role.name, default: 0]
      if count < role.minimum || role.maximum.map({ count > $0 }) == true {
        findings.add(
          "role-count", "expected \(Self.arity(role)) \(role.name), found \(count)")
      }
    }
  }

  /// Whether types say what is allowed: names of which the schema has none, as `Span` where all spans are meant, do not.
  private func isLimit(_ names: Set<String>) -> Bool { !names.isDisjoint(with: types) }

  private static func arity(_ role: Schema.Role) -> String {
    guard let maximum = role.maximum else { return "\(role.minimum) or more" }
    return role.minimum == maximum ? "\(maximum)" : "\(role.minimum) to \(maximum)"
  }

  private func check(
    _ found: [Attribute], _ type: String, _ findings: inout Findings
  ) {
    for attribute in found {
      guard let kind = attributes[attribute.name] else {
        findings.add(
          "unknown-attribute",
          "expected an attribute of the schema, found \(quoted(attribute.name))")
        continue
      }
      if !kind.bearers.contains(type), isLimit(kind.bearers) {
        findings.add(
          "attribute-bearer", "expected no \(attribute.name) on \(quoted(type)), found it")
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
          "attribute-value",
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
