import AssayModel

/// BioC in JSON: a collection, or one document, or a list of them, or documents one after the other.
struct BioCJSONFormat: DocumentFormat {
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

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let values: [JSONValue]
    do { values = try JSONValue.all(parsing: bytes) } catch {
      let fault = Fault(json: error, in: bytes, file: file)
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    let documents = values.flatMap { value in
      (value["documents"] ?? value["PubTator3"] ?? value).array
        ?? (value["passages"] == nil ? [] : [value])
    }
    guard !documents.isEmpty else {
      let fault = Fault(
        code: "no-documents", file: file, message: "expected documents with passages, found none")
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    return documents.enumerated().map { number, document in
      BioCAssembly(BioCDocument(document)).reading(
        file: file,
        name: documents.count == 1
          ? identifier(of: file, options) : "\(identifier(of: file, options))-\(number + 1)",
        options: options, bytes: bytes.count / documents.count)
    }
  }
}
