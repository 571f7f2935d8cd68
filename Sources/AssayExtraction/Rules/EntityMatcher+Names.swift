import AssayModel

extension EntityMatcher {
  /// Finds further uses of names that a rule has found, where no mention stands yet.
  func remember(_ text: inout RuleText, _ scratch: inout Scratch) {
    scratch.names.removeAll(keepingCapacity: true)
    for (index, mention) in text.mentions.enumerated() {
      for (type, byTail) in program.remembered where type == Int(mention.type) {
        let last = Int(mention.end) - 1
        guard text[last].shape.contains(.name) else { continue }
        let single = mention.end - mention.start == 1
        guard single || byTail else { continue }
        let key = key(last, &text)
        if scratch.names[key] == nil { scratch.names[key] = Int32(index) }
      }
    }
    guard !scratch.names.isEmpty else { return }
    for place in text.entityTokens.indices {
      let token = Int(text.entityTokens[place])
      guard text[token].shape.contains(.name), !text.isCovered(token) else { continue }
      guard let index = scratch.names[key(token, &text)] else { continue }
      let model = text.mentions[Int(index)]
      guard text.isSpeltAlike(token, Int(model.end) - 1) else { continue }
      text.add(
        RuleMention(
          start: Int32(token), end: Int32(token + 1), type: model.type, rule: model.rule))
    }
  }

  private func key(_ token: Int, _ text: inout RuleText) -> UInt64 {
    let range = text.tokens[token]
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in range.start..<range.end {
      hash = (hash ^ UInt64(text.article.bytes[offset])) &* 0x100_0000_01B3
    }
    return hash
  }
}
