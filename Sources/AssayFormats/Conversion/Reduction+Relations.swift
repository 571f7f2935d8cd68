internal import AssayModel

extension Reducer {
  mutating func reducedRelations(
    _ layer: Layer, in article: Article, _ kept: KeptIndexes
  ) -> [Relation] {
    var relations: [Relation] = []
    for relation in layer.relations {
      guard let range = capabilities.relationArguments else {
        drop(.relation, relation.id, relation.type, "target has no relations")
        continue
      }
      guard range.contains(relation.arguments.count) else {
        drop(
          .relation, relation.id, relation.type,
          "\(relation.arguments.count) arguments: target has relations of "
            + (range.lowerBound == range.upperBound
              ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"))
        continue
      }
      let arguments = relation.arguments.compactMap { argument in
        reference(argument.filler, capabilities.relationFillers, kept, layer).map {
          Argument(role: argument.role, filler: $0)
        }
      }
      guard arguments.count == relation.arguments.count else {
        drop(.relation, relation.id, relation.type, "an argument cannot be kept")
        continue
      }
      if capabilities.needsRelationsInSentence,
        !isInOneSentence(relation.arguments.map(\.filler), layer, article)
      {
        drop(.relation, relation.id, relation.type, "joins sentences: target has none that do")
        continue
      }
      let type = name(relation.type, .relation, relation.id)
      let roles = roles(arguments, of: relation)
      if type == relation.type && roles == arguments { ledger.keep(.relation) }
      relations.append(
        Relation(
          id: relation.id, type: type, arguments: roles,
          attributes: attributes(relation.attributes, .relation, relation.id, relation.type)))
    }
    return relations
  }

  /// The arguments with the roles that the target has.
  mutating func roles(_ arguments: [Argument], of relation: Relation) -> [Argument] {
    let legal = capabilities.legalRelationRole ?? capabilities.legal
    var names = arguments.map { legal($0.role) }
    if !capabilities.relationRoles
      || (capabilities.relationRolesDiffer && Set(names).count < names.count)
    {
      names = names.indices.map { "Arg\($0 + 1)" }
    }
    let roles = zip(arguments, names).map { Argument(role: $1, filler: $0.filler) }
    if roles != arguments {
      change(.relation, relation.id, relation.type, "target has other roles")
    }
    return roles
  }
}
