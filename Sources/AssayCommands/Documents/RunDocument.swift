import AssayExtraction
import AssayFormats
import AssayScoring

/// What a run was and gave, as JSON: kept beside the predictions, and printed for programs.
struct RunDocument {
  /// One extractor of the run.
  struct Extractor {
    let name: String
    let identity: ExtractorIdentity
    let isOracle: Bool
    let failures: Int
    let refused: Int
    let throughput: Throughput
    /// `nil` where there is no gold.
    let report: ScoreReport?
  }

  let corpus: String
  let gold: String?
  let articles: Int
  let extractors: [Extractor]
  /// The scores of one vote of the extractors, two votes, up to all; empty where they were not asked for.
  let votes: [ScoreReport]

  /// The document, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("assay")
      writer.string(AssayVersion.current)
      writer.key("corpus")
      writer.string(corpus)
      writer.key("gold")
      if let gold { writer.string(gold) } else { writer.null() }
      writer.key("articles")
      writer.integer(articles)
      writer.key("extractors")
      writer.array { writer in
        for extractor in extractors { Self.write(extractor, to: &writer) }
      }
      if !votes.isEmpty { Self.write(votes, to: &writer) }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(_ votes: [ScoreReport], to writer: inout JSONWriter) {
    writer.key("votes")
    writer.array { writer in
      for (index, report) in votes.enumerated() {
        writer.object { writer in
          writer.key("k")
          writer.integer(index + 1)
          writer.key("scores")
          writer.object { writer in
            ScoreDocument(name: "vote", report: report).writeScores(to: &writer)
          }
        }
      }
    }
  }

  private static func write(_ extractor: Extractor, to writer: inout JSONWriter) {
    writer.object { writer in
      for (key, value) in [
        ("name", extractor.name), ("kind", extractor.identity.name),
        ("version", extractor.identity.version), ("settings", extractor.identity.settings),
        ("digest", extractor.identity.digest),
      ] {
        writer.key(key)
        writer.string(value)
      }
      writer.key("oracle")
      writer.bool(extractor.isOracle)
      writer.key("failed_articles")
      writer.integer(extractor.failures)
      writer.key("refused_annotations")
      writer.integer(extractor.refused)
      for (key, speed) in [
        ("articles_per_second", extractor.throughput.articlesPerSecond),
        ("megabytes_per_second", extractor.throughput.megabytesPerSecond),
      ] {
        writer.key(key)
        if let speed { writer.number(speed) } else { writer.null() }
      }
      writer.key("scores")
      if let report = extractor.report {
        writer.object { writer in
          ScoreDocument(name: extractor.name, report: report).writeScores(to: &writer)
        }
      } else {
        writer.null()
      }
    }
  }
}
