import AssayModel

/// How well templates were filled; a role is a filler's type.
struct TemplateTally: SubjectTally {
  private let rule: TemplateRule
  private var total = Sum()
  private var rows: [Group: Sum] = [:]

  init(_ rule: TemplateRule) {
    self.rule = rule
  }

  private struct Sum {
    var base = [0, 0, 0, 0]
    var articles = 0

    mutating func add(_ base: [Int], articles: Int) {
      for place in base.indices { self.base[place] += base[place] }
      self.articles += articles
    }
  }

  var isAnnotated: Bool { total.articles > 0 }

  mutating func add(_ pair: ArticlePair, options: ScoringOptions) -> Contribution {
    let alignment = TemplateAlignment(
      gold: rule.templates(of: pair.gold, in: pair.text),
      predicted: rule.templates(of: pair.predicted, in: pair.text), match: rule.match)
    var contribution = Contribution(total: [0, 0, 0, 0])
    for (role, score) in alignment.roles.sorted(by: { $0.key < $1.key }) {
      let base = Self.base(score)
      for place in base.indices { contribution.total[place] += base[place] }
      contribution.rows.append((.type(role), base))
    }
    for slice in options.slices {
      guard let value = slice.value(of: pair) else { continue }
      contribution.rows.append((Group(slice.name, value), contribution.total))
    }
    total.add(contribution.total, articles: contribution.total == [0, 0, 0, 0] ? 0 : 1)
    for (group, base) in contribution.rows {
      rows[group, default: Sum()].add(base, articles: base == [0, 0, 0, 0] ? 0 : 1)
    }
    return contribution
  }

  private static func base(_ score: FillerScore) -> [Int] {
    let credit = MetricSums.Formula.shares.units(of: score.credit)
    return [credit, score.possible, credit, score.actual]
  }

  mutating func merge(_ other: any SubjectTally) {
    guard let other = other as? TemplateTally else { return }
    total.add(other.total.base, articles: other.total.articles)
    for (group, sum) in other.rows {
      rows[group, default: Sum()].add(sum.base, articles: sum.articles)
    }
  }

  func total(_ metric: Metric) -> PointScore {
    PointScore(metric.sums(total.base), articles: total.articles)
  }

  func rows(_ metric: Metric) -> [(group: Group, score: PointScore)] {
    rows.filter { $0.value.articles > 0 }
      .map {
        (
          group: $0.key,
          score: PointScore(metric.sums($0.value.base), articles: $0.value.articles)
        )
      }
      .sorted { $0.group < $1.group }
  }
}
