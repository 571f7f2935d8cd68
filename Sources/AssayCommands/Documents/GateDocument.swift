import AssayFormats
import AssayReporting
import AssayScoring

/// What the gate said as JSON: ratios and differences as fractions, `null` where undefined.
struct GateDocument {
  private let record: GateRecord

  init(_ record: GateRecord) {
    self.record = record
  }

  /// One JSON object, indented.
  var text: String {
    let outcome = record.outcome
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.text("assay", AssayVersion.current)
      writer.text("status", outcome.status.name)
      writer.key("exit_code")
      writer.integer(Int(outcome.status.exitCode))
      writer.text("summary", GateTable(outcome).headline)
      writer.text("gold", record.gold)
      writer.text("predictions", record.predictions)
      writer.text("baseline", outcome.basis == .nothing ? nil : record.baseline)
      writer.key("same_predictions")
      writer.bool(outcome.basis == .samePredictions)
      writer.key("articles")
      writer.integer(outcome.articles)
      writer.key("replicates")
      writer.integer(record.bootstrap.replicates)
      writer.text("seed", "\(record.bootstrap.seed)")
      writer.text("mode", record.isRatchet ? "ratchet" : "rules")
      writer.key("problems")
      writer.array { writer in
        for problem in outcome.problems {
          writer.object { writer in
            writer.text("problem", problem.description)
            writer.key("articles")
            writer.array { writer in for id in problem.articles { writer.string(id) } }
          }
        }
      }
      writer.key("rules")
      writer.array { writer in for result in outcome.results { Self.write(result, to: &writer) } }
      writeFlips(to: &writer)
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  // MARK: - Rules

  private static func write(_ result: GateResult, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.text("rule", result.target)
      writer.text("verdict", result.verdict.rawValue)
      writer.text("status", result.status.name)
      writer.text("summary", GateTable.sentence(result))
      guard let rule = result.rule else { return }
      writer.text("metric", rule.metric.name)
      writer.text("measure", rule.measure.rawValue)
      writer.text("max_drop", rule.budget.description)
      writer.text("floor", rule.floor?.description)
      writer.key("confidence")
      writer.integer(rule.confidence)
      writer.key("min_support")
      writer.integer(rule.minimumSupport)
      writer.text("adjust", rule.adjustment.rawValue)
      writer.key("strict")
      writer.bool(rule.isStrict)
      writer.text("note", rule.note)
      writer.key("left_out")
      writer.integer(result.leftOut)
      writer.key("parts")
      writer.array { writer in
        for part in result.parts { write(part, rule, to: &writer) }
      }
    }
  }

  private static func write(
    _ part: GatePart, _ rule: GateRule, to writer: inout JSONWriter
  ) {
    let before = part.before?[rule.measure], now = part.now[rule.measure]
    writer.object { writer in
      writer.text("part", part.group.map { "\($0.dimension)=\($0.value)" })
      writer.text("verdict", part.verdict.rawValue)
      writer.text("reason", part.reason)
      writer.key("gold")
      writer.integer(part.now.support)
      for (key, value) in [
        ("baseline", before), ("now", now),
        ("difference", before.flatMap { before in now.map { $0 - before } }),
        ("lower", part.bootstrap?.interval?.lower), ("upper", part.bootstrap?.interval?.upper),
        ("p", part.bootstrap?.pValue), ("p_adjusted", part.adjusted),
        ("smallest_shown", part.smallestShown),
      ] {
        writer.key(key)
        if let value { writer.number(value) } else { writer.null() }
      }
      for (key, sums) in [("baseline_sums", part.before), ("sums", part.now)] {
        writer.key(key)
        if let sums {
          writer.array { writer in for value in sums.values { writer.integer(value) } }
        } else {
          writer.null()
        }
      }
    }
  }

  // MARK: - Flips

  private func writeFlips(to writer: inout JSONWriter) {
    let flips = record.outcome.flips
    for (key, list) in [
      ("newly_broken", flips.broken), ("newly_broken_accepted", flips.accepted),
      ("newly_fixed", flips.fixed),
    ] {
      writer.key(key)
      writer.array { writer in for flip in list { write(flip, to: &writer) } }
    }
    for (key, list) in [("accepted_expired", flips.expired), ("accepted_idle", flips.idle)] {
      writer.key(key)
      writer.array { writer in
        for span in list {
          writer.object { writer in
            writer.text("fingerprint", span.fingerprint.description)
            writer.text("reason", span.reason)
            writer.text("expires", span.expires)
          }
        }
      }
    }
  }

  private func write(_ flip: Flip, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.text("fingerprint", flip.fingerprint.description)
      writer.text("article", flip.article)
      writer.text("annotation", flip.fingerprint.subject.rawValue)
      writer.text("error", flip.mistake?.kind.rawValue)
      for (key, side) in [
        ("gold", flip.mistake?.gold ?? flip.mended), ("predicted", flip.mistake?.predicted),
      ] {
        writer.key(key)
        if let side {
          MistakeDocument.write(side, of: flip.fingerprint.subject, to: &writer)
        } else {
          writer.null()
        }
      }
      guard flip.mistake != nil else { return }
      let place = record.place(of: flip)
      writer.text("file", place.file)
      writer.key("line")
      if let line = place.line { writer.integer(line) } else { writer.null() }
    }
  }
}

extension JSONWriter {
  /// A member whose value is a text, or `null`.
  fileprivate mutating func text(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }
}
