import AssayFormats
import AssayScoring

/// How many mistakes there are of each kind, as JSON: all bins, empty ones included.
struct MistakeSums {
  let gold: String
  let predicted: String
  let analysis: MistakeAnalysis

  /// One object, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("gold")
      writer.string(gold)
      writer.key("predicted")
      writer.string(predicted)
      for subject in MistakeSubject.allCases {
        writer.key(subject.rawValue)
        writer.object { writer in write(subject, to: &writer) }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func write(_ subject: MistakeSubject, to writer: inout JSONWriter) {
    let outcomes = analysis.outcomes(of: subject), counts = analysis.counts(of: subject)
    for (key, count) in [
      ("gold", outcomes.possible), ("predicted", outcomes.actual), ("correct", outcomes.correct),
      ("incorrect", outcomes.incorrect), ("partial", outcomes.partial),
      ("missed", outcomes.missed), ("spurious", outcomes.spurious),
    ] {
      writer.key(key)
      writer.integer(count)
    }
    for (key, ratio) in [
      ("precision", counts.precision), ("recall", counts.recall), ("f1", counts.f1),
      ("under_generation", outcomes.underGeneration), ("over_generation", outcomes.overGeneration),
      ("substitution", outcomes.substitution),
      ("error_per_response_fill", outcomes.errorPerResponseFill),
    ] {
      writer.key(key)
      writer.optional(ratio)
    }
    writer.key("errors")
    writer.object { writer in
      for bin in analysis.bins(of: subject) {
        writer.key(bin.kind.rawValue)
        writer.object { writer in
          writer.key("count")
          writer.integer(bin.count)
          writer.key("f1_without")
          writer.optional(bin.kind.outcome == nil ? nil : bin.repaired.f1)
          writer.key("gain")
          writer.optional(bin.gain)
        }
      }
    }
    writer.key("confusion")
    writer.array { writer in
      for entry in analysis.confusion(of: subject).entries {
        writer.object { writer in
          for (key, label) in [("gold", entry.gold), ("predicted", entry.predicted)] {
            writer.key(key)
            if let label { writer.string(label) } else { writer.null() }
          }
          writer.key("count")
          writer.integer(entry.count)
        }
      }
    }
  }
}
