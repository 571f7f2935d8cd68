import AssayFormats
import AssayScoring

extension Quotation {
  /// The positions of the fragments, in code points: `3-7,13-17`.
  var positions: String {
    ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }

  /// Writes the members `fragments`, `text`, `before` and `after` of a JSON object.
  func write(to writer: inout JSONWriter) {
    writer.key("fragments")
    writer.array { writer in
      for range in ranges {
        writer.array { writer in
          writer.integer(range.lowerBound)
          writer.integer(range.upperBound)
        }
      }
    }
    for (key, value) in [("text", text), ("before", before), ("after", after)] {
      writer.key(key)
      writer.string(value)
    }
  }
}

extension String {
  /// The text with a blank for each line break and control character, which could move the cursor.
  var onOneLine: String {
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
