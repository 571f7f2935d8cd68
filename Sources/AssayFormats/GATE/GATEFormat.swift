import AssayModel

/// GATE's XML: a text with nodes, and sets of annotations between them.
///
/// Nodes are found by where they stand in the text, whatever their numbers say. What annotations become is
/// told at ``GATEAssembly``.
struct GATEFormat: DocumentFormat {
  let name = "gate"
  let summary = "GATE XML: annotation sets, features, coreference and relations"
  let endings = [".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    XMLRoot(head)?.name == "GateDocument"
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = GATEXMLReader()
    if let fault = reader.read(bytes, file: file, options: options) {
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    return [
      GATEAssembly(document: reader.document, unit: .utf16).reading(
        file: file, name: identifier(of: file, options), options: options, bytes: bytes.count)
    ]
  }
}
