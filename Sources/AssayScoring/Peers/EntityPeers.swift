/// What the scorers of entities say of a case, all those of them that it is for.
///
/// The names of the numbers follow from the fields alone. seqeval, conlleval and neleval are not
/// among these; see ``Seqeval`` and ``Conlleval``.
public struct EntityPeers: Hashable, Sendable {
  /// Whether nervaluate was run.
  public var runsNervaluate = true
  /// Whether the HIPE scorer was run; it reads tags only.
  public var runsHipe = false
  /// Whether spaCy was run.
  public var runsSpacy = true
  /// Whether brateval was run; it reads standoff files only.
  public var runsBrateval = true
  /// Whether nervaluate was run on standoff entities with exclusive ends, too.
  public var misusesEnds = false
  /// The share of a gold entity, in percent, for a further run of nervaluate.
  public var minimumOverlap: Double?

  /// Makes a choice of the scorers that are run where nothing is said.
  public init() {}

  /// Numbers, and the runs that gave none.
  public struct Results: Hashable, Sendable {
    /// The numbers, scorer by scorer.
    public fileprivate(set) var values: [PeerValue] = []
    /// The runs that ended in an error.
    public fileprivate(set) var failures: [PeerFailure] = []

    fileprivate mutating func add(_ run: () throws(PeerFailure) -> [PeerValue]) {
      do { values += try run() } catch { failures.append(error) }
    }
  }

  /// The numbers of documents with token tags.
  ///
  /// - Parameters:
  ///   - documents: The tags, a pair a document: for nervaluate, HIPE and spaCy.
  ///   - articles: The same entities as standoff, their offsets in code points: for brateval.
  ///   - hipe: The documents for HIPE, where they are others: see ``Hipe/values(of:)``.
  public func results(
    ofTags documents: [TagPair], articles: [PeerArticle], hipe: [TagPair]? = nil
  ) -> Results {
    let pair = TagPair(joining: documents)
    var results = Results()
    if runsNervaluate {
      for overlap in overlaps {
        results.add { () throws(PeerFailure) in
          try Nervaluate.values(of: pair, minimumOverlap: overlap)
        }
      }
    }
    if runsHipe { results.values += Hipe.values(of: hipe ?? documents) }
    if runsSpacy { results.values += Spacy.values(of: pair) }
    addBrateval(articles, to: &results)
    return results
  }

  /// The numbers of articles with standoff entities, their offsets in code points.
  public func results(ofStandoff articles: [PeerArticle]) -> Results {
    var results = Results()
    if runsNervaluate {
      for overlap in overlaps {
        results.values += Nervaluate.values(of: articles, minimumOverlap: overlap)
      }
      if misusesEnds {
        results.values += Nervaluate.values(of: articles, ends: .exclusiveMisuse)
      }
    }
    if runsSpacy { results.values += Spacy.values(of: articles) }
    addBrateval(articles, to: &results)
    return results
  }

  /// The thresholds to run nervaluate with; `nil` is its own.
  private var overlaps: [Double?] { minimumOverlap.map { [nil, $0] } ?? [nil] }

  private func addBrateval(_ articles: [PeerArticle], to results: inout Results) {
    guard runsBrateval else { return }
    for spans in Brateval.Spans.allCases {
      for types in Brateval.Types.allCases {
        results.add { () throws(PeerFailure) in
          try Brateval.values(of: articles, spans: spans, types: types)
        }
      }
    }
  }
}
