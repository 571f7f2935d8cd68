import AssayModel

/// What writers of articles write again and again.
extension JSONWriter {
  package mutating func member(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  package mutating func member(_ key: String, _ value: Int) {
    self.key(key)
    integer(value)
  }

  /// Start and end of a fragment in code points.
  mutating func members(
    _ offsets: OffsetTable, _ fragment: Fragment, _ start: String, _ end: String,
    in unit: OffsetUnit = .codePoint
  ) {
    member(start, offsets.position(ofByte: fragment.start, in: unit))
    member(end, offsets.position(ofByte: fragment.end, in: unit))
  }

  /// Metadata as an object, by key; nothing where there are none.
  package mutating func metadata(_ key: String, _ metadata: [String: String]) {
    if metadata.isEmpty { return }
    self.key(key)
    object { writer in
      for (key, value) in metadata.sorted(by: { $0.key < $1.key }) { writer.member(key, value) }
    }
  }
}

extension JSONWriter {
  /// A list of objects.
  package mutating func list<Element>(
    _ key: String, _ elements: some Sequence<Element>,
    _ content: (Element, inout JSONWriter) -> Void
  ) {
    self.key(key)
    array { writer in
      for element in elements { writer.object { content(element, &$0) } }
    }
  }

  /// A list of texts, numbers and lists of them.
  mutating func list(_ key: String, _ elements: [JSONValue]) {
    self.key(key)
    value(.array(elements))
  }
}
