import AssayModel

/// An annotation that is wrong in one of two runs and right, or not there, in the other.
public struct Flip: Hashable, Sendable {
  /// Its name.
  public let fingerprint: SpanFingerprint
  /// The identifier of the article.
  public let article: String
  /// What is wrong now; `nil` where nothing is any more.
  public let mistake: Mistake?
  /// The gold annotation that is right now; `nil` for what is wrong now, and for a prediction that is
  /// not made any more.
  public let mended: Mistake.Side?

  /// How many annotations a repair would set right: 2 where a prediction stands for a gold annotation.
  var cost: Int { mistake?.kind.remedy == .correct ? 2 : 1 }

  /// Where it stands first, in bytes.
  public var start: Int? {
    (mistake?.gold?.extent ?? mistake?.predicted?.extent ?? mended?.extent)?.start
  }

  /// The worst first: by cost, then mentions before triggers before arguments, then by article and
  /// place.
  static func precedes(_ a: Flip, _ b: Flip) -> Bool {
    if a.cost != b.cost { return a.cost > b.cost }
    let (x, y) = (Self.place(a), Self.place(b))
    if x != y { return x < y }
    if a.article != b.article {
      return a.article.utf8.lexicographicallyPrecedes(b.article.utf8)
    }
    if a.start != b.start { return a.start ?? -1 < b.start ?? -1 }
    return a.fingerprint < b.fingerprint
  }

  private static func place(_ flip: Flip) -> Int {
    MistakeSubject.allCases.firstIndex(of: flip.fingerprint.subject) ?? 0
  }
}

/// An annotation that somebody has looked at and lets be wrong.
public struct AcceptedSpan: Hashable, Sendable {
  /// Its name.
  public let fingerprint: SpanFingerprint
  /// Why it may be wrong.
  public let reason: String
  /// The last day on which that holds, as `2031-01-31`; `nil` for always.
  public let expires: String?

  /// Makes an entry.
  public init(fingerprint: SpanFingerprint, reason: String, expires: String?) {
    self.fingerprint = fingerprint
    self.reason = reason
    self.expires = expires
  }

  /// Whether it holds no more.
  ///
  /// - Parameter today: The day, in the same form.
  public func hasExpired(on today: String) -> Bool { expires.map { $0 < today } ?? false }
}

/// What changed from the baseline, annotation by annotation; nothing where runs cannot be compared.
public struct Flips: Hashable, Sendable {
  /// Wrong now and not before, and not accepted; the worst first.
  public let broken: [Flip]
  /// Wrong now and not before, and accepted.
  public let accepted: [Flip]
  /// Wrong before and not now.
  public let fixed: [Flip]
  /// Accepted once, until a day that is past, and wrong now.
  public let expired: [AcceptedSpan]
  /// Accepted and not wrong now.
  public let idle: [AcceptedSpan]

  /// Nothing.
  static let none = Flips(broken: [], accepted: [], fixed: [], expired: [], idle: [])

  private init(
    broken: [Flip], accepted: [Flip], fixed: [Flip], expired: [AcceptedSpan], idle: [AcceptedSpan]
  ) {
    self.broken = broken
    self.accepted = accepted
    self.fixed = fixed
    self.expired = expired
    self.idle = idle
  }

  /// Sorts what changed.
  ///
  /// - Parameters:
  ///   - run: The run, compared with a baseline as it went.
  ///   - accepted: What was looked at.
  ///   - today: The day, as `2031-01-31`.
  init(_ run: GateRun, accepted: [AcceptedSpan], today: String) {
    let valid = Set(accepted.filter { !$0.hasExpired(on: today) }.map(\.fingerprint))
    broken = run.broken.filter { !valid.contains($0.fingerprint) }.sorted(by: Flip.precedes)
    self.accepted = run.broken.filter { valid.contains($0.fingerprint) }.sorted(by: Flip.precedes)
    fixed = run.fixed.sorted(by: Flip.precedes)
    let isWrong = run.isWrong(accepted.map(\.fingerprint))
    expired = accepted.filter { $0.hasExpired(on: today) && isWrong.contains($0.fingerprint) }
    idle = accepted.filter { !isWrong.contains($0.fingerprint) }
  }
}
