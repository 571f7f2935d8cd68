import AssayFormats
import AssayModel
import AssayReporting

/// What became of a run of conformance cases, as one line or as JSON.
struct ConformanceDocument {
  let outcomes: [CaseOutcome]

  /// How many cases there are, passed, failed and were compared with nothing, and all numbers.
  var total: String {
    let rest = uncompared > 0 ? "\(grouped(uncompared)) not compared, " : ""
    return "\(grouped(outcomes.count)) cases, \(grouped(passed)) passed, "
      + "\(grouped(failed)) failed, \(rest)\(counted(values, "value"))"
  }

  private var values: Int { outcomes.reduce(0) { $0 + $1.computed.values.count } }
  private var failed: Int { outcomes.count(where: \.hasFailed) }
  private var passed: Int { outcomes.count - failed - uncompared }
  private var uncompared: Int {
    outcomes.count { if case .uncompared = $0.verdict { true } else { false } }
  }

  /// The document, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      for (key, count) in [
        ("cases", outcomes.count), ("passed", passed), ("failed", failed),
        ("not_compared", uncompared), ("values", values),
      ] {
        writer.key(key)
        writer.integer(count)
      }
      writer.key("outcomes")
      writer.array { writer in
        for outcome in outcomes { Self.write(outcome, to: &writer) }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(_ outcome: CaseOutcome, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("case")
      writer.string(outcome.name)
      writer.key("values")
      writer.integer(outcome.computed.values.count)
      writer.key("passed")
      switch outcome.verdict {
      case .passed: writer.bool(true)
      case .uncompared: writer.null()
      case .differing, .unreadable: writer.bool(false)
      }
      writer.key("fault")
      if case .unreadable(let fault) = outcome.verdict {
        writer.string(fault.description)
      } else {
        writer.null()
      }
      writer.key("differences")
      writer.array { writer in
        guard case .differing(let differences, _) = outcome.verdict else { return }
        for difference in differences { write(difference, to: &writer) }
      }
      writer.key("without_numbers")
      writer.array { writer in
        for refusal in outcome.computed.refusals { writer.string(refusal) }
      }
    }
  }

  /// A side that has no number of the name is left out; one that has it undefined is `null`.
  private static func write(_ difference: ConformanceDifference, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("id")
      writer.string(difference.id)
      for (key, side) in [("expected", difference.expected), ("computed", difference.computed)] {
        guard let side else { continue }
        writer.key(key)
        if let number = side { writer.number(number) } else { writer.null() }
      }
    }
  }
}
