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
      writer.key("gamma")
      if let gamma = report.gamma {
        writer.object { writer in
          writer.key("samples")
          writer.integer(gamma.samples)
          writer.key("seed")
          writer.string("\(gamma.seed)")
        }
      } else {
        writer.null()
      }
      writer.key("all")
      writer.object { writer in writer.write(report.all) }
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
      writer.write(pair.group)
      for (key, counts) in [
        ("mention_coreference", pair.mentionCoreference),
        ("event_coreference", pair.eventCoreference),
      ] {
        writer.key(key)
        Self.write(counts, to: &writer)
      }
      writer.key("relations")
      Self.write(pair.relations, to: &writer)
      writer.key("relation_types")
      writer.object { writer in
        for type in pair.relationTypes {
          writer.key(type.type)
          Self.write(type.counts, to: &writer)
        }
      }
      writer.key("by_article")
      writer.object { writer in
        for article in pair.byArticle { write(article, of: pair, to: &writer) }
      }
    }
  }

  private func write(
    _ article: ArticleAgreement, of pair: PairAgreement, to writer: inout JSONWriter
  ) {
    writer.key(article.id)
    writer.object { writer in
      for (score, counts) in zip(pair.scores.scores, article.counts) {
        writer.key(score.metric.name)
        Self.write(counts, to: &writer)
      }
      writer.key("relations")
      Self.write(article.relations, to: &writer)
    }
  }

  private static func write(_ counts: CoreferenceCounts, to writer: inout JSONWriter) {
    writer.object { writer in
      for metric in CoreferenceMetric.agreementMetrics {
        writer.key("\(metric.name)_f1")
        writer.optional(metric.score(counts).f1)
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
      writer.optional(counts.f1)
    }
  }
}
