import AssayModel

/// All that a number depends on, in one line that others can quote and check.
///
/// The form is that of sacreBLEU's signatures (Post 2018), with digests of the gold standard and
/// of the predictions added.
public struct Signature: Hashable, Sendable {
  /// The version of Assay.
  public let version: String
  /// How articles are scored.
  public let options: ScoringOptions
  /// The digest of the gold articles, their texts and annotations.
  public let gold: DigestSum
  /// The name and version of what made the predictions.
  public let system: String
  /// The digest of the predicted annotations.
  public let predicted: DigestSum

  /// The signature of one metric's micro average.
  ///
  /// Fields: version of Assay; task; match with the revision of its definition; average; unit of
  /// offsets; names of types; duplicates; what becomes of articles that one side lacks; digest of the
  /// gold standard; number of gold articles; system; digest of the predictions; intervals.
  public func line(for metric: Metric) -> String {
    [
      "Assay", "v:\(version)", "task:\(metric.task)",
      "match:\(metric.criterion)/\(metric.revision)", "avg:micro", "offsets:byte",
      "labels:\(options.labels.short)", "dup:\(options.duplicates.rawValue)",
      "missing:missed,extra:\(options.extraArticles.rawValue)", "gold:#\(gold.short)",
      "docs:\(gold.count)", "sys:\(system)", "pred:#\(predicted.short)",
      "ci:\(metric.isSummedOverArticles ? interval : "none")",
    ].joined(separator: "|")
  }

  /// The metric, the gold standard and a digest of the whole line, for a footnote.
  public func short(for metric: Metric) -> String {
    let digest = SHA256.hexDigest(of: Array(line(for: metric).utf8)).prefix(8)
    return "Assay|\(version)|\(metric.name)/\(metric.revision)|gold:#\(gold.short)|n\(gold.count)|"
      + "#\(digest)"
  }

  private var interval: String {
    guard let bootstrap = options.bootstrap else { return "none" }
    return "pboot,B=\(bootstrap.replicates),seed=\(bootstrap.seed),conf=\(bootstrap.confidence)%"
  }
}
