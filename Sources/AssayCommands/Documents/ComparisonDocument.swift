import AssayFormats
import AssayScoring

/// How systems compare with a baseline, as JSON: ratios and differences as fractions, `null` where
/// undefined.
struct ComparisonDocument {
  /// What was found.
  let report: ComparisonReport

  /// One JSON object, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("baseline")
      writer.string(report.systems.first ?? "")
      writer.key("adjustment")
      writer.string(report.options.adjustment.rawValue)
      writer.key("trials")
      writer.integer(report.options.trials)
      writer.key("seed")
      writer.string("\(report.options.seed)")
      writer.key("tests")
      writer.integer(report.tests)
      writer.key("systems")
      writer.array { writer in
        for (name, scores) in zip(report.systems, report.scores) {
          ScoreDocument(name: name, report: scores).write(to: &writer)
        }
      }
      writer.key("comparisons")
      writer.array { writer in
        for comparison in report.metrics {
          for difference in comparison.differences {
            Self.write(difference, by: comparison.metric, to: &writer)
          }
        }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(
    _ difference: SystemDifference, by metric: Metric, to writer: inout JSONWriter
  ) {
    let (bootstrap, test) = (difference.bootstrap, difference.test)
    writer.object { writer in
      writer.key("metric")
      writer.string(metric.name)
      writer.key("system")
      writer.string(difference.system)
      for (key, value) in [
        ("f1_difference", bootstrap.difference), ("lower", bootstrap.interval?.lower),
        ("upper", bootstrap.interval?.upper), ("smallest_shown", difference.smallestShown),
        ("p", difference.pValue), ("p_adjusted", difference.adjusted),
      ] {
        writer.key(key)
        write(value, to: &writer)
      }
      writer.key("exchanges")
      writer.integer(test.trials)
      writer.key("is_exact")
      writer.bool(test.isExact)
      if let recall = difference.recallTest {
        writer.key("recall_mcnemar")
        writer.object { writer in
          writer.key("only_system")
          writer.integer(recall.onlyFirst)
          writer.key("only_baseline")
          writer.integer(recall.onlySecond)
          writer.key("p_exact")
          writer.number(recall.exact)
          writer.key("p_mid")
          writer.number(recall.midP)
        }
      }
      writer.key("by_article")
      write(difference.byArticle, to: &writer)
      writer.key("by_type")
      write(difference.byType, to: &writer)
      writer.key("by_mistake")
      write(difference.byMistake, to: &writer)
    }
  }

  private static func write(_ parts: [DifferencePart]?, to writer: inout JSONWriter) {
    guard let parts else {
      writer.null()
      return
    }
    writer.array { writer in
      for part in parts {
        writer.object { writer in
          writer.key("name")
          writer.string(part.name)
          writer.key("part")
          writer.number(part.value)
        }
      }
    }
  }

  private static func write(_ value: Double?, to writer: inout JSONWriter) {
    if let value { writer.number(value) } else { writer.null() }
  }
}
