import AssayModel

extension KnowledgeBaseLink {
  /// `base:identifier`, as brat and others write it; the IRI where the base is the beginning of one, and the
  /// identifier alone where there is no base.
  var joined: String {
    if Self.isIRI(base), base.last == "/" || base.last == "#", !identifier.isEmpty,
      !identifier.contains(where: { $0 == "/" || $0 == "#" || $0 == ":" })
    {
      return base + identifier
    }
    return base.isEmpty && !identifier.contains(":") ? identifier : "\(base):\(identifier)"
  }

  /// Takes an IRI of the web apart behind its last `/` or `#`, and `base:identifier` at the first colon;
  /// without one the base is empty.
  init(joined: String) {
    if Self.isIRI(joined) {
      // A colon behind the base, or before an address, keeps an identifier together that has such a sign itself.
      let scheme = joined.utf8.starts(with: "https".utf8) ? 8 : 7
      let rest = joined.dropFirst(scheme)
      let colon = rest.indices.first { index in
        rest[index] == ":" && index > rest.startIndex
          && ("/#".contains(rest[rest.index(before: index)])
            || Self.isIRI(rest[rest.index(after: index)...]))
      }
      if let colon {
        self.init(
          base: String(joined[..<colon]), identifier: String(rest[rest.index(after: colon)...]))
        return
      }
      if let place = rest.lastIndex(where: { $0 == "/" || $0 == "#" }) {
        let next = rest.index(after: place)
        self.init(base: String(joined[..<next]), identifier: String(rest[next...]))
        return
      }
    }
    let parts = joined.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 {
      self.init(base: String(parts[0]), identifier: String(parts[1]))
    } else {
      self.init(base: "", identifier: joined)
    }
  }

  /// Whether a text begins as an address of the web does.
  static func isIRI(_ text: some StringProtocol) -> Bool {
    text.utf8.starts(with: "http://".utf8) || text.utf8.starts(with: "https://".utf8)
  }
}
