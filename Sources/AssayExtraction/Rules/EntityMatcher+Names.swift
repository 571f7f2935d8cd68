import AssayModel

extension EntityMatcher {
  /// Finds further uses of names that a rule has found, where no mention stands yet.
  func remember(_ text: inout RuleText, _ scratch: inout Scratch) {
    scratch.names.removeAll(keepingCapacity: true)
    scratch.hints.refill(256, with: 0)
    for (index, mention) in text.mentions.enumerated() {
      for (type, byTail) in program.remembered where type == Int(mention.type) {
        let last = Int(mention.end) - 1
        guard text[last].shape.contains(.name) else { continue }
        let single = mention.end - mention.start == 1
        guard single || byTail else { continue }
        let key = key(last, &text)
        scratch.hints[Int(key &>> 56)] |= 1 &<< (key &>> 50)
        if scratch.names[key] == nil { scratch.names[key] = Int32(index) }
      }
    }
    guard !scratch.names.isEmpty else { return }
    for place in text.entityTokens.indices {
      let token = Int(text.entityTokens[place])
      guard text[token].shape.contains(.name), !text.isCovered(token) else { continue }
      let key = key(token, &text)
      guard scratch.hints[Int(key &>> 56)] &>> (key &>> 50) & 1 == 1,
        let index = scratch.names[key]
      else { continue }
      let model = text.mentions[Int(index)]
      guard text.isSpeltAlike(token, Int(model.end) - 1) else { continue }
      text.add(
        RuleMention(
          start: Int32(token), end: Int32(token + 1), type: model.type, rule: model.rule))
    }
  }

  private func key(_ token: Int, _ text: inout RuleText) -> UInt64 {
    let range = text.tokens[token]
    let bytes = text.article.bytes.span
    var hash = UInt64(truncatingIfNeeded: range.count)
    var offset = range.start
    while offset < range.end {
      hash ^= bytes.chunk(at: offset, count: min(8, range.end &- offset))
      hash = (hash ^ hash &>> 32) &* 0x9E37_79B9_7F4A_7C15
      offset &+= 8
    }
    return hash ^ hash &>> 29
  }
}
