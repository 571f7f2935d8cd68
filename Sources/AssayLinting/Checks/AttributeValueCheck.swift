import AssayFormats
import AssayModel

/// Values of attributes that the same words, with the same type, have hardly anywhere else.
///
/// Having no value counts as a value. An attribute that depends on the sentence more than on the words,
/// such as a negation, is seen by how often its value differs though the same words nearly always
/// have one: no finding is surer than its value is usual there.
struct AttributeValueCheck: Check {
  let name = "attribute-value"
  let summary = "an attribute with another value than the same words have elsewhere"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for span in article.spans {
      let (type, attributes) = bearer(span, article.layer)
      for name in Set(attributes.map(\.name)) {
        let value = value(name, attributes)
        tally.add(row: [type, name, value])
        Words(span, type, name, own: value, article).count(into: &tally)
      }
      Words(span, type, "", own: "", article).countBearer(into: &tally)
    }
  }

  func count(_ article: ArticleView, into tally: inout Tally) {
    let values = values(tally)
    for span in article.spans {
      let (type, attributes) = bearer(span, article.layer)
      for (name, known) in values[type] ?? [:] {
        let words = Words(span, type, name, own: value(name, attributes), article)
        guard let usual = words.commonest(of: known, tally), usual.ratio.total >= 5,
          10 * usual.ratio.count >= 9 * usual.ratio.total
        else { continue }
        tally.add(TallyKey("usual", name), holds: usual.value == words.own)
      }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let values = values(corpus.tally)
    return article.spans.flatMap { span in
      let (type, attributes) = bearer(span, article.layer)
      return (values[type] ?? [:]).compactMap { name, known in
        let words = Words(span, type, name, own: value(name, attributes), article)
        return suspicion(words, known, name, type, corpus.tally)
      }
    }
  }

  private func suspicion(
    _ words: Words, _ known: [String], _ name: String, _ type: String, _ tally: Tally
  ) -> Suspicion? {
    guard let other = words.commonest(of: known.filter { $0 != words.own }, tally),
      2 * other.ratio.count > other.ratio.total
    else { return nil }
    // That other words have other values tells nothing about these.
    let evidence = words.ratios(of: other.value, tally).reduce(Evidence(prior: 0.5)) {
      $0.refined($1)
    }
    let usual = Evidence(prior: 0.5).refined(tally.ratio(TallyKey("usual", name)))
    let score = min(evidence.score(.low), usual.score(.low))
    guard score >= Finding.leastScore else { return nil }
    return Suspicion(
      score, words.extent, label: type, detail: "\(name) \(words.own)",
      reason:
        "it has \(shown(name, words.own)); \(other.ratio.text) other \(quoted(words.text)) of "
        + "the type have \(shown(name, other.value))")
  }

  private func shown(_ name: String, _ value: String) -> String {
    value.isEmpty ? "no \(name)" : "\(name) \(value)"
  }

  /// The values that occur, by type and attribute; none is among them.
  private func values(_ tally: Tally) -> [String: [String: [String]]] {
    var values: [String: [String: [String]]] = [:]
    for row in tally.rows.keys {
      values[row[0], default: [:]][row[1], default: [""]].append(row[2])
    }
    return values
  }

  private func bearer(_ span: Span, _ layer: Layer) -> (type: String, attributes: [Attribute]) {
    switch span.source {
    case .mention(let index): (layer.mentions[index].type, layer.mentions[index].attributes)
    case .trigger(let index): (layer.events[index].type, layer.events[index].attributes)
    }
  }

  /// The value of an attribute as text; empty where it is absent.
  private func value(_ name: String, _ attributes: [Attribute]) -> String {
    guard let attribute = attributes.first(where: { $0.name == name }) else { return "" }
    switch attribute.value {
    case .flag: return "true"
    case .text(let text): return text
    case .number(let number): return "\(number)"
    }
  }

  /// The words of a bearer, with an attribute that it may have.
  private struct Words {
    /// The value that it has; empty for none.
    let own: String
    let extent: Extent
    let text: String
    /// The words; the words with the one before, the one after, and both.
    private let all: [TallyKey]
    /// The same for bearers that have the attribute.
    private let named: [TallyKey]

    init(_ span: Span, _ type: String, _ name: String, own: String, _ article: ArticleView) {
      self.own = own
      let fragment = article.fragment(of: span.words)
      extent = Extent(fragment)
      text = article.text[fragment]
      let key = TallyKey(type).adding(span.phrase).adding(span.isMention ? 1 : 0)
      let before = article.word(before: span.words.lowerBound).map { article.numbers[$0] } ?? -1
      let after = article.word(after: span.words.upperBound - 1).map { article.numbers[$0] } ?? -1
      all = [
        key, key.adding(-2).adding(before), key.adding(-3).adding(after),
        key.adding(-4).adding(before).adding(after),
      ]
      named = all.map { $0.adding(name) }
    }

    func count(into tally: inout Tally) {
      for key in named {
        tally.add(key)
        tally.add(key.adding(own))
      }
    }

    /// Counts the words whatever attributes they have.
    func countBearer(into tally: inout Tally) {
      for key in all { tally.add(key) }
    }

    /// How often others with the same words have a value, more and more alike.
    func ratios(of value: String, _ tally: Tally) -> [Ratio] {
      all.indices.map { ratio(of: value, tally, step: $0) }
    }

    private func ratio(of value: String, _ tally: Tally, step: Int) -> Ratio {
      let total = tally[all[step]]
      let count = value.isEmpty ? total - tally[named[step]] : tally[named[step].adding(value)]
      return Ratio(count, of: total).without(value == own)
    }

    /// The value that most others have; ties go to the first in the alphabet.
    func commonest(of values: [String], _ tally: Tally) -> (value: String, ratio: Ratio)? {
      guard tally[all[0]] > 1 else { return nil }
      return values.map { ($0, ratio(of: $0, tally, step: 0)) }
        .max { ($0.1.count, $1.0) < ($1.1.count, $0.0) }
    }
  }
}
