import AssayExtraction
import AssayModel
import Foundation

@testable import AssayRemote

/// The program that misbehaves as it is told, and what it gives.
enum Children {
  /// What a run gave.
  struct Result {
    let outcomes: [ExtractionOutcome]
    let remarks: [String]

    /// The failures by article.
    var failures: [String: String] {
      Dictionary(
        uniqueKeysWithValues: outcomes.compactMap { outcome in
          outcome.failure.map { (outcome.article, $0.description) }
        })
    }
  }

  /// The child, with its fault, and the file to which it adds a line with its process number.
  static func command(_ fault: String, numbers: URL? = nil) throws -> [String] {
    let script = Bundle.module.bundleURL.appending(path: "Fixtures/child.py")
    return ["python3", script.path, fault] + (numbers.map { [$0.path] } ?? [])
  }

  /// Twelve articles, `a0` to `a11`, each with the word once; the sixth is the one that hurts.
  static func inputs(_ text: String = "The army left Ravno.") -> [ExtractionInput] {
    (0..<12).map { index in
      let whole = index == 5 ? "POISON \(text)" : text
      return ExtractionInput(Article(id: "a\(index)", text: ArticleText(whole)))
    }
  }

  /// Runs the child over articles, in batches of twelve.
  static func run(
    _ fault: String, on inputs: [ExtractionInput] = inputs(), numbers: URL? = nil,
    _ change: (inout ProcessSettings) -> Void = { _ in }
  ) async throws -> Result {
    var settings = ProcessSettings(command: try command(fault, numbers: numbers))
    settings.articleLimit = .seconds(60)
    settings.startLimit = .seconds(60)
    change(&settings)
    let extractor = try await ProcessExtractor.start(settings, tool: "assay test")
    var outcomes: [ExtractionOutcome] = []
    for start in stride(from: 0, to: inputs.count, by: 12) {
      outcomes += await extractor.extract(
        Array(inputs[start..<min(start + 12, inputs.count)]), workers: 1)
    }
    return Result(outcomes: outcomes, remarks: await extractor.finish())
  }
}
