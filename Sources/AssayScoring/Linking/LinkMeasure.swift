public import AssayModel

/// A way to score links: which fields must agree, which mentions count, how they are added up.
///
/// The measures and their names are those of neleval 3.1.1 (Hachey, Nothman and Radford 2014, ACL;
/// Ji et al. 2014 and 2015, TAC KBP).
public struct LinkMeasure: Part, Hashable {
  /// What of a mention must agree.
  public enum Field: String, Hashable, Sendable {
    /// The document, the first and the last character.
    case span
    /// The document alone.
    case document = "docid"
    /// The label.
    case type
    /// The identifier in the knowledge base; mentions outside it agree with each other.
    case knowledgeBaseID = "kbid"
  }

  /// Which mentions count.
  public enum Filter: String, Hashable, Sendable {
    /// Those linked to the knowledge base.
    case linked = "is_linked"
    /// Those of entities outside it.
    case outside = "is_nil"
  }

  /// How one mention's share of others is added up.
  public enum Coverage: String, Hashable, Sendable {
    /// The share of the one that covers most.
    case max
    /// The share that all cover together.
    case sum
  }

  /// How mentions, reduced to their key fields, are counted.
  public enum Aggregate: Hashable, Sendable {
    /// As sets: equal keys of one side count once.
    case sets
    /// By the share of characters covered by mentions that agree but for the span.
    case overlap(gold: Coverage, predicted: Coverage)
    /// As clusters of one identifier each: links (Vilain et al. 1995).
    case muc
    /// As clusters: shares of each mention's cluster (Bagga and Baldwin 1998).
    case bCubed
    /// As clusters: the best pairing by Dice's coefficient (Luo 2005, φ4).
    case entityCEAF
    /// As clusters: the best pairing by shared mentions (Luo 2005, φ3).
    case mentionCEAF
    /// As clusters: pairs of mentions in one cluster.
    case pairwise
  }

  /// The name, lower case and hyphenated.
  public let name: String
  /// The name that neleval gives it.
  public let nelevalName: String
  /// What it compares.
  public let summary: String
  /// The fields that must agree.
  public let key: [Field]
  /// Which mentions count; `nil` for all.
  public let filter: Filter?
  /// How they are counted.
  public let aggregate: Aggregate

  /// All measures, those over sets first.
  public static let all = matching + clustering

  /// Measures over sets of mentions.
  public static let matching = [
    row("strong_mention_match", [.span], summary: "the span"),
    row("strong_typed_mention_match", [.span, .type], summary: "span and type"),
    row("strong_linked_mention_match", [.span], .linked, summary: "the span of linked mentions"),
    row("strong_link_match", [.span, .knowledgeBaseID], .linked, summary: "span and identifier"),
    row("strong_nil_match", [.span], .outside, summary: "the span of mentions outside the base"),
    row(
      "strong_all_match", [.span, .knowledgeBaseID],
      summary: "span and identifier, all outside the base alike"),
    row(
      "strong_typed_link_match", [.span, .type, .knowledgeBaseID], .linked,
      summary: "span, type and identifier"),
    row(
      "strong_typed_nil_match", [.span, .type], .outside,
      summary: "span and type of mentions outside the base"),
    row(
      "strong_typed_all_match", [.span, .type, .knowledgeBaseID],
      summary: "span, type and identifier, all outside the base alike"),
    row(
      "entity_match", [.document, .knowledgeBaseID], .linked,
      summary: "the identifiers of a document"),
  ]

  /// Measures over clusters of mentions, which may cross documents.
  public static let clustering = [
    row("muc", [.span], as: .muc, summary: "links between mentions"),
    row("b_cubed", [.span], as: .bCubed, summary: "share of each mention's cluster"),
    row(
      "b_cubed_plus", [.span, .knowledgeBaseID], as: .bCubed,
      summary: "share of each mention's cluster, identifiers agreeing"),
    row("entity_ceaf", [.span], as: .entityCEAF, summary: "clusters paired by Dice"),
    row("mention_ceaf", [.span], as: .mentionCEAF, summary: "mentions in paired clusters"),
    row(
      "mention_ceaf_plus", [.span, .knowledgeBaseID], as: .mentionCEAF,
      summary: "mentions in paired clusters, identifiers agreeing"),
    row(
      "typed_mention_ceaf", [.span, .type], as: .mentionCEAF,
      summary: "mentions in paired clusters, types agreeing"),
    row(
      "typed_mention_ceaf_plus", [.span, .type, .knowledgeBaseID], as: .mentionCEAF,
      summary: "mentions in paired clusters, types and identifiers agreeing"),
    row("pairwise", [.span], as: .pairwise, summary: "pairs of mentions in one cluster"),
  ]

  /// A measure by the share of characters covered, for example `overlap-maxsum::span+type`.
  ///
  /// The fields but the span must agree; with ``Field/knowledgeBaseID`` it is a weak link match.
  public static func overlap(
    gold: Coverage, predicted: Coverage, key: [Field] = [.span]
  ) -> LinkMeasure {
    let fields = key.map(\.rawValue).joined(separator: "+")
    let kind = "overlap-\(gold.rawValue)\(predicted.rawValue)"
    return LinkMeasure(
      name: ([kind] + key.map(\.rawValue)).joined(separator: "-"),
      nelevalName: "\(kind)::\(fields)", summary: "share of characters covered", key: key,
      filter: nil, aggregate: .overlap(gold: gold, predicted: predicted))
  }

  private static func row(
    _ nelevalName: String, _ key: [Field], _ filter: Filter? = nil, as aggregate: Aggregate = .sets,
    summary: String
  ) -> LinkMeasure {
    LinkMeasure(
      name: String(nelevalName.map { $0 == "_" ? "-" : $0 }), nelevalName: nelevalName,
      summary: summary, key: key, filter: filter, aggregate: aggregate)
  }
}
