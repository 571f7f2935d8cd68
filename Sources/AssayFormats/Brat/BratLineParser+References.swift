internal import AssayModel

extension BratLineParser {
  // MARK: - E and R

  /// Reads `TYPE:TRIGGER (ROLE:ID)*`.
  mutating func parseEvent(
    _ id: Range<Int>, _ rest: Range<Int>, _ number: Int
  ) throws(LineFault) {
    var position = rest.lowerBound
    guard let head = nextWord(&position, rest.upperBound), let colon = colon(in: head) else {
      throw LineFault(
        "brat-fields", at: rest.lowerBound,
        "expected 'TYPE:TRIGGER' after the id, found \(quoted(bytes[rest]))")
    }
    let type = labels.label(head.lowerBound..<colon, in: bytes)
    let trigger = self.number(ofID: colon + 1..<head.upperBound)
    let arguments = try fillers(position..<rest.upperBound)
    lines.events.append(
      BratLines.EventLine(
        id: self.number(ofID: id), type: type, trigger: trigger, arguments: arguments,
        line: number))
  }

  /// Reads `TYPE ROLE:ID ROLE:ID`.
  mutating func parseRelation(
    _ id: Range<Int>, _ rest: Range<Int>, _ number: Int
  ) throws(LineFault) {
    var position = rest.lowerBound
    guard let head = nextWord(&position, rest.upperBound) else {
      throw LineFault(
        "brat-fields", at: rest.lowerBound,
        "expected 'TYPE ROLE:ID ROLE:ID' after the id, found nothing")
    }
    let arguments = try fillers(position..<rest.upperBound)
    guard arguments.count == 2 else {
      throw LineFault(
        "brat-fields", at: rest.lowerBound,
        "expected two arguments of the relation, found \(arguments.count)")
    }
    lines.relations.append(
      BratLines.RelationLine(
        id: self.number(ofID: id), type: labels.label(head, in: bytes), arguments: arguments,
        line: number))
  }

  private mutating func fillers(
    _ range: Range<Int>
  ) throws(LineFault) -> [BratLines.RoleFiller] {
    var fillers: [BratLines.RoleFiller] = []
    var position = range.lowerBound
    while let word = nextWord(&position, range.upperBound) {
      guard let colon = colon(in: word) else {
        throw LineFault(
          "brat-fields", at: word.lowerBound, "expected 'ROLE:ID', found \(quoted(bytes[word]))")
      }
      fillers.append(
        BratLines.RoleFiller(
          role: labels.label(word.lowerBound..<colon, in: bytes),
          target: number(ofID: colon + 1..<word.upperBound)))
    }
    return fillers
  }

  // MARK: - A, M, N and *

  /// Reads an attribute, `NAME TARGET` or `NAME TARGET VALUE`; a value may hold blanks.
  mutating func parseAttribute(_ rest: Range<Int>, _ number: Int) throws(LineFault) {
    var position = rest.lowerBound
    guard let name = nextWord(&position, rest.upperBound),
      let target = nextWord(&position, rest.upperBound)
    else {
      throw LineFault(
        "brat-fields", at: rest.lowerBound,
        "expected 'NAME TARGET' after the id, found \(quoted(bytes[rest]))")
    }
    var value = Attribute.Value.flag
    if let first = nextWord(&position, rest.upperBound) {
      var end = rest.upperBound
      while isBlank(bytes[end - 1]) { end -= 1 }
      value = .text(labels.label(first.lowerBound..<end, in: bytes))
    }
    lines.attributes.append(
      BratLines.Remark(
        target: self.number(ofID: target),
        content: Attribute(labels.label(name, in: bytes), value), line: number))
  }

  /// Reads `Reference TARGET BASE:ID TAB TEXT`, where an address of the web may be base and identifier together, or `TYPE Annotation:TARGET Referent:BASE:ID`.
  mutating func parseLink(_ rest: Range<Int>, _ number: Int) throws(LineFault) {
    let end = firstIndex(of: 0x09, rest.lowerBound, rest.upperBound)
    let words = words(rest.lowerBound..<end)
    guard words.count == 3 else {
      throw LineFault(
        "brat-fields", at: rest.lowerBound,
        "expected 'Reference TARGET BASE:ID' after the id, found \(quoted(bytes[rest]))")
    }
    let target = dropping("Annotation:", from: words[1])
    let reference = dropping("Referent:", from: words[2])
    guard let colon = colon(in: reference) else {
      throw LineFault(
        "brat-fields", at: reference.lowerBound,
        "expected 'BASE:ID', found \(quoted(bytes[reference]))")
    }
    let written = string(reference)
    let link =
      KnowledgeBaseLink.isIRI(written)
      ? KnowledgeBaseLink(joined: written)
      : KnowledgeBaseLink(
        base: labels.label(reference.lowerBound..<colon, in: bytes),
        identifier: string(colon + 1..<reference.upperBound))
    lines.links.append(
      BratLines.Remark(target: self.number(ofID: target), content: link, line: number))
  }

  /// Reads `TYPE ID ID ...`; whatever the type, the members stand for the same.
  mutating func parseEquivalence(_ rest: Range<Int>, _ number: Int) throws(LineFault) {
    let words = words(rest)
    guard words.count >= 2 else {
      throw LineFault(
        "brat-fields", at: rest.lowerBound,
        "expected 'Equiv ID ID' after the star, found \(quoted(bytes[rest]))")
    }
    var members: [Int] = []
    members.reserveCapacity(words.count - 1)
    for word in words.dropFirst() { members.append(self.number(ofID: word)) }
    lines.equivalences.append(BratLines.Equivalence(members: members, line: number))
  }

  // MARK: - Words

  /// The next part of a text between blanks and TABs from `position` on, which is moved behind it.
  @inline(__always)
  private func nextWord(_ position: inout Int, _ end: Int) -> Range<Int>? {
    let bytes = bytes.span
    while position < end, isBlank(bytes[position]) { position &+= 1 }
    let start = position
    while position < end, !isBlank(bytes[position]) { position &+= 1 }
    return start < position ? start..<position : nil
  }

  private func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var position = range.lowerBound
    while let word = nextWord(&position, range.upperBound) { words.append(word) }
    return words
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Where the first colon is that has something before and after it.
  private func colon(in word: Range<Int>) -> Int? {
    let colon = firstIndex(of: UInt8(ascii: ":"), word.lowerBound, word.upperBound)
    return colon > word.lowerBound && colon + 1 < word.upperBound ? colon : nil
  }

  private func dropping(_ prefix: String, from word: Range<Int>) -> Range<Int> {
    guard bytes[word].starts(with: prefix.utf8) else { return word }
    return word.lowerBound + prefix.utf8.count..<word.upperBound
  }
}
