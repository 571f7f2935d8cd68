import AssayModel

/// BioC in XML: collections of documents with passages, sentences, annotations and relations.
///
/// How offsets and relations are read is told at ``BioCAssembly``. A document type that only names `BioC.dtd`
/// is accepted.
struct BioCXMLFormat: CollectionFormat {
  let name = "bioc"
  let summary = "BioC XML: passages with annotations and relations"
  let endings = [".bioc.xml", ".bioc", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard XMLRoot(head)?.name == "collection" else { return false }
    let text = String(decoding: head.prefix(8192), as: UTF8.self)
    return text.contains("<document") && (text.contains("<source") || text.contains("<passage"))
  }

  func elements(of file: String, options: ReadingOptions) -> XMLRecordElements {
    XMLRecordElements(file, names: ["document"], options: options)
  }

  func article(
    in element: XMLRecord, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    BioCAssembly(BioCDocument(element)).reading(
      file: place.file, name: place.name, options: options, bytes: element.bytes)
  }

  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault? {
    Fault(code: "no-documents", file: file, message: "expected <document>s, found none")
  }
}
