import AssayModel

extension KnowledgeBaseLink {
  /// `base:identifier`, as brat and others write it.
  var joined: String { "\(base):\(identifier)" }

  /// Takes `base:identifier` apart at the first colon; without one the base is empty.
  init(joined: String) {
    let parts = joined.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      self.init(base: String(parts[0]), identifier: String(parts[1]))
    } else {
      self.init(base: "", identifier: joined)
    }
  }
}
