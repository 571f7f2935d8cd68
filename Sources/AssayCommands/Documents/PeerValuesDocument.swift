import AssayFormats
import AssayScoring

/// Another scorer's numbers as JSON: each by its name, `null` where the scorer has none.
struct PeerValuesDocument {
  /// The predictions.
  let name: String
  /// The numbers.
  let values: [PeerValue]

  /// A flat object for one set of predictions; for several an object of such objects.
  static func text(of documents: [PeerValuesDocument]) -> String {
    var writer = JSONWriter(indentation: 1)
    if documents.count == 1, let document = documents.first {
      document.write(to: &writer)
    } else {
      writer.object { writer in
        for document in documents {
          writer.key(document.name)
          document.write(to: &writer)
        }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func write(to writer: inout JSONWriter) {
    writer.object { writer in
      for value in values {
        writer.key(value.id)
        if let number = value.value { writer.number(number) } else { writer.null() }
      }
    }
  }
}
