import AssayExtraction
import AssayFormats
import AssayReporting
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
  /// For each metric of the leaderboard its rows, best first; empty without gold.
  let ranks: [(metric: String, rows: [(entry: Leaderboard.Entry, step: Leaderboard.Step?)])]
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
      if !ranks.isEmpty { writeRanks(to: &writer) }
      if !votes.isEmpty { Self.write(votes, to: &writer) }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func writeRanks(to writer: inout JSONWriter) {
    writer.key("leaderboard")
    writer.object { writer in
      for (metric, rows) in ranks where !rows.isEmpty {
        writer.key(metric)
        writer.array { writer in
          for (entry, step) in rows { Self.write(entry.name, step, to: &writer) }
        }
      }
    }
  }

  /// A row of the leaderboard, and how far it is above the next.
  private static func write(_ name: String, _ step: Leaderboard.Step?, to writer: inout JSONWriter)
  {
    writer.object { writer in
      writer.key("name")
      writer.string(name)
      guard let step else { return }
      writer.key("above_next")
      writer.number(step.difference)
      if let interval = step.interval {
        writer.key("above_next_interval")
        writer.array { writer in
          writer.number(interval.lower)
          writer.number(interval.upper)
        }
      }
      for (key, p) in [("p", step.pValue), ("p_adjusted", step.adjusted)] {
        guard let p else { continue }
        writer.key(key)
        writer.number(p)
      }
    }
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
