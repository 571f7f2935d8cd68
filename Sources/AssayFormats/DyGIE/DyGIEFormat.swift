internal import AssayModel
internal import AssaySystem

/// DyGIE++'s JSON Lines: a document a line, with tokens of sentences and annotations of each.
///
/// Positions count the tokens of the whole document and ends are inclusive; a trigger is one token
/// (Wadden et al., EMNLP 2019, and the data description of their program). Annotations name spans, so
/// that a chain, relation or argument may name one that is no mention: it becomes one of the type `SPAN`.
/// What the program predicted, in fields with `predicted_`, becomes a second layer.
struct DyGIEFormat: RecordFormat {
  let name = "dygie"
  let summary = "DyGIE++'s JSON Lines: tokens with mentions, relations, chains and events"

  func recognises(firstLine: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    Set(JSONReader.leadingKeys(firstLine)).isSuperset(of: ["doc_key", "sentences"])
      || (!isWhole && JSONReader.leadingKeys(firstLine).first == "doc_key")
  }

  func article(
    in line: [UInt8], at place: RecordPlace, options: ReadingOptions
  ) -> Reading? {
    do {
      var record = try JSONRecord(parsing: line, file: place.file, line: place.line)
      return reading(&record, options, bytes: line.count)
    } catch {
      return Reading(
        id: place.name, article: nil, faults: [error],
        bytes: line.count)
    }
  }

  private func reading(
    _ record: inout JSONRecord, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    let id =
      record.value["doc_key"]?.identifier
      ?? "\(Files.name(of: record.file)):\(record.line)"
    var text = TokenText()
    for sentence in record.elements("sentences") {
      let words = sentence.array ?? []
      if words.contains(where: { $0.string == nil }) || sentence.array == nil {
        record.report("token", "expected lists of texts as sentences")
      }
      text.addSentence(words.compactMap(\.string))
    }
    let hasPredictions = record.value.members.contains { $0.key.hasPrefix("predicted_") }
    var drafts = [DyGIEAssembly(text, options.annotator)]
    drafts[0].add(&record, prefix: "")
    if hasPredictions {
      drafts.append(DyGIEAssembly(text, Annotator(kind: .extractor, name: "predicted")))
      drafts[1].add(&record, prefix: "predicted_")
    }
    var article = DraftArticle(id: id, text: text.text, layers: drafts.map(\.draft))
    article.metadata = record.value["dataset"]?.string.map { ["dataset": $0] } ?? [:]
    article.tokens = text.tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = record.faults
    article.unmodelled = drafts.reduce(record.value["event_clusters"]?.array?.count ?? 0) {
      $0 + $1.unmodelled
    }
    return article.reading(file: record.file, options: options, bytes: bytes)
  }
}
