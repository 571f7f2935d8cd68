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
}

/// Collects patterns with their steps and anchors.
struct PatternTables {
  /// A step, and whether the mention covers it.
  private typealias PlacedStep = (step: RuleProgram.Step, isInside: Bool)

  private(set) var patterns: [RuleProgram.Pattern] = []
  private var anchorItems: [RuleProgram.Item] = []
  private(set) var steps: [RuleProgram.Step] = []
  /// The entries that are the anchor of a pattern.
  private(set) var anchors: Set<Int32> = []
  private var levelOf: [Int] = []
  private var words: [(entry: Int32, pattern: Int32)] = []

  /// Adds a pattern as steps to both sides of its anchor.
  ///
  /// - Parameters:
  ///   - entries: The words that the anchor can be.
  ///   - asksForCapital: Whether some of them must have a capital.
  mutating func add(
    _ syntax: PatternSyntax, items: [RuleProgram.Item], anchor: Int, entries: [Int32],
    asksForCapital: Bool, rule: Int, level: Int
  ) {
    let inside = syntax.mention ?? syntax.items.indices
    var before: [PlacedStep] = []
    for index in (0..<anchor).reversed() {
      before += Self.steps(items[index], isInside: inside.contains(index))
    }
    // The anchor is one occurrence; what more there may be of it follows.
    var after = Array(
      Self.steps(items[anchor], isInside: inside.contains(anchor)).dropFirst())
    for index in items.indices.dropFirst(anchor + 1) {
      after += Self.steps(items[index], isInside: inside.contains(index))
    }
    let isAnchorInside = inside.contains(anchor)
    for entry in entries { words.append((entry, Int32(patterns.count))) }
    anchors.formUnion(entries)
    levelOf.append(level)
    anchorItems.append(items[anchor])
    // The list of anchors does not know that a capital is asked for.
    let isWord = asksForCapital && items[anchor].shapes.isEmpty && items[anchor].types == 0
    let nextBefore = before.first.map { $0.step.isOptional ? -1 : Int32(steps.count) } ?? -1
    let beforeSide = side(before, isAnchorInside)
    let nextAfter = after.first.map { $0.step.isOptional ? -1 : Int32(steps.count) } ?? -1
    patterns.append(
      RuleProgram.Pattern(
        rule: Int32(rule), condition: isWord ? items[anchor].condition.map { Int32($0) } ?? -1 : -1,
        before: beforeSide, after: side(after, isAnchorInside), nextBefore: nextBefore,
        nextAfter: nextAfter, isAnchorInside: isAnchorInside))
  }

  /// The patterns by level and by what they are looked for first, in the order of the file.
  func levels(entryCount: Int, typeCount: Int) -> [RuleProgram.PatternLevel] {
    (0..<(levelOf.max() ?? -1) + 1).map { level in
      var lists = [[Int32]](repeating: [], count: entryCount)
      for (entry, pattern) in words where levelOf[Int(pattern)] == level {
        lists[Int(entry)].append(pattern)
      }
      let own = patterns.indices.filter { levelOf[$0] == level }
      let byType = own.filter { anchorItems[$0].types != 0 }
      let byShape = own.filter { !anchorItems[$0].shapes.isEmpty }
      return RuleProgram.PatternLevel(
        words: ListTable(lists),
        types: ListTable(
          (0..<typeCount).map { type in
            byType.filter { anchorItems[$0].types >> UInt64(type) & 1 == 1 }.map { Int32($0) }
          }),
        shapes: ListTable(
          (0..<TokenShape.setCount).map { set in
            let shapes = TokenShape(rawValue: UInt16(set))
            return byShape.filter { !anchorItems[$0].shapes.isDisjoint(with: shapes) }
              .map { Int32($0) }
          }))
    }
  }

  /// A step for each time that an item must occur, and one for all times that it may.
  private static func steps(_ item: RuleProgram.Item, isInside: Bool) -> [PlacedStep] {
    func step(isOptional: Bool, most: Int) -> PlacedStep {
      let step = RuleProgram.Step(
        types: item.types, condition: item.condition.map { Int32($0) } ?? -1, shapes: item.shapes,
        isOptional: isOptional, most: UInt8(clamping: most))
      return (step, isInside)
    }
    let (least, most) = (item.quantifier.least, item.quantifier.most)
    let once = (0..<least).map { _ in step(isOptional: false, most: 1) }
    return most > least ? once + [step(isOptional: true, most: most - least)] : once
  }

  private mutating func side(_ list: [PlacedStep], _ isAnchorInside: Bool) -> RuleProgram.Side {
    let base = steps.count
    steps += list.map(\.step)
    let first = list.firstIndex { $0.isInside } ?? (isAnchorInside ? 0 : list.count)
    let last = (list.lastIndex { $0.isInside } ?? first - 1) + 1
    return RuleProgram.Side(
      outer: base..<base + first, inner: base + first..<base + last,
      beyond: base + last..<base + list.count)
  }
}
