import AssayModel

/// NIF 2.0 in Turtle: contexts with their text, and strings of them with classes and identities.
///
/// Positions are code points, from `nif:beginIndex` and `nif:endIndex` or from the IRI (`#char=0,5`,
/// `#offset_0_5`), proved by `nif:anchorOf`. A string with `itsrdf:taClassRef` or `itsrdf:taIdentRef` is a
/// mention of the first class (`Entity` without one), other classes being attributes `class`; words and
/// sentences are the article's tokens.
struct NIFFormat: DocumentFormat {
  let name = "nif"
  let summary = "NIF 2.0 in Turtle (read only)"
  let endings = [".ttl", ".nif", ".nt"]

  private static let core = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let first = head.first(where: { $0 > 0x20 }),
      [
        UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: "P"),
        UInt8(ascii: "p"),
      ]
      .contains(first), XMLRoot(head)?.tag.contains("xmlns") != true
    else { return false }
    return String(decoding: head, as: UTF8.self).contains(Self.core)
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var faults: [Fault] = []
    guard TextCheck.text(bytes, file: file, faults: &faults) != nil else {
      return [
        Reading(id: identifier(of: file, options), article: nil, faults: faults, bytes: bytes.count)
      ]
    }
    let document: TurtleDocument
    do { document = try TurtleDocument(bytes) } catch {
      let fault = Fault(code: "turtle", file: file, line: error.line, message: error.message)
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    let graph = NIFGraph(document, core: Self.core)
    guard !graph.contexts.isEmpty else {
      let fault = Fault(
        code: "missing-text", file: file,
        message: "expected a nif:Context with nif:isString, found none")
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    let name = identifier(of: file, options)
    return graph.contexts.map { context in
      graph.article(context, options: options, name: name).reading(
        file: file, options: options, bytes: bytes.count / graph.contexts.count)
    }
  }
}
