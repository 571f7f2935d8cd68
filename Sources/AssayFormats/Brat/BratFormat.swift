internal import AssayModel
internal import AssaySystem

/// Texts with brat's standoff annotations: `NAME.txt` and `NAME.ann`, alone or in folders.
struct BratFormat: ArticleFormat {
  let name = "brat"
  let summary = "folders of .txt files with brat standoff annotations (.ann) beside them or apart"

  func recognises(_ source: Source) -> Bool {
    if source.isFolder { return recognisesFolder(source.path) }
    if source.path.hasSuffix(".ann") { return Self.looksLikeAnnotations(source.headWithoutMark) }
    guard let stem = Files.stem(of: source.path, ending: ".txt") else { return false }
    if Files.exists(stem + ".ann") { return true }
    // A text alone, unless it is one of the other formats under this ending.
    return !source.head.contains(0)
      && !Formats.all.contains { $0.name != name && $0.recognises(source) }
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    let articles = try BratListing.articles(at: source, annotations: options.annotations)
    let texts = source.isFolder ? source.path : Files.folder(of: source.path)
    return BratStream(articles: articles, texts: texts, options: options)
  }

  /// A folder is brat's where it has texts, or annotations that look like brat's.
  private func recognisesFolder(_ folder: String) -> Bool {
    guard
      let names = try? Files.list(folder, where: { $0.hasSuffix(".ann") || $0.hasSuffix(".txt") })
    else { return false }
    guard let first = names.first(where: { $0.hasSuffix(".ann") }) else { return !names.isEmpty }
    if names.contains(where: { $0.hasSuffix(".txt") }) { return true }
    guard let head = try? Files.head(of: Files.join(folder, first), limit: 4096) else {
      return true
    }
    return Self.looksLikeAnnotations(head[...])
  }

  /// Whether bytes are empty or begin with a line that brat knows: an id, a TAB, something.
  static func looksLikeAnnotations(_ head: ArraySlice<UInt8>) -> Bool {
    let head = head.starts(with: ByteOrderMark.utf8) ? head.dropFirst(3) : head
    let line = head.drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A }
    guard let letter = line.first else { return true }
    guard let tab = line.firstIndex(of: 0x09) else { return false }
    let number = line[line.startIndex + 1..<tab]
    if letter == UInt8(ascii: "*") { return number.isEmpty }
    if letter == UInt8(ascii: "#") { return true }
    return "TERAMN".utf8.contains(letter) && number.contains { $0 >= 0x30 && $0 <= 0x39 }
  }
}
