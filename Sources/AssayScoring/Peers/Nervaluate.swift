import AssayModel

/// The numbers of nervaluate 1.2.1 (Batista and Upson), the five counts of SemEval-2013 task 9 in
/// four schemas.
///
/// Each prediction, in list order, takes the gold entity that it matches best of those not yet
/// taken, so that the order of overlapping entities decides what is counted. Rows of a type are
/// computed from the entities of that type alone. Ratios without a denominator are 0.
public enum Nervaluate {
  /// How offsets are handed to a loader that takes the last position of an entity for its end.
  public enum Ends: Hashable, Sendable {
    /// As the loader reads them.
    case inclusive
    /// One past the last position: each entity grows by one, and neighbours overlap.
    case exclusiveMisuse
  }

  /// The numbers of tags, read by the loader named `list`, one instance a sentence.
  ///
  /// - Parameters:
  ///   - pair: The tags. Types are those that seqeval's lenient reading finds on either side.
  ///   - minimumOverlap: The least share of a gold entity, in percent, that counts as overlap, from
  ///     1 to 100; 1 where it is `nil`, which the names of the numbers then do not mention.
  ///   - acceptsAll: Whether any tag may begin an entity. nervaluate itself stops with an error.
  /// - Throws: ``PeerFailure`` where an entity would begin with a tag that begins neither with `B-`
  ///   nor with `I-`, and not any tag may.
  /// - Complexity: O(s · g · p) in the number of types and of gold and predicted entities of a
  ///   sentence.
  public static func values(
    of pair: TagPair, minimumOverlap: Double? = nil, acceptsAll: Bool = false
  ) throws(PeerFailure) -> [PeerValue] {
    let prefix = name("nervaluate", minimumOverlap)
    guard let instances = instances(of: pair, acceptsAll: acceptsAll) else {
      throw PeerFailure(prefix, "an entity begins with a tag other than B- and I-")
    }
    return values(of: instances, types: types(of: pair), minimumOverlap ?? 1, prefix)
  }

  /// The entities of each sentence; `nil` where the loader refuses a tag.
  static func instances(of pair: TagPair, acceptsAll: Bool) -> [NervaluateInstance]? {
    let gold = NervaluateTags(pair.gold), predicted = NervaluateTags(pair.predicted)
    var instances: [NervaluateInstance] = []
    for sentence in pair.sentences {
      guard let gold = gold.spans(in: sentence, acceptsAll: acceptsAll),
        let predicted = predicted.spans(in: sentence, acceptsAll: acceptsAll)
      else { return nil }
      instances.append(NervaluateInstance(gold: gold, predicted: predicted))
    }
    return instances
  }

  /// The types that are counted.
  static func types(of pair: TagPair) -> Set<String> {
    Set(pair.chunksBySentence().flatMap { ($0.gold + $0.predicted).map(\.type) })
  }

  /// The numbers of standoff entities, read by the loader named `dict`, one instance an article.
  ///
  /// Discontinuous entities are given as their envelopes, a missing file as an empty list. An empty
  /// gold entity, at which nervaluate can stop with an error, overlaps nothing.
  /// - Parameters:
  ///   - articles: The entities.
  ///   - ends: How ends are handed over.
  ///   - minimumOverlap: The least share of a gold entity, in percent, that counts as overlap, from
  ///     1 to 100; 1 where it is `nil`, which the names of the numbers then do not mention.
  /// - Complexity: O(s · g · p) in the number of types and of gold and predicted entities of an
  ///   article.
  public static func values(
    of articles: [PeerArticle], ends: Ends = .inclusive, minimumOverlap: Double? = nil
  ) -> [PeerValue] {
    let instances = articles.map { instance(of: $0, ends) }
    let types = instances.flatMap { ($0.gold + $0.predicted).map(\.type) }
    let prefix = name(loader(ends), minimumOverlap)
    return values(of: instances, types: Set(types), minimumOverlap ?? 1, prefix)
  }

  /// The entities of an article, those without a fragment left out.
  static func instance(of article: PeerArticle, _ ends: Ends) -> NervaluateInstance {
    NervaluateInstance(gold: spans(article.gold, ends), predicted: spans(article.predicted, ends))
  }

  /// What the names of the numbers begin with.
  package static func name(tags: Bool, ends: Ends, _ minimumOverlap: Double?) -> String {
    name(tags ? "nervaluate" : loader(ends), minimumOverlap)
  }

  private static func loader(_ ends: Ends) -> String {
    ends == .inclusive ? "nervaluate.dict" : "nervaluate.dict.exclusive_end_misuse"
  }

  private static func name(_ loader: String, _ minimumOverlap: Double?) -> String {
    minimumOverlap.map { "\(loader).min_overlap_\($0)" } ?? loader
  }

  private static func spans(_ entities: [PeerEntity]?, _ ends: Ends) -> [NervaluateSpan] {
    (entities ?? []).compactMap { entity in
      guard let extent = entity.envelope else { return nil }
      let end = ends == .inclusive ? extent.upperBound : extent.upperBound + 1
      return NervaluateSpan(type: entity.type, extent: extent.lowerBound..<end)
    }
  }

  // MARK: - Rows

  private static func values(
    of instances: [NervaluateInstance], types: Set<String>, _ minimumOverlap: Double,
    _ prefix: String
  ) -> [PeerValue] {
    let known = instances.map { $0.filtered { types.contains($0) } }
    guard !known.isEmpty else { return [] }
    let used = Set(known.flatMap { ($0.gold + $0.predicted).map(\.type) })
    var values = rows(of: known, minimumOverlap, "\(prefix).overall")
    for type in used.sorted() {
      let instances = known.map { $0.filtered { $0 == type } }
      values += rows(of: instances, minimumOverlap, "\(prefix).type.\(type)")
    }
    return values
  }

  private static func rows(
    of instances: [NervaluateInstance], _ minimumOverlap: Double, _ prefix: String
  ) -> [PeerValue] {
    NervaluateSchema.allCases.flatMap { schema in
      instances.reduce(into: NervaluateCounts()) {
        $0.add($1, schema: schema, minimumOverlap: minimumOverlap)
      }.values("\(prefix).\(schema.rawValue)")
    }
  }
}
