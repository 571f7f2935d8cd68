/// All that a number depends on, in one line that others can quote and check.
///
/// The form is that of sacreBLEU's signatures (Post 2018), with digests of the gold standard and
/// of the predictions added.
public struct Signature: Hashable, Sendable {
  /// The version of Assay.
  public let version: String
  /// What a second annotation with the same content counts.
  public let duplicates: Duplicates
  /// The digest of the gold articles, their texts and annotations.
  public let gold: DigestSum
  /// The name and version of what made the predictions.
  public let system: String
  /// The digest of the predicted annotations.
  public let predicted: DigestSum
  /// How intervals were computed; `nil` for none.
  public let bootstrap: Bootstrap?

  /// The signature of one metric's micro average.
  ///
  /// Fields: version of Assay; task; match with the revision of its definition; average; unit of
  /// offsets; duplicates; what becomes of articles that one side lacks; digest of the gold
  /// standard; number of gold articles; system; digest of the predictions; intervals.
  public func line(for metric: Metric) -> String {
    [
      "Assay", "v:\(version)", "task:\(metric.task)",
      "match:\(metric.criterion)/\(metric.revision)", "avg:micro",
      "offsets:byte", "dup:\(duplicates.rawValue)", "missing:missed,extra:spurious",
      "gold:#\(gold.short)", "docs:\(gold.count)", "sys:\(system)", "pred:#\(predicted.short)",
      "ci:\(interval)",
    ].joined(separator: "|")
  }

  private var interval: String {
    guard let bootstrap else { return "none" }
    return "pboot,B=\(bootstrap.replicates),seed=\(bootstrap.seed),conf=\(bootstrap.confidence)%"
  }
}
