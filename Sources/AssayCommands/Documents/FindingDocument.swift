import AssayFormats
import AssayLinting
import AssayScoring

/// A finding as JSON; positions are code points.
struct FindingDocument {
  private let finding: Finding

  init(_ finding: Finding) {
    self.finding = finding
  }

  /// The document on one line.
  var line: String {
    var writer = JSONWriter()
    writer.object { writer in
      for (key, value) in [
        ("fingerprint", finding.fingerprint), ("check", finding.check),
        ("article", finding.article),
      ] {
        writer.key(key)
        writer.string(value)
      }
      writer.key("score")
      writer.number((finding.score * 10_000).rounded() / 10_000)
      writer.key("label")
      writer.string(finding.label)
      if let quotation = finding.quotation { quotation.write(to: &writer) }
      writer.key("reason")
      writer.string(finding.reason)
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
