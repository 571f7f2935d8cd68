import AssayModel

extension Reducer {
  /// The members of a chain that are of the first one's type, where the target has one type a chain.
  func alike(_ mentions: [Int], in layer: Layer) -> [Int] {
    alike(mentions) { (layer.mentions[$0].type, layer.mentions[$0].attributes) }
  }

  /// The members of a cluster that are of the first one's type, where the target has one type a
  /// cluster.
  func alike(_ events: [Int], inClusterOf layer: Layer) -> [Int] {
    alike(events) { (layer.events[$0].type, layer.events[$0].attributes) }
  }

  private func alike(
    _ members: [Int], _ content: (Int) -> (type: String, attributes: [Attribute])
  ) -> [Int] {
    guard let names = capabilities.chainAttributes, let first = members.first else {
      return members
    }
    func key(_ member: Int) -> (String, [Attribute]) {
      let content = content(member)
      return (
        capabilities.legal(content.type), content.attributes.filter { names.contains($0.name) }
      )
    }
    let wanted = key(first)
    return members.filter { key($0) == wanted }
  }
}
