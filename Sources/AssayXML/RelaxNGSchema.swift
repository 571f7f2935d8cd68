import CLibXML2

/// A RELAX NG schema in libxml2's hands.
///
/// Only for a process that somebody watches and may kill: libxml2 does not come back from some schemas
/// and files, and its error functions and entity loader are set for the whole process. Nothing is loaded
/// from the network.
@safe
public struct RelaxNGSchema: ~Copyable {
  /// What libxml2 says about a schema or a document.
  public struct Message: Hashable, Sendable {
    /// The line from one; `nil` where libxml2 gives none.
    public let line: Int?
    /// What is wrong, as libxml2 puts it.
    public let text: String

    /// Makes a message.
    public init(line: Int?, text: String) {
      self.line = line
      self.text = text
    }
  }

  /// What is wrong with a schema.
  public struct LoadingError: Error, Hashable, Sendable {
    /// At least one.
    public let messages: [Message]
  }

  /// Whether a document fits.
  public enum Verdict: Hashable, Sendable {
    case valid
    case invalid([Message])
    /// libxml2 could not tell.
    case unknown([Message])
  }

  private let schema: xmlRelaxNGPtr

  /// Loads a schema in XML syntax with all that it includes.
  public init(path: String) throws(LoadingError) {
    var messages = unsafe assay_messages()
    defer { unsafe assay_free_messages(&messages) }
    guard let schema = unsafe assay_relaxng_load(path, &messages) else {
      let found = unsafe Self.list(messages)
      throw LoadingError(
        messages: found.isEmpty
          ? [Message(line: nil, text: "no schema could be made of it")] : found)
    }
    unsafe self.schema = schema
  }

  deinit {
    unsafe xmlRelaxNGFree(schema)
  }

  /// Judges a document, which should be known to be well-formed.
  ///
  /// The whole document is held as a tree, about 40 times its size.
  public func verdict(on bytes: [UInt8]) -> Verdict {
    var messages = unsafe assay_messages()
    defer { unsafe assay_free_messages(&messages) }
    guard let count = Int32(exactly: bytes.count) else {
      return .unknown([Message(line: nil, text: "the document is longer than 2 GiB")])
    }
    let code = unsafe bytes.withUnsafeBytes { buffer in
      unsafe assay_relaxng_judge(
        schema, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), count, &messages)
    }
    let found = unsafe Self.list(messages)
    return code == 0 ? .valid : code > 0 ? .invalid(found) : .unknown(found)
  }

  private static func list(_ messages: assay_messages) -> [Message] {
    guard let text = unsafe messages.text else { return [] }
    let all = unsafe UnsafeRawBufferPointer(start: text, count: messages.length)
    return unsafe all.split(separator: 0x0A).map { line in
      let parts = unsafe line.split(separator: 0x09, maxSplits: 1)
      let number =
        unsafe parts.first.flatMap { unsafe Int(String(decoding: $0, as: UTF8.self)) } ?? 0
      let text = unsafe parts.count > 1 ? unsafe String(decoding: parts[1], as: UTF8.self) : ""
      return Message(line: number > 0 ? number : nil, text: text)
    }
  }
}
