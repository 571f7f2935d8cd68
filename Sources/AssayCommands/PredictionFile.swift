import AssayModel
import AssaySystem

/// The predictions of one extractor, kept as JSON Lines with the texts that they are about.
struct PredictionFile {
  /// Where it will stand.
  let path: String
  private let console: Console
  private let file: OutputFile

  /// Begins `NAME.jsonl` in a folder, which is made where it is missing.
  ///
  /// - Throws: the exit status for what cannot be written, the reason having been told.
  init(folder: String, name: String, console: Console) throws {
    self.console = console
    path = Files.join(folder, Self.fileName(name))
    do {
      try Files.makeFolder(folder)
      file = try OutputFile(path)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  /// Writes the records of some articles, each with the newline that ends it.
  func append(_ lines: [[UInt8]]) throws(Fault) {
    for line in lines { try file.write(line.span) }
  }

  /// Puts the file in its place.
  ///
  /// - Throws: the exit status for what cannot be written, the reason having been told.
  func finish() throws {
    do {
      try file.finish()
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
