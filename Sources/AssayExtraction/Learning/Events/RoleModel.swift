/// Which candidates fill which roles of an event: a sequence model over the candidates of a sentence,
/// whose labels are those of the event's type alone.
struct RoleModel: Sendable {
  /// The event types, sorted.
  let types: [String]
  /// The roles, sorted; the label of a role is one more than its index.
  let roles: [String]
  /// For each type the roles that it has, as indexes.
  let rolesOfType: [[Int]]
  var model: SequenceModel
  private let numbers: [String: Int]

  init(types: [String], roles: [String], rolesOfType: [[Int]]) {
    self.types = types
    self.roles = roles
    self.rolesOfType = rolesOfType
    numbers = Dictionary(
      types.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    model = SequenceModel(
      labelCount: 1 + roles.count, classCount: 1, allows: { _, _ in true }, mayEnd: { _ in true })
  }

  /// The number of a type; `nil` for one that was not learned.
  func number(ofType type: String) -> Int? { numbers[type] }

  /// For each type a row that forbids all labels but none and its roles.
  var masks: [[SequenceModel.Row]] {
    rolesOfType.map { roles in
      let allowed = Set(roles)
      return SequenceModel.row(model.width) { $0 == 0 || allowed.contains($0 - 1) }
    }
  }

  /// Finds the role of each candidate, as an index; `nil` for none.
  func roles(
    of scene: RoleScene, mask: [SequenceModel.Row], text: borrowing TokenFeatures,
    others: FoundRoles, finder: inout PathFinder
  ) -> [Int?] {
    let told = others.features(of: scene)
    let width = model.width
    let count = scene.candidates.count
    finder.reserve(count, width: width)
    for index in 0..<count {
      for block in 0..<width { finder.scores[index * width + block] = mask[block] }
      var rows: [Int] = []
      scene.forEach(index, text) { rows.append(model.table.row(of: $0)) }
      for feature in told[index] { rows.append(model.table.row(of: feature)) }
      for row in rows where row >= 0 {
        for block in 0..<width {
          finder.scores[index * width + block] += model.weights[row * width + block]
        }
      }
    }
    finder.find(model, classes: [UInt8](repeating: 0, count: count), from: 0, in: 0..<count)
    return (0..<count).map { finder.labels[$0] == 0 ? nil : Int(finder.labels[$0]) - 1 }
  }
}
