import AssayModel

/// BioC in JSON: a collection, or one document, or a list of them, or documents one after the other.
struct BioCJSONFormat: CollectionFormat {
  let name = "bioc-json"
  let summary = "BioC JSON: passages with annotations and relations"
  let endings = [".json", ".jsonl"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { $0.isBlank || $0 == UInt8(ascii: "[") }
    let keys = JSONReader.leadingKeys(content)
    if keys.contains("passages") { return true }
    guard keys.contains("documents") || keys.contains("PubTator3") else { return false }
    return String(decoding: head.prefix(8192), as: UTF8.self).contains("\"passages\"")
  }

  func elements(of file: String, options: ReadingOptions) -> JSONElements {
    JSONElements(file, containers: ["documents", "PubTator3"], allowsSeveral: true)
  }

  func article(
    in element: JSONElements.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    guard element.owner != nil || element.value["passages"] != nil else {
      let fault = Self.withoutDocuments(place.file, line: element.line)
      return Reading(id: place.name, article: nil, faults: [fault], bytes: element.bytes)
    }
    return BioCAssembly(BioCDocument(element.value, line: element.line)).reading(
      file: place.file, name: place.name, options: options, bytes: element.bytes)
  }

  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault? {
    Self.withoutDocuments(file, line: nil)
  }

  private static func withoutDocuments(_ file: String, line: Int?) -> Fault {
    Fault(
      code: "no-documents", file: file, line: line,
      message: "expected documents with passages, found none")
  }
}
