import AssayFormats

/// An entry of a ledger as a line of JSON.
struct LedgerDocument {
  private let entry: Ledger.Entry

  init(_ entry: Ledger.Entry) {
    self.entry = entry
  }

  /// The line with its end.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      for (key, value) in [
        ("article", entry.article), ("layer", entry.layer), ("kind", entry.kind.rawValue),
        ("id", entry.id), ("label", entry.label), ("outcome", entry.outcome.rawValue),
        ("reason", entry.reason),
      ] where !value.isEmpty {
        writer.key(key)
        writer.string(value)
      }
    }
    return writer.take() + [0x0A]
  }
}
