public import AssayModel
public import AssayScoring

/// An annotation, or a place without one, that is probably wrong.
public struct Finding: Hashable, Sendable {
  /// The least score that is reported at all.
  public static let leastScore = 0.1

  /// The name of the check that found it.
  public let check: String
  /// The identifier of the article.
  public let article: String
  /// How likely it is an error, from 0 to 1; comparable between checks, not calibrated.
  public let score: Double
  /// The type or types that it is about.
  public let label: String
  /// Where it stands, in bytes; `nil` where the annotation has no place.
  public let extent: Extent?
  /// Its words in their context, with positions in code points; `nil` without an extent.
  public let quotation: Quotation?
  /// Why it is suspicious: a clause without a full stop.
  public let reason: String
  /// Twelve hexadecimal digits that name the finding.
  ///
  /// They depend on the check, the article, the labels, the words and 20 code points on each side, so
  /// they stay the same when the article is changed elsewhere and when the rest of the corpus is.
  public let fingerprint: String

  /// By score, the greatest first, then by article and place.
  public static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    if a.score != b.score { return a.score > b.score }
    if a.article != b.article { return a.article.utf8.lexicographicallyPrecedes(b.article.utf8) }
    let (x, y) = (a.extent?.start ?? -1, b.extent?.start ?? -1)
    if x != y { return x < y }
    return (a.check, a.fingerprint) < (b.check, b.fingerprint)
  }
}

/// Makes findings of the suspicions in one article.
struct FindingMaker {
  private let article: Article
  private let offsets: OffsetTable
  /// How often each content of a fingerprint came.
  private var copies: [String: Int] = [:]

  init(_ article: Article) {
    self.article = article
    offsets = OffsetTable(article.text)
  }

  /// The findings of a check, in text order; what is not worth reporting is left out.
  mutating func findings(_ suspicions: [Suspicion], check: String) -> [Finding] {
    let sorted = suspicions.filter { $0.score >= Finding.leastScore }.sorted { a, b in
      let (x, y) = (a.extent?.start ?? -1, b.extent?.start ?? -1)
      if x != y { return x < y }
      return (a.extent?.end ?? -1, a.label, a.detail) < (b.extent?.end ?? -1, b.label, b.detail)
    }
    return sorted.map { finding($0, check: check) }
  }

  private mutating func finding(_ suspicion: Suspicion, check: String) -> Finding {
    let quotation = suspicion.extent.flatMap {
      Quotation($0, in: article.text, offsets: offsets)
    }
    var parts = [check, article.id, suspicion.label, suspicion.detail]
    if let quotation {
      parts += [
        String(quotation.before.unicodeScalars.suffix(20)), quotation.text,
        String(quotation.after.unicodeScalars.prefix(20)),
      ]
    }
    let content = parts.joined(separator: "\u{0}")
    let copy = copies[content, default: 0]
    copies[content] = copy + 1
    let digest = SHA256.hexDigest(of: Array((content + "\u{0}\(copy)").utf8))
    return Finding(
      check: check, article: article.id, score: suspicion.score, label: suspicion.label,
      extent: suspicion.extent, quotation: quotation, reason: suspicion.reason,
      fingerprint: String(digest.prefix(12)))
  }
}
