/// Finds out in which order entity rules run, and where each pattern is looked for first.
struct EntityRuleCompiler {
  private let checker: RuleChecker

  init(_ checker: RuleChecker) {
    self.checker = checker
  }

  /// For each entity rule its level: one more than that of any rule above it whose type it asks for.
  func levels() -> [Int] {
    var levels: [Int] = []
    for rule in checker.file.entityRules {
      var needed: UInt64 = 0
      for item in rule.patterns.flatMap(\.items) {
        for case .name(let name) in item.terms where checker.lexicons[name.text] == nil {
          needed |= checker.resolve([name]).mentions
        }
      }
      var level = 0
      for (other, before) in zip(checker.file.entityRules, levels) {
        guard let type = checker.types[other.type.text], type < 64 else { continue }
        if needed >> UInt64(type) & 1 == 1 { level = max(level, before + 1) }
      }
      levels.append(level)
    }
    return levels
  }

  /// The item that is looked for first: the rarest that must be there.
  func anchor(of pattern: PatternSyntax) -> Int? {
    let candidates = pattern.items.indices.filter {
      pattern.items[$0].quantifier.least > 0 && checker.canAnchor(pattern.items[$0])
    }
    return candidates.min { (rank(pattern.items[$0]), $0) < (rank(pattern.items[$1]), $1) }
  }

  /// 0 for words, 1 for mentions, 2 for shapes.
  private func rank(_ item: PatternItem) -> Int {
    item.terms.map { term in
      switch term {
      case .words: 0
      case .name(let name):
        if checker.lexicons[name.text] != nil {
          0
        } else if TokenShape.names.contains(where: { $0.name == name.text }) {
          2
        } else {
          1
        }
      }
    }.max() ?? 2
  }

  /// A pattern as steps to both sides of its anchor.
  func pattern(
    _ syntax: PatternSyntax, items: [RuleProgram.Item], anchor: Int, rule: Int
  ) -> RuleProgram.Pattern {
    let inside = syntax.mention ?? syntax.items.indices
    var before: [RuleProgram.Step] = []
    for index in (0..<anchor).reversed() {
      before += steps(items[index], isInside: inside.contains(index))
    }
    // The anchor is one occurrence; what more there may be of it follows.
    var after = Array(
      steps(items[anchor], isInside: inside.contains(anchor)).dropFirst())
    for index in items.indices.dropFirst(anchor + 1) {
      after += steps(items[index], isInside: inside.contains(index))
    }
    return RuleProgram.Pattern(
      rule: rule, before: before, anchor: items[anchor], after: after,
      isAnchorInside: inside.contains(anchor))
  }

  private func steps(_ item: RuleProgram.Item, isInside: Bool) -> [RuleProgram.Step] {
    (0..<item.quantifier.most).map {
      RuleProgram.Step(item: item, isOptional: $0 >= item.quantifier.least, isInside: isInside)
    }
  }
}
