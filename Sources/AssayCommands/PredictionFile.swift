import AssayFormats
import AssayModel
import AssaySystem

/// The predictions of one extractor, kept as JSON Lines with the texts that they are about.
struct PredictionFile {
  private let path: String
  private let console: Console
  private var sink: any ArticleSink

  /// Begins `NAME.jsonl` in a folder, which is made where it is missing.
  ///
  /// - Throws: the exit status for what cannot be written, the reason having been told.
  init(folder: String, name: String, console: Console) throws {
    self.console = console
    path = Files.join(folder, Self.fileName(name))
    do {
      try Files.makeFolder(folder)
      sink = try Formats.writer(named: "jsonl").create(path)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  /// Keeps what was found in an article.
  mutating func append(_ article: Article, _ layer: Layer) throws {
    try written { sink in try sink.append(AnnotatedArticle(article, layers: [layer])) }
  }

  /// Puts the file in its place.
  mutating func finish() throws {
    try written { sink in try sink.finish() }
  }

  private mutating func written(_ write: (inout any ArticleSink) throws -> Void) throws {
    do {
      try write(&sink)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  /// A name as part of a path: what is neither letter, digit nor one of `-_.=,` becomes `_`.
  static func fileName(_ name: String) -> String {
    let safe = name.unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      return isPlain || "-_.=,".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
    }
    return "\(String(safe)).jsonl"
  }
}
