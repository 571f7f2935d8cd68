internal import AssayModel

extension BratLineParser {
  // MARK: - E and R

  /// Reads `TYPE:TRIGGER (ROLE:ID)*`.
  mutating func parseEvent(
    _ id: Range<Int>, _ rest: Range<Int>, _ number: Int
  ) throws(LineFault) {
    let words = words(rest)
    guard let head = words.first, let colon = colon(in: head) else {
      throw LineFault(
        "brat-fields", "expected 'TYPE:TRIGGER' after the id, found \(quoted(bytes[rest]))")
    }
    lines.events.append(
      BratLines.EventLine(
        id: string(id), type: labels.label(head.lowerBound..<colon, in: bytes),
        trigger: string(colon + 1..<head.upperBound),
        arguments: try fillers(words.dropFirst()), line: number))
  }

  /// Reads `TYPE ROLE:ID ROLE:ID`.
  mutating func parseRelation(
    _ id: Range<Int>, _ rest: Range<Int>, _ number: Int
  ) throws(LineFault) {
    let words = words(rest)
    guard let head = words.first else {
      throw LineFault("brat-fields", "expected 'TYPE ROLE:ID ROLE:ID' after the id, found nothing")
    }
    let arguments = try fillers(words.dropFirst())
    guard arguments.count == 2 else {
      throw LineFault(
        "brat-fields", "expected two arguments of the relation, found \(arguments.count)")
    }
    lines.relations.append(
      BratLines.RelationLine(
        id: string(id), type: labels.label(head, in: bytes), arguments: arguments, line: number))
  }

  private mutating func fillers(
    _ words: ArraySlice<Range<Int>>
  ) throws(LineFault) -> [BratLines.RoleFiller] {
    var fillers: [BratLines.RoleFiller] = []
    fillers.reserveCapacity(words.count)
    for word in words {
      guard let colon = colon(in: word) else {
        throw LineFault("brat-fields", "expected 'ROLE:ID', found \(quoted(bytes[word]))")
      }
      fillers.append(
        BratLines.RoleFiller(
          role: labels.label(word.lowerBound..<colon, in: bytes),
          target: string(colon + 1..<word.upperBound)))
    }
    return fillers
  }

  // MARK: - A, M, N and *

  /// Reads an attribute, `NAME TARGET` or `NAME TARGET VALUE`; a value may hold blanks.
  mutating func parseAttribute(_ rest: Range<Int>, _ number: Int) throws(LineFault) {
    let words = words(rest)
    guard words.count >= 2 else {
      throw LineFault(
        "brat-fields", "expected 'NAME TARGET' after the id, found \(quoted(bytes[rest]))")
    }
    let name = labels.label(words[0], in: bytes)
    var value = Attribute.Value.flag
    if words.count > 2, let last = words.last {
      value = .text(labels.label(words[2].lowerBound..<last.upperBound, in: bytes))
    }
    lines.attributes.append(
      BratLines.Remark(target: string(words[1]), content: Attribute(name, value), line: number))
  }

  /// Reads `Reference TARGET BASE:ID TAB TEXT`, where an address of the web may be base and identifier together, or `TYPE Annotation:TARGET Referent:BASE:ID`.
  mutating func parseLink(_ rest: Range<Int>, _ number: Int) throws(LineFault) {
    let end = firstIndex(of: 0x09, rest.lowerBound, rest.upperBound)
    let words = words(rest.lowerBound..<end)
    guard words.count == 3 else {
      throw LineFault(
        "brat-fields",
        "expected 'Reference TARGET BASE:ID' after the id, found \(quoted(bytes[rest]))")
    }
    let target = dropping("Annotation:", from: words[1])
    let reference = dropping("Referent:", from: words[2])
    guard let colon = colon(in: reference) else {
      throw LineFault("brat-fields", "expected 'BASE:ID', found \(quoted(bytes[reference]))")
    }
    let written = string(reference)
    let link =
      KnowledgeBaseLink.isIRI(written)
      ? KnowledgeBaseLink(joined: written)
      : KnowledgeBaseLink(
        base: labels.label(reference.lowerBound..<colon, in: bytes),
        identifier: string(colon + 1..<reference.upperBound))
    lines.links.append(BratLines.Remark(target: string(target), content: link, line: number))
  }

  /// Reads `TYPE ID ID ...`; whatever the type, the members stand for the same.
  mutating func parseEquivalence(_ rest: Range<Int>, _ number: Int) throws(LineFault) {
    let words = words(rest)
    guard words.count >= 2 else {
      throw LineFault(
        "brat-fields", "expected 'Equiv ID ID' after the star, found \(quoted(bytes[rest]))")
    }
    lines.equivalences.append(
      BratLines.Equivalence(members: words.dropFirst().map { string($0) }, line: number))
  }

  // MARK: - Words

  /// The parts of a range between blanks and TABs.
  private func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where bytes[index] == 0x20 || bytes[index] == 0x09 {
      if start < index { words.append(start..<index) }
      start = index + 1
    }
    if start < range.upperBound { words.append(start..<range.upperBound) }
    return words
  }

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
