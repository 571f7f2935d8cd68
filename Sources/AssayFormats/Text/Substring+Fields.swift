extension StringProtocol where SubSequence == Substring {
  /// The parts between separators, which are ASCII; as many as there are separators, and one more.
  ///
  /// Bytes are looked at, not characters: a mark that joins what stands before it joins no separator.
  func fields(separatedBy separator: UInt8) -> [Substring] {
    var fields: [Substring] = []
    var start = startIndex
    while let end = utf8[start...].firstIndex(of: separator) {
      fields.append(self[start..<end])
      start = utf8.index(after: end)
    }
    fields.append(self[start...])
    return fields
  }
}
