import AssayModel

/// BioC in XML: collections of documents with passages, sentences, annotations and relations.
///
/// How offsets and relations are read is told at ``BioCAssembly``. A document type that only names `BioC.dtd`
/// is accepted.
struct BioCXMLFormat: DocumentFormat {
  let name = "bioc"
  let summary = "BioC XML: passages with annotations and relations"
  let endings = [".bioc.xml", ".bioc", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard XMLRoot(head)?.name == "collection" else { return false }
    let text = String(decoding: head.prefix(8192), as: UTF8.self)
    return text.contains("<document") && (text.contains("<source") || text.contains("<passage"))
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = BioCReader()
    let fault = reader.read(bytes, file: file, options: options)
    let count = max(1, reader.documents.count)
    var readings = reader.documents.enumerated().map { number, document in
      BioCAssembly(document).reading(
        file: file,
        name: count == 1
          ? identifier(of: file, options) : "\(identifier(of: file, options))-\(number + 1)",
        options: options, bytes: bytes.count / count)
    }
    if let fault {
      readings.append(Reading(id: identifier(of: file, options), article: nil, faults: [fault]))
    } else if readings.isEmpty {
      let fault = Fault(
        code: "no-documents", file: file, message: "expected <document>s, found none")
      readings.append(
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count))
    }
    return readings
  }
}

private struct BioCReader: XMLRecordReceiver {
  static let recordNames: Set<String> = ["document"]
  private(set) var documents: [BioCDocument] = []

  mutating func take(_ record: XMLRecord) {
    documents.append(BioCDocument(record))
  }
}
