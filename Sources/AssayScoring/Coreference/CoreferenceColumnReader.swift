package import AssayModel

/// A mention in a file of columns.
package struct ColumnMention: Hashable, Sendable {
  /// The index of its entity, in order of first appearance in the document.
  package let entity: Int
  /// The first and last token, counted from 0 in the document.
  package let tokens: ClosedRange<Int>
  /// The sentence in which it ends, from 0; a blank line ends a sentence.
  package let sentence: Int
  /// The first token, counted from 0 in the sentence where it begins.
  package let firstInSentence: Int
  /// The last token, counted from 0 in the sentence where it ends.
  package let lastInSentence: Int
}

/// A document in a file of columns.
package struct ColumnDocument: Hashable, Sendable {
  /// What stands after `#begin document `, for example `(a7); part 000`.
  package let name: String
  /// The mentions, in the order in which they end; one token's own mentions first.
  package let mentions: [ColumnMention]
  /// The number of entities.
  package let entityCount: Int

  /// Makes a document; every mention's entity must be less than their number.
  package init(name: String, mentions: [ColumnMention], entityCount: Int) {
    self.name = name
    self.mentions = mentions
    self.entityCount = entityCount
  }
}

extension ColumnDocument {
  /// The entities as they are scored: mentions by first and last token.
  package var document: CoreferenceDocument<ClosedRange<Int>> {
    var clusters = [[ClosedRange<Int>]](repeating: [], count: entityCount)
    for mention in mentions { clusters[mention.entity].append(mention.tokens) }
    return CoreferenceDocument(id: name, clusters: clusters)
  }
}

/// Reads coreference in the format of CoNLL-2012 (Pradhan and others 2012).
///
/// A token a line, columns between tabs, and in the last filled column brackets with entity
/// numbers: `(3)`, `(3`, `3)`, joined by `|`.
///
/// Brackets of different entities may cross. Those of one entity nest: an end closes the latest
/// beginning, as in the CoNLL scorer. On a line, one-token mentions are read first, then
/// beginnings, then ends. A bracket without its twin and a cell that cannot be read are faults; the
/// mention is left out and reading goes on.
///
/// - Complexity: O(n) in bytes.
package struct CoreferenceColumnReader {
  /// What was read, in the order of the files.
  package private(set) var documents: [ColumnDocument] = []
  /// What was wrong.
  package private(set) var faults: [Fault] = []

  private var names: Set<String> = []
  private var file = ""
  private var line = 0
  private var open: OpenDocument?

  /// Reads files as if they were one, in the order of their names.
  package init(files: [(name: String, bytes: [UInt8])]) {
    for file in files.sorted(by: { $0.name < $1.name }) { read(file.bytes, name: file.name) }
  }

  private mutating func read(_ bytes: [UInt8], name: String) {
    file = name
    line = 0
    for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      read(row.last == UInt8(ascii: "\r") ? row.dropLast() : row)
    }
    if let document = open {
      note(.warning, "document-open", "\(document.name) has no '#end document'")
      close()
    }
  }

  private mutating func read(_ row: ArraySlice<UInt8>) {
    if let name = beginning(row) {
      if open != nil { close() }
      open = OpenDocument(name: name)
    } else if row.starts(with: "#end document".utf8) {
      close()
    } else if row.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
      open?.endSentence()
    } else if open != nil {
      readToken(row)
    }
  }

  private func beginning(_ row: ArraySlice<UInt8>) -> String? {
    let mark = "#begin document ".utf8
    return row.starts(with: mark) ? String(decoding: row.dropFirst(mark.count), as: UTF8.self) : nil
  }

  private mutating func readToken(_ row: ArraySlice<UInt8>) {
    let column = row.split(separator: UInt8(ascii: "\t")).last ?? []
    guard let brackets = CoreferenceBrackets(column) else {
      note(
        .error, "coreference-unreadable",
        "expected '-' or brackets with numbers, such as '(3)|(4', found '\(String(decoding: column, as: UTF8.self))'"
      )
      open?.endToken()
      return
    }
    for unopened in open?.read(brackets, line: line) ?? [] {
      note(.error, "coreference-unopened", "a mention of entity \(unopened) ends and never began")
    }
  }

  private mutating func close() {
    guard let document = open else { return }
    open = nil
    for (entity, line) in document.unclosed {
      note(
        .error, "coreference-unclosed", "a mention of entity \(entity) begins and never ends", line)
    }
    if !names.insert(document.name).inserted {
      note(.error, "document-repeated", "a second document is called \(document.name)")
    }
    documents.append(document.finished)
  }

  private mutating func note(
    _ severity: Fault.Severity, _ code: String, _ message: String, _ place: Int? = nil
  ) {
    faults.append(
      Fault(severity, code: code, file: file, line: place ?? line, message: message))
  }
}

/// The brackets of one line.
private struct CoreferenceBrackets {
  var alone: [String] = []
  var begins: [String] = []
  var ends: [String] = []

  /// Reads a cell; `nil` where it holds anything but brackets with numbers.
  init?(_ cell: ArraySlice<UInt8>) {
    guard !cell.elementsEqual("-".utf8), !cell.elementsEqual("_".utf8) else { return }
    var rest = cell
    while let first = rest.first {
      if first == UInt8(ascii: "|") {
        rest.removeFirst()
        continue
      }
      let begins = first == UInt8(ascii: "(")
      if begins { rest.removeFirst() }
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      let ends = rest.first == UInt8(ascii: ")")
      if ends { rest.removeFirst() }
      guard !digits.isEmpty, begins || ends else { return nil }
      add(String(decoding: digits, as: UTF8.self), begins: begins, ends: ends)
    }
  }

  private mutating func add(_ entity: String, begins: Bool, ends: Bool) {
    switch (begins, ends) {
    case (true, true): alone.append(entity)
    case (true, false): self.begins.append(entity)
    default: self.ends.append(entity)
    }
  }
}

/// A document of which the end has not been read.
private struct OpenDocument {
  /// Where a mention begins.
  struct Beginning {
    let token: Int
    let inSentence: Int
    let line: Int
  }

  let name: String
  private var entities: [String: Int] = [:]
  private var entityNames: [String] = []
  private var beginnings: [[Beginning]] = []
  private var mentions: [ColumnMention] = []
  private var token = 0
  private var sentence = 0
  private var inSentence = 0

  init(name: String) {
    self.name = name
  }

  mutating func endToken() {
    token += 1
    inSentence += 1
  }

  mutating func endSentence() {
    guard inSentence > 0 else { return }
    sentence += 1
    inSentence = 0
  }

  /// Takes a line's brackets and gives the entities whose mentions end without having begun.
  mutating func read(_ brackets: CoreferenceBrackets, line: Int) -> [String] {
    defer { endToken() }
    let here = Beginning(token: token, inSentence: inSentence, line: line)
    for name in brackets.alone { add(entity(name), from: here) }
    for name in brackets.begins { beginnings[entity(name)].append(here) }
    return brackets.ends.filter { name in
      guard let index = entities[name], let start = beginnings[index].popLast() else { return true }
      add(index, from: start)
      return false
    }
  }

  /// The entities whose mentions never end, with the line of their beginning.
  var unclosed: [(entity: String, line: Int)] {
    zip(entityNames, beginnings).flatMap { name, open in open.map { (name, $0.line) } }
  }

  /// The document, without entities that have no mention.
  var finished: ColumnDocument {
    let used = Set(mentions.map(\.entity)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    let renumbered = mentions.compactMap { mention in
      numbers[mention.entity].map {
        ColumnMention(
          entity: $0, tokens: mention.tokens, sentence: mention.sentence,
          firstInSentence: mention.firstInSentence, lastInSentence: mention.lastInSentence)
      }
    }
    return ColumnDocument(name: name, mentions: renumbered, entityCount: used.count)
  }

  private mutating func entity(_ name: String) -> Int {
    if let index = entities[name] { return index }
    let index = entityNames.count
    entities[name] = index
    entityNames.append(name)
    beginnings.append([])
    return index
  }

  private mutating func add(_ entity: Int, from start: Beginning) {
    mentions.append(
      ColumnMention(
        entity: entity, tokens: start.token...token, sentence: sentence,
        firstInSentence: start.inSentence, lastInSentence: inSentence))
  }
}
