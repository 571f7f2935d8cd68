import AssayFormats
import AssayReporting
import AssayScoring

/// The agreement of annotators as JSON: `null` with a reason where undefined.
struct AgreementDocument {
  let report: AgreementReport

  /// One object, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("annotators")
      writer.array { writer in for name in report.annotators { writer.string(name) } }
      writer.key("articles")
      writer.integer(report.articles)
      writer.key("missing_articles")
      writer.object { writer in
        for (name, articles) in zip(report.annotators, report.missingArticles) {
          writer.key(name)
          writer.array { writer in for id in articles { writer.string(id) } }
        }
      }
      writer.key("tokens")
      Self.write(report.tokens, to: &writer)
      writer.key("pairs")
      writer.array { writer in for pair in report.pairs { write(pair, to: &writer) } }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func write(_ pair: PairAgreement, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("first")
      writer.string(report.annotators[pair.first])
      writer.key("second")
      writer.string(report.annotators[pair.second])
      writer.key("annotations")
      writer.object { writer in
        ScoreDocument(name: report.annotators[pair.second], report: pair.scores)
          .writeScores(to: &writer)
      }
      for (key, attributes) in [
        ("mention_attributes", pair.mentionAttributes), ("event_attributes", pair.eventAttributes),
      ] {
        writer.key(key)
        writer.array { writer in
          for attribute in attributes { Self.write(attribute, to: &writer) }
        }
      }
      writer.key("mention_coreference")
      Self.write(pair.mentionCoreference, to: &writer)
      writer.key("event_coreference")
      Self.write(pair.eventCoreference, to: &writer)
      writer.key("relations")
      Self.write(pair.relations, to: &writer)
      writer.key("tokens")
      Self.write(pair.tokens, to: &writer)
      writer.key("by_article")
      writer.object { writer in
        for article in pair.byArticle {
          writer.key(article.id)
          writer.object { writer in
            for (score, counts) in zip(pair.scores.scores, article.counts) {
              writer.key(score.metric.name)
              Self.write(counts, to: &writer)
            }
          }
        }
      }
    }
  }

  private static func write(_ attribute: AttributeAgreement, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("attribute")
      writer.string(attribute.name)
      writer.key("same")
      write(attribute.agreement, to: &writer)
      writer.key("kappa")
      write(attribute.kappa, to: &writer)
      writer.key("alpha")
      write(attribute.alpha, to: &writer)
    }
  }

  private static func write(_ tokens: TokenAgreement, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("alpha")
      write(tokens.all, to: &writer)
      writer.key("alpha_without_o")
      write(tokens.marked, to: &writer)
    }
  }

  private static func write(_ coefficient: Coefficient, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("value")
      write(coefficient.value, to: &writer)
      writer.key("items")
      writer.integer(coefficient.count)
      writer.key("observed")
      write(coefficient.observed, to: &writer)
      writer.key("expected")
      write(coefficient.expected, to: &writer)
      if let reason = coefficient.undefined {
        writer.key("reason")
        writer.string(reason.rawValue)
      }
    }
  }

  private static func write(_ counts: CoreferenceCounts, to writer: inout JSONWriter) {
    writer.object { writer in
      for metric in CoreferenceMetric.agreementMetrics {
        writer.key("\(metric.name)_f1")
        write(metric.score(counts).f1, to: &writer)
      }
    }
  }

  private static func write(_ counts: Counts, to writer: inout JSONWriter) {
    writer.object { writer in
      for (key, count) in [
        ("first", counts.possible), ("second", counts.actual), ("agreed", counts.correct),
      ] {
        writer.key(key)
        writer.integer(count)
      }
      writer.key("f1")
      write(counts.f1, to: &writer)
    }
  }

  private static func write(_ ratio: Double?, to writer: inout JSONWriter) {
    if let ratio { writer.number(ratio) } else { writer.null() }
  }
}
