internal import AssayModel

extension ConfigurationParser {
  /// The schema of all entries, with abbreviations replaced and types looked up.
  mutating func finish() -> Schema {
    let types = TypeNames(entries)
    return Schema(
      entities: labels(.entities, types), events: labels(.events, types),
      relations: labels(.relations, types), attributes: attributes(types))
  }

  private mutating func labels(_ section: Section, _ types: TypeNames) -> [Schema.Label] {
    var labels: [Schema.Label] = []
    for entry in entries[section] ?? [] {
      labels.append(
        Schema.Label(
          name: entry.name, parent: entry.parent, isAbstract: entry.isAbstract,
          roles: roles(of: entry, types)))
    }
    return labels
  }

  /// The roles of an entry; one that is named several times takes the fillers of all.
  private mutating func roles(of entry: Entry, _ types: TypeNames) -> [Schema.Role] {
    var roles: [Schema.Role] = []
    for field in entry.fields {
      let fillers = resolve(field.values, types, entry.line)
      guard let index = roles.firstIndex(where: { $0.name == field.name }) else {
        roles.append(
          Schema.Role(
            name: field.name, minimum: field.minimum, maximum: field.maximum, fillers: fillers))
        continue
      }
      let earlier = roles[index]
      roles[index] = Schema.Role(
        name: field.name, minimum: min(earlier.minimum, field.minimum),
        maximum: earlier.maximum.flatMap { one in field.maximum.map { max(one, $0) } },
        fillers: earlier.fillers.union(fillers))
    }
    return roles
  }

  private mutating func attributes(_ types: TypeNames) -> [Schema.AttributeKind] {
    var kinds: [Schema.AttributeKind] = []
    for entry in entries[.attributes] ?? [] {
      let bearers = entry.fields.filter { $0.name == "Arg" }.flatMap(\.values)
      let values = entry.fields.filter { $0.name == "Value" }.flatMap(\.values)
      if bearers.isEmpty {
        report(
          entry.line, "expected 'Arg:TYPE' for the attribute \(quoted(entry.name)), found none")
      }
      kinds.append(
        Schema.AttributeKind(
          name: entry.name, bearers: resolve(bearers, types, entry.line), values: values))
    }
    return kinds
  }

  /// The types that names, abbreviations and `<ENTITY>`, `<EVENT>`, `<RELATION>`, `<ANY>` stand for.
  private mutating func resolve(
    _ names: [String], _ types: TypeNames, _ line: Int
  ) -> Set<String> {
    var found: Set<String> = []
    var pending = names
    var expanded: Set<String> = []
    while let name = pending.popLast() {
      if name.hasPrefix("<") && name.hasSuffix(">") {
        let key = String(name.dropFirst().dropLast())
        if let group = types.groups[key] {
          found.formUnion(group)
        } else if let macro = macros[key] {
          if expanded.insert(key).inserted { pending += macro }
        } else {
          report(line, "expected a known abbreviation, found \(quoted(name))")
        }
      } else if types.all.contains(name) {
        found.formUnion(types.withDescendants(name))
      } else {
        // Once for each name, which may stand in every line.
        if unknownTypes.insert(name).inserted {
          report(line, "expected a type of this schema, found \(quoted(name))", severity: .warning)
        }
        found.insert(name)
      }
    }
    return found
  }
}

/// The types that a configuration has, for looking up.
struct TypeNames {
  let groups: [String: Set<String>]
  let all: Set<String>
  private let children: [String: [String]]

  init(_ entries: [ConfigurationParser.Section: [ConfigurationParser.Entry]]) {
    func names(_ section: ConfigurationParser.Section) -> Set<String> {
      Set((entries[section] ?? []).map(\.name))
    }
    all = names(.entities).union(names(.events)).union(names(.relations))
    groups = [
      "ENTITY": names(.entities), "EVENT": names(.events), "RELATION": names(.relations),
      "ANY": all,
    ]
    var children: [String: [String]] = [:]
    for list in entries.values {
      for entry in list {
        if let parent = entry.parent { children[parent, default: []].append(entry.name) }
      }
    }
    self.children = children
  }

  /// A type and all types below it.
  func withDescendants(_ name: String) -> Set<String> {
    var found: Set<String> = []
    var pending = [name]
    while let next = pending.popLast() {
      guard found.insert(next).inserted else { continue }
      pending += children[next] ?? []
    }
    return found
  }
}
