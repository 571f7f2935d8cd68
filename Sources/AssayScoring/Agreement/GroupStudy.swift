import AssayModel

/// What two or more annotators marked off and chose.
struct GroupStudy: Sendable {
  /// The annotators' indexes.
  private let members: [Int]
  private let names: [String]
  private let options: AgreementStudy.Options
  private var units: [UnitStudy]
  private var choices = ChoiceTally()
  private var articles: [(id: String, choices: ChoiceTally)] = []

  init(_ members: [Int], names: [String], options: AgreementStudy.Options) {
    self.members = members
    self.names = members.map { names[$0] }
    self.options = options
    units = UnitSubject.allCases.map { UnitStudy($0, options: options) }
  }

  /// Adds an article that at least two members annotated.
  ///
  /// - Parameters:
  ///   - layers: Those of all annotators of the study.
  ///   - labels: Likewise.
  mutating func add(
    _ article: Article, _ layers: [Layer?], labels: TokenLabels, offsets: OffsetTable
  ) {
    let layers = members.map { layers[$0] }
    for index in units.indices { units[index].add(article.id, layers, offsets: offsets) }
    var tally = ChoiceTally()
    tally.add(layers, tokens: labels.rows.map { row in members.map { row[$0] } })
    choices += tally
    if options.listsArticles { articles.append((article.id, tally)) }
  }

  /// What was found so far.
  var agreement: GroupAgreement {
    let articles = articles.sorted { $0.id < $1.id }
    return GroupAgreement(
      units: units.map(\.agreement),
      choices: choices.choices.map { choice in
        let types = options.coversTypes ? choices.types(with: choice) : []
        return ChoiceAgreement(
          choice, ratings: ratings(choices.counts(of: choice, choices)),
          order: options.orders[choice.name],
          types: types.map { type in
            .init(name: type, ratings: ratings(choices.counts(of: choice, choices, type: type)))
          },
          byArticle: articles.map { id, tally in
            .init(name: id, ratings: ratings(tally.counts(of: choice, choices)))
          })
      })
  }

  private func ratings(_ counts: [[String?]: Int]) -> Ratings {
    Ratings(raters: names, counts: counts)
  }
}
