import AssayFormats
import AssayScoring

/// Signatures and digests as JSON.
enum SignatureDocument {
  /// The signatures of results, one object each.
  static func text(of entries: [ResultsFile.Entry]) -> String {
    var writer = JSONWriter(indentation: 2)
    writer.array { writer in
      for entry in entries {
        writer.object { writer in
          for (key, value) in [
            ("system", entry.system), ("metric", entry.metric), ("short", entry.signature.short),
            ("signature", entry.signature.description),
          ] {
            writer.key(key)
            writer.string(value)
          }
          writer.key("fields")
          writer.object { writer in
            for field in entry.signature.fields {
              writer.key(field.key)
              writer.string(field.value)
            }
          }
        }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// The digests of gold and predictions.
  static func text(of sides: [(name: String, sum: DigestSum, path: String)]) -> String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      for side in sides {
        writer.key(side.name)
        writer.object { writer in
          writer.key("path")
          writer.string(side.path)
          writer.key("articles")
          writer.integer(side.sum.count)
          writer.key("digest")
          writer.string("#\(side.sum.short)")
          writer.key("sha256")
          writer.string(side.sum.hexadecimal)
        }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
