internal import AssayModel

/// WebAnno TSV 3.x, as WebAnno and INCEpTION export it, and 1 and 2 of WebAnno before: one document a file.
///
/// Span layers give mentions, span layers with slots events, chain layers entities, and relation layers
/// relations from their source to the span that they stand at. What a link of a chain is called is the attribute
/// `referenceRelation` of its mention, as in XMI. The type is the feature `value`, or the first
/// one, or the layer's name where that is empty. Layers about words (part of speech, lemma, dependency)
/// are counted, not read. Offsets are UTF-16 units; the tokens prove it. What stood between sentences is not
/// in the file and becomes blanks. Definition: WebAnno user guide, appendix "WebAnno TSV 3.3".
struct WebAnnoTSVFormat: DocumentFormat {
  let name = "webanno-tsv"
  let summary =
    "WebAnno TSV 3: spans, slots, chains and relations of one document a file; reads 1 and 2"
  let endings = [".tsv"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    Self.isOfVersion3(head) || EarlyTSVDocument.recognises(head)
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let id = identifier(of: file, options)
    if let fault = TextCheck.invalid(bytes, file: file) {
      return [Reading(id: id, article: nil, faults: [fault], bytes: bytes.count)]
    }
    if !Self.isOfVersion3(bytes[...]),
      EarlyTSVDocument.recognises(bytes.prefix(Source.headLength))
    {
      var document = EarlyTSVDocument(file: file)
      Self.forEachLine(of: bytes) { document.add($0, line: $1) }
      return [document.reading(id: id, options: options, bytes: bytes.count)]
    }
    var document = TSVDocument(file: file)
    Self.forEachLine(of: bytes) { document.add($0, line: $1) }
    document.finish()
    return [document.reading(id: id, options: options, bytes: bytes.count)]
  }

  private static func isOfVersion3(_ head: ArraySlice<UInt8>) -> Bool {
    head.starts(with: "#FORMAT=WebAnno TSV 3".utf8)
  }

  private static func forEachLine(of bytes: [UInt8], _ take: (Substring, _ number: Int) -> Void) {
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, line) in text.fields(separatedBy: UInt8(ascii: "\n")).enumerated() {
      take(line.utf8.last == 0x0D ? Substring(line.utf8.dropLast()) : line, index + 1)
    }
  }
}
