import AssayModel
import AssaySystem

/// ACE 2005 (APF): annotations in `NAME.apf.xml`, the text in `NAME.sgm`.
///
/// Positions are code points of the text without tags, newlines counted and `&amp;` counted as five;
/// END is inclusive. The text is that of the whole file, header included, with entities resolved.
/// Entity mentions stand at their extents, with the head as attribute `head`; `--heads` puts them at their
/// heads. Values and times are mentions too. A document type that only names `apf.dtd` is accepted.
struct ACEFormat: DocumentFormat {
  let name = "ace"
  let summary = "ACE 2005: .apf.xml files with entities, relations and events beside .sgm texts"
  let endings = [".apf.xml"]
  // What annotators made, and tables of the identifiers in it, stand beside what was released.
  let companions = [".sgm", ".sgml", ".txt", ".ag.xml", ".tab"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    XMLRoot(head)?.name == "source_file"
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = ACEReader(file: file, options: options)
    if let fault = reader.read(bytes, file: file, options: options) {
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    var result = reader.finished()
    if result.id.isEmpty { result.id = identifier(of: file, options) }
    let endings = [".sgm", ".sgml", ".txt", ""]
    let texts = CompanionFile.candidates(
      for: file, names: [reader.uri, stem(of: file), result.id].filter { !$0.isEmpty },
      endings: endings)
    return [
      result.reading(
        texts: texts.filter { !$0.hasSuffix(".xml") }, isWithoutTags: true, file: file,
        missing: CompanionFile.missing(stem(of: file), endings: endings, for: file),
        options: options, bytes: bytes.count)
    ]
  }
}
