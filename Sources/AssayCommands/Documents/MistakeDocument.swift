import AssayFormats
import AssayScoring

/// A mistake as JSON; positions are code points.
struct MistakeDocument {
  private let mistake: Mistake

  init(_ mistake: Mistake) {
    self.mistake = mistake
  }

  /// The document on one line.
  var line: String {
    var writer = JSONWriter()
    writer.object { writer in
      for (key, value) in [
        ("article", mistake.article), ("annotation", mistake.subject.rawValue),
        ("error", mistake.kind.rawValue),
      ] {
        writer.key(key)
        writer.string(value)
      }
      for (key, side) in [("gold", mistake.gold), ("predicted", mistake.predicted)] {
        writer.key(key)
        if let side { Self.write(side, to: &writer) } else { writer.null() }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(_ side: Mistake.Side, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("type")
      writer.string(side.type)
      if let role = side.role {
        writer.key("role")
        writer.string(role)
        writer.key("trigger")
        if let trigger = side.trigger {
          writer.object { writer in writer.members(trigger) }
        } else {
          writer.null()
        }
      }
      if let quotation = side.quotation { writer.members(quotation) }
    }
  }
}

extension JSONWriter {
  /// Writes the members of an object that quotes a place.
  mutating func members(_ quotation: Quotation) {
    key("fragments")
    array { writer in
      for range in quotation.ranges {
        writer.array { writer in
          writer.integer(range.lowerBound)
          writer.integer(range.upperBound)
        }
      }
    }
    for (name, value) in [
      ("text", quotation.text), ("before", quotation.before), ("after", quotation.after),
    ] {
      key(name)
      string(value)
    }
  }
}
