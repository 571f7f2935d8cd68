import AssayModel

/// Finds the fingerprints of one article's annotations.
struct SpanNamer {
  private let article: String
  private let text: ArticleText?
  private let offsets: OffsetTable?
  private var names: [Spot: [Name]] = [:]

  /// Names all annotations of both sides.
  ///
  /// - Complexity: O(n log n) in the number of annotations, and O(m) in the bytes of the text.
  init(_ pair: ArticlePair) {
    article = pair.id
    text = pair.text
    offsets = pair.text.map(OffsetTable.init)
    if let gold = pair.gold { name(spots(of: gold, isGold: true)) }
    if let predicted = pair.predicted { name(spots(of: predicted, isGold: false)) }
  }

  /// The annotation that a mistake goes by: the gold one, if there is one.
  ///
  /// Mistakes about copies get the names of the copies by turns, so each call may give another.
  mutating func take(_ mistake: Mistake) -> SpanFingerprint? {
    guard let side = mistake.gold ?? mistake.predicted else { return nil }
    let spot = Spot(
      subject: mistake.subject, isGold: mistake.gold != nil, type: side.type, role: side.role,
      extent: side.extent, trigger: side.trigger.flatMap(extent))
    guard var copies = names[spot], !copies.isEmpty else { return nil }
    let first = copies.removeFirst()
    names[spot] = copies
    return fingerprint(spot, first)
  }

  /// Where annotations of these names stand, as far as they do.
  func sides(of wanted: Set<SpanFingerprint>) -> [SpanFingerprint: Mistake.Side] {
    var sides: [SpanFingerprint: Mistake.Side] = [:]
    guard !wanted.isEmpty else { return sides }
    for (spot, names) in names {
      for fingerprint in names.map({ fingerprint(spot, $0) }) where wanted.contains(fingerprint) {
        sides[fingerprint] = Mistake.Side(
          type: spot.type, role: spot.role,
          passage: Mistake.Passage(extent: spot.extent, quotation: quote(spot.extent)),
          trigger: quote(spot.trigger))
      }
    }
    return sides
  }

  // MARK: - Spots

  /// What a fingerprint is a digest of.
  private struct Name {
    let content: [UInt8]
    /// The number among annotations with the same content.
    let number: Int
  }

  /// An annotation, as far as a mistake tells it.
  private struct Spot: Hashable {
    let subject: MistakeSubject
    let isGold: Bool
    let type: String
    let role: String?
    let extent: Extent?
    let trigger: Extent?

    /// Whether this one stands first.
    func precedes(_ other: Spot) -> Bool {
      if extent != other.extent { return Self.precedes(extent, other.extent) }
      return Self.precedes(trigger, other.trigger)
    }

    private static func precedes(_ a: Extent?, _ b: Extent?) -> Bool {
      guard let b else { return false }
      return a.map { $0 < b } ?? true
    }
  }

  private func spots(of layer: Layer, isGold: Bool) -> [Spot] {
    func spot(_ subject: MistakeSubject, _ mention: Mention) -> Spot {
      Spot(
        subject: subject, isGold: isGold, type: mention.type, role: nil, extent: mention.extent,
        trigger: nil)
    }
    return layer.mentions.map { spot(.mention, $0) }
      + Triggers(layer).spans.map { spot(.trigger, $0) }
      + PlacedArgument.all(of: layer).map { argument in
        let trigger = argument.key.trigger.flatMap { isQuotable($0) ? $0 : nil }
        return Spot(
          subject: .argument, isGold: isGold, type: argument.key.type ?? "", role: argument.role,
          extent: argument.extent, trigger: trigger)
      }
  }

  private mutating func name(_ spots: [Spot]) {
    var alike: [[UInt8]: [Spot]] = [:]
    for spot in spots { alike[content(of: spot), default: []].append(spot) }
    for (content, spots) in alike {
      for (number, spot) in spots.sorted(by: { $0.precedes($1) }).enumerated() {
        names[spot, default: []].append(Name(content: content, number: number))
      }
    }
  }

  private func fingerprint(_ spot: Spot, _ name: Name) -> SpanFingerprint {
    var bytes = CanonicalBytes()
    bytes.append(name.number)
    let digest = SHA256.hexDigest(of: name.content + bytes.bytes)
    return SpanFingerprint(spot.subject, isGold: spot.isGold, digest)
  }

  /// All that a fingerprint is made of, but for the number.
  private func content(of spot: Spot) -> [UInt8] {
    var bytes = CanonicalBytes()
    bytes.append("assay span 1")
    bytes.append(article)
    bytes.append(spot.subject.rawValue)
    bytes.append(spot.isGold ? 1 : 0)
    bytes.append(spot.type)
    bytes.append(spot.role ?? "")
    append(spot.extent, to: &bytes)
    append(spot.trigger, to: &bytes)
    return bytes.bytes
  }

  /// The words in their context; the place where there is no text.
  private func append(_ extent: Extent?, to bytes: inout CanonicalBytes) {
    guard let extent, let quotation = quote(extent) else {
      bytes.append("place")
      bytes.append(extent)
      return
    }
    bytes.append("words")
    bytes.append(String(quotation.before.unicodeScalars.suffix(SpanFingerprint.context)))
    bytes.append(quotation.text)
    bytes.append(String(quotation.after.unicodeScalars.prefix(SpanFingerprint.context)))
  }

  // MARK: - Places

  private func isQuotable(_ extent: Extent) -> Bool { text?.contains(extent) ?? false }

  private func quote(_ extent: Extent?) -> Quotation? {
    guard let extent, let text, let offsets else { return nil }
    return Quotation(extent, in: text, offsets: offsets)
  }

  /// Where a quotation stands, in bytes.
  private func extent(_ quotation: Quotation) -> Extent? {
    guard let offsets else { return nil }
    return Extent(
      joining: quotation.ranges.compactMap {
        offsets.fragment($0.lowerBound, $0.upperBound, in: .codePoint)
      })
  }
}
