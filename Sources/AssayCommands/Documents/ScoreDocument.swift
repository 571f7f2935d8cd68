import AssayFormats
import AssayScoring

/// The scores of a system as JSON: counts first, ratios computed from them, `null` where undefined.
struct ScoreDocument {
  /// What was scored.
  let name: String
  /// Its scores.
  let report: ScoreReport
  /// The articles whose predictions are about another text than the gold's.
  var otherTexts: [String] = []

  /// Several documents as one JSON array, indented.
  static func text(of documents: [ScoreDocument]) -> String {
    var writer = JSONWriter(indentation: 2)
    writer.array { writer in
      for document in documents { document.write(to: &writer) }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Writes one object.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("system")
      writer.string(name)
      writeScores(to: &writer)
    }
  }

  /// Writes the members that a document on an extractor has, too.
  func writeScores(to writer: inout JSONWriter) {
    writer.key("articles")
    writer.integer(report.articles)
    writer.key("missing_articles")
    writer.array { writer in for id in report.missingArticles { writer.string(id) } }
    writer.key("extra_articles")
    writer.array { writer in for id in report.extraArticles { writer.string(id) } }
    if !otherTexts.isEmpty {
      writer.key("other_texts")
      writer.array { writer in for id in otherTexts { writer.string(id) } }
    }
    writeLabels(to: &writer)
    writer.key("metrics")
    writer.array { writer in
      for score in report.scores { write(score, to: &writer) }
    }
  }

  /// Writes what types were called, of which the signature has a digest alone; nothing where by their own names.
  private func writeLabels(to writer: inout JSONWriter) {
    let names = report.signature.options.labels.names
    guard !names.isEmpty else { return }
    writer.key("labels")
    writer.object { writer in
      for (from, to) in names.sorted(by: { $0.key < $1.key }) {
        writer.key(from)
        writer.string(to)
      }
    }
  }

  private func write(_ score: MetricScore, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("metric")
      writer.string(score.metric.name)
      writer.key("signature")
      writer.string(report.signature.line(for: score.metric))
      writer.key("short_signature")
      writer.string(report.signature.short(for: score.metric))
      writer.key("annotated")
      writer.bool(score.isAnnotated)
      writer.key("micro")
      Self.write(score.micro, to: &writer)
      writer.key("macro_over_types")
      Self.write(score.macroOverTypes, to: &writer)
      writer.key("macro_over_articles")
      Self.write(score.macroOverArticles, to: &writer)
      writer.key("types")
      writer.object { writer in
        for type in score.types {
          writer.key(type.type)
          Self.write(type.score, to: &writer)
        }
      }
      writer.key("slices")
      writer.array { writer in
        for slice in score.slices {
          writer.object { writer in
            writer.key("slice")
            writer.string(slice.group.dimension)
            writer.key("part")
            writer.string(slice.group.value)
            writer.key("score")
            Self.write(slice.score, to: &writer)
          }
        }
      }
    }
  }

  private static func write(_ score: Score, to writer: inout JSONWriter) {
    writer.object { writer in
      if score.isCounted {
        let counts = score.counts
        for (key, count) in [
          ("gold", counts.possible), ("predicted", counts.actual), ("correct", counts.correct),
          ("incorrect", counts.incorrect), ("partial", counts.partial),
          ("missed", counts.missed), ("spurious", counts.spurious),
        ] {
          writer.key(key)
          writer.integer(count)
        }
      } else {
        writeShares(score.sums, to: &writer)
      }
      for (key, ratio, interval) in [
        ("precision", score.precision, score.intervals?.precision),
        ("recall", score.recall, score.intervals?.recall),
        ("f1", score.f1, score.intervals?.f1),
      ] {
        writer.key(key)
        write(ratio, to: &writer)
        writer.key("\(key)_interval")
        write(interval, to: &writer)
      }
    }
  }

  /// Numerators and denominators of recall and precision, for each term of the formula.
  private static func writeShares(_ sums: MetricSums, to writer: inout JSONWriter) {
    writer.key("formula")
    writer.string(sums.formula.rawValue)
    let unit = Double(sums.formula.unit)
    writer.key("terms")
    writer.array { writer in
      for start in stride(from: 0, to: sums.values.count, by: 4) {
        writer.object { writer in
          for (key, place, scale) in [
            ("found", start, unit), ("gold", start + 1, 1), ("right", start + 2, unit),
            ("predicted", start + 3, 1),
          ] {
            writer.key(key)
            writer.number(Double(sums.values[place]) / scale)
          }
        }
      }
    }
  }

  private static func write(_ averages: Averages, to writer: inout JSONWriter) {
    writer.object { writer in
      for (key, average) in [
        ("precision", averages.precision), ("recall", averages.recall), ("f1", averages.f1),
      ] {
        writer.key(key)
        write(average.value, to: &writer)
        writer.key("\(key)_excluded")
        writer.integer(average.excluded)
      }
    }
  }

  private static func write(_ ratio: Double?, to writer: inout JSONWriter) {
    if let ratio { writer.number(ratio) } else { writer.null() }
  }

  private static func write(_ interval: Interval?, to writer: inout JSONWriter) {
    guard let interval else {
      writer.null()
      return
    }
    writer.array { writer in
      writer.number(interval.lower)
      writer.number(interval.upper)
    }
  }
}
