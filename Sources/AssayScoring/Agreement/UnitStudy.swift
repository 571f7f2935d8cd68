import AssayModel

/// Collects what some annotators marked off, article by article.
struct UnitStudy: Sendable {
  /// An article's continuum, of those who annotated it.
  private struct Piece: Sendable {
    let id: String
    let continuum: Continuum
    let gamma: Gamma?
    let typeGammas: [String: Gamma]
  }

  let subject: UnitSubject
  private let options: AgreementStudy.Options
  private var pieces: [Piece] = []

  init(_ subject: UnitSubject, options: AgreementStudy.Options) {
    self.subject = subject
    self.options = options
  }

  /// Adds an article; at least two layers must be there.
  ///
  /// - Complexity: that of ``Gamma``, where it is asked for.
  mutating func add(_ id: String, _ layers: [Layer?], offsets: OffsetTable) {
    let present = layers.compactMap(\.self)
    let continuum = Continuum(
      length: offsets.count(in: .codePoint), raters: present.indices.map { "\($0)" },
      units: present.map { $0.units(of: subject, offsets) })
    guard continuum.count > 0 else { return }
    var typeGammas: [String: Gamma] = [:]
    if options.coversTypes {
      for category in continuum.categories {
        typeGammas[category] = gamma(continuum.only(category), of: id)
      }
    }
    pieces.append(
      Piece(id: id, continuum: continuum, gamma: gamma(continuum, of: id), typeGammas: typeGammas))
  }

  private func gamma(_ continuum: Continuum, of id: String) -> Gamma? {
    options.gamma.map { settings in
      Gamma(
        continuum, samples: settings.samples,
        seed: Bootstrap.state(seed: settings.seed, article: id))
    }
  }

  /// What was found so far; the order of the articles does not matter.
  var agreement: UnitAgreement {
    let pieces = pieces.sorted { $0.id < $1.id }
    let joined = JoinedContinua(pieces.map(\.continuum))
    let types = options.coversTypes ? joined.categories : []
    return UnitAgreement(
      subject: subject,
      all: part(
        "", joined.alpha(of: joined.categories), pieces.map(\.continuum.count), pieces.map(\.gamma)),
      types: types.map { type in
        part(
          type, joined.alpha(of: [type]), pieces.map { $0.continuum.only(type).count },
          pieces.map { $0.typeGammas[type] })
      },
      byArticle: options.listsArticles
        ? pieces.map { part($0.id, $0.continuum.alpha, [$0.continuum.count], [$0.gamma]) } : [])
  }

  private func part(
    _ name: String, _ alpha: Coefficient, _ units: [Int], _ gammas: [Gamma?]
  ) -> UnitAgreement.Part {
    UnitAgreement.Part(
      name: name, units: units.reduce(0, +), alpha: alpha,
      gamma: options.gamma.map { _ in PooledGamma(gammas.compactMap(\.self)) })
  }
}

/// Articles put end to end, those that the same number of annotators have; the annotators of an
/// article stand for one another, since α knows no single ones.
///
/// Where the numbers differ, each number makes a continuum of its own, and the disagreements of these
/// weigh by their units.
private struct JoinedContinua {
  private let continua: [Continuum]
  /// The categories that occur, ascending.
  let categories: [String]

  init(_ articles: [Continuum]) {
    let byNumber = Dictionary(grouping: articles) { $0.raters.count }
    continua = byNumber.sorted { $0.key < $1.key }.map { number, articles in
      var units = [[ContinuumUnit]](repeating: [], count: number)
      var offset = 0
      for article in articles {
        for (rater, list) in article.units.enumerated() {
          units[rater] += list.map { $0.moved(by: offset) }
        }
        offset += article.length
      }
      return Continuum(length: offset, raters: articles.first?.raters ?? [], units: units)
    }
    categories = Set(continua.flatMap(\.categories)).sorted()
  }

  func alpha(of categories: [String]) -> Coefficient {
    let found = continua.map { $0.alpha(of: categories) }
    guard found.count != 1 else { return found[0] }
    var observed = 0.0, expected = 0.0, count = 0
    for (continuum, alpha) in zip(continua, found) {
      observed += Double(continuum.count) * (alpha.observed ?? 0)
      expected += Double(continuum.count) * (alpha.expected ?? 0)
      count += alpha.count
    }
    guard expected > 0 else { return Coefficient(.nothingToCompare, count: count) }
    let units = Double(continua.reduce(0) { $0 + $1.count })
    return Coefficient(disagreement: observed / units, chance: expected / units, count: count)
  }
}

extension Layer {
  /// The units of a subject, in code points.
  fileprivate func units(of subject: UnitSubject, _ offsets: OffsetTable) -> [ContinuumUnit] {
    func unit(_ extent: Extent, _ category: String) -> ContinuumUnit {
      let place = extent.inCodePoints(offsets)
      return ContinuumUnit(start: place.start, end: place.end, category: category)
    }
    return switch subject {
    case .mentions: mentions.map { unit($0.extent, $0.type) }
    case .triggers: events.compactMap { event in event.trigger.map { unit($0.extent, event.type) } }
    }
  }
}
