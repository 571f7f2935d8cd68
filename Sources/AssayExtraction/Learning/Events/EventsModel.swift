/// Trained events: what finds triggers, maybe what finds mentions, and what finds roles.
struct EventsModel: Sendable {
  let triggers: TaggerModel
  /// `nil` where mentions come from elsewhere.
  let mentions: TaggerModel?
  let roles: RoleModel
}

extension EventsModel {
  /// Writes the model behind its header.
  func write(to writer: inout ModelWriter) {
    triggers.write(to: &writer)
    writer.number(UInt8(mentions == nil ? 0 : 1))
    mentions?.write(to: &writer)
    writer.count(roles.types.count)
    for type in roles.types { writer.text(type) }
    writer.count(roles.roles.count)
    for role in roles.roles { writer.text(role) }
    for list in roles.rolesOfType {
      writer.count(list.count)
      for role in list { writer.number(UInt32(role)) }
    }
    roles.model.write(to: &writer)
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``ModelError`` for whatever cannot be part of a model.
  init(from reader: inout ModelReader) throws(ModelError) {
    triggers = try TaggerModel(from: &reader)
    guard triggers.levels.count == 1 else {
      throw ModelError("the model has \(triggers.levels.count) levels of triggers")
    }
    mentions = try reader.flag() ? TaggerModel(from: &reader) : nil
    let types = try Self.names(&reader)
    let roles = try Self.names(&reader)
    guard roles.count <= LabelSet.largestTypeCount else {
      throw ModelError("the model has \(roles.count) roles")
    }
    var lists: [[Int]] = []
    for _ in types {
      var list: [Int] = []
      for _ in 0..<(try reader.count(of: 4)) {
        let role: UInt32 = try reader.number()
        guard role < UInt32(roles.count) else {
          throw ModelError("the model has role \(role) of \(roles.count)")
        }
        list.append(Int(role))
      }
      lists.append(list)
    }
    var model = RoleModel(types: types, roles: roles, rolesOfType: lists)
    try model.model.read(from: &reader)
    self.roles = model
  }

  private static func names(_ reader: inout ModelReader) throws(ModelError) -> [String] {
    var names: [String] = []
    for _ in 0..<(try reader.count(of: 4)) { names.append(try reader.text()) }
    return names
  }
}
