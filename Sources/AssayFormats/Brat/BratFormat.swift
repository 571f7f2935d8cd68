internal import AssayModel
internal import AssaySystem

/// Texts with brat's standoff annotations: `NAME.txt` and `NAME.ann`, alone or in folders.
struct BratFormat: ArticleFormat {
  let name = "brat"
  let summary = "folders of .txt files with brat standoff annotations (.ann) beside them or apart"
  let companions = [".ann", ".txt", ".tsv"]

  func recognises(_ source: Source) -> Bool {
    if source.path.hasSuffix(".ann") { return Self.looksLikeAnnotations(source.headWithoutMark) }
    guard let stem = Files.stem(of: source.path, ending: ".txt") else { return false }
    if Files.exists(stem + ".ann") { return true }
    // A text alone, unless it is one of the other formats under this ending.
    return !source.head.contains(0) && !Self.isOther(source)
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    let articles = try BratListing.articles(at: source, annotations: options.annotations)
    let texts = source.isFolder ? source.path : Files.folder(of: source.path)
    return BratStream(articles: articles, texts: texts, options: options)
  }

  /// Whether a source is of another format than brat's.
  private static func isOther(_ source: Source) -> Bool {
    Formats.all.contains { !($0 is BratFormat) && $0.recognises(source) }
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
    return "TERAMN".utf8.contains(letter) && number.contains(where: \.isDigit)
  }
}
