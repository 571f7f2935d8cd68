internal import AssayModel

/// What a schema says about how brat lines are to be read.
struct BratRules {
  /// Types that the schema knows as events and not as entities: a `T` line of such a type without
  /// an `E` line is an event without arguments.
  let eventTypes: Set<String>
  /// Whether roles keep the numbers that brat appends.
  var keepsRoleNumbers = false
  /// Roles that end with a digit in the schema itself, as `TYPE ROLE`.
  private let numberedRoles: Set<String>

  init(_ schema: Schema?) {
    guard let schema else {
      eventTypes = []
      numberedRoles = []
      return
    }
    eventTypes = Set(schema.events.map(\.name)).subtracting(schema.entities.map(\.name))
    numberedRoles = Set(
      schema.events.flatMap { label in
        label.roles.filter { $0.name.last?.isNumber == true }.map { "\(label.name) \($0.name)" }
      })
  }

  /// A role without the number that brat appends to a second filler.
  func role(_ role: String, of type: String) -> String {
    if keepsRoleNumbers { return role }
    guard role.utf8.last?.isDigit ?? false else { return role }
    if !numberedRoles.isEmpty && numberedRoles.contains("\(type) \(role)") { return role }
    let name = role.utf8.reversed().drop(while: \.isDigit)
    return name.isEmpty ? role : String(decoding: Array(name.reversed()), as: UTF8.self)
  }
}
