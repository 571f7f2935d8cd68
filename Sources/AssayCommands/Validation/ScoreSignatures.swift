import AssayFormats
import AssayModel
import AssayScoring

/// The signatures of scores that a file of one article holds, and whether its layers give them.
enum ScoreSignatures {
  /// The metrics that say how mentions and events of a layer did against the gold.
  private static let metrics = ["ent.strict", "event.TC"]

  /// The signatures of all layers that are not the gold, against the gold.
  ///
  /// - Parameter article: The first layer by a person is the gold; without one there are none.
  static func lines(of article: AnnotatedArticle) -> [String] {
    guard let gold = article.goldIndex else { return [] }
    return article.layers.indices.filter { $0 != gold }.flatMap { index in
      lines(of: article, gold: gold, predicted: index)
    }
  }

  private static func lines(of article: AnnotatedArticle, gold: Int, predicted: Int) -> [String] {
    metrics.compactMap { name in
      guard let metric = try? Metric.named(name) else { return nil }
      var scorer = Scorer(metrics: [metric], options: ScoringOptions(bootstrap: nil))
      let layer = article.layers[predicted]
      scorer.add(
        ArticlePair(
          id: article.article.id, text: article.article.text, gold: article.layers[gold],
          predicted: layer))
      let report = scorer.report(system: layer.annotator.system, version: AssayVersion.current)
      return report.signature.line(for: metric)
    }
  }

  /// What is wrong with the signatures of a file.
  static func faults(in validation: TEIValidation, file: String) -> [Fault] {
    guard let article = validation.article else { return [] }
    let known = lines(of: article).compactMap { SignatureLine($0) }
    return validation.signatures.compactMap { signature in
      guard let problem = problem(of: signature.text, known) else { return nil }
      return Fault(
        code: "signature", file: file, line: signature.line, column: signature.column,
        message: problem)
    }
  }

  private static func problem(of text: String, _ known: [SignatureLine]) -> String? {
    guard let line = SignatureLine(text) else {
      return "expected a signature that begins with 'Assay|', found \(quoted(text))"
    }
    let candidates = known.filter { $0["task"] == line["task"] && $0["match"] == line["match"] }
    guard let best = candidates.first(where: { $0["sys"] == line["sys"] }) ?? candidates.first
    else {
      return
        "expected a signature of layers of this file, found none for task \(line["task"] ?? "")"
    }
    return best.difference(from: line).map { "\($0.description) in the header's signature" }
  }
}

extension AnnotatedArticle {
  /// The first layer by a person.
  var goldIndex: Int? { layers.firstIndex { $0.annotator.kind == .person } }
}

extension Annotator {
  /// The name and version, as signatures have it.
  var system: String { version.isEmpty ? name : "\(name)@\(version)" }
}
