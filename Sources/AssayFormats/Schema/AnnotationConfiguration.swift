public import AssayModel
internal import AssaySystem

/// Schemas in the language of brat's `annotation.conf`.
///
/// Sections `[entities]`, `[relations]`, `[events]` and `[attributes]` (`[spans]` counts as
/// `[entities]`); a TAB of indentation a level of hierarchy; `!` before types that only group
/// others; `<NAME>=A|B` as an abbreviation; `?`, `*`, `+`, `{2}` and `{1-3}` after a role.
/// A role that takes a type takes the types below it.
public enum AnnotationConfiguration {
  /// What became of a configuration.
  public struct Reading: Sendable {
    /// The schema; `nil` where the file cannot be read at all.
    public let schema: Schema?
    /// What is wrong, by line.
    ///
    /// What an error names is left out of the schema.
    public let faults: [Fault]
  }

  /// Reads a file.
  public static func read(_ path: String) -> Reading {
    do {
      return parse(try Files.bytes(of: path), file: path)
    } catch {
      return Reading(schema: nil, faults: [error])
    }
  }

  /// Reads the bytes of a file; `file` is the name to use in faults.
  public static func parse(_ bytes: [UInt8], file: String) -> Reading {
    var faults: [Fault] = []
    guard let text = TextCheck.text(bytes, file: file, faults: &faults) else {
      return Reading(schema: nil, faults: faults)
    }
    var parser = ConfigurationParser(file: file)
    let start = text.bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    let lines = text.bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      parser.parse(String(decoding: line, as: UTF8.self), number: index + 1)
    }
    let schema = parser.finish()
    return Reading(schema: schema, faults: faults + parser.faults)
  }

  /// The configuration that holds for a path: in that folder or the nearest above it.
  ///
  /// - Returns: the path of the file, or `nil` where there is none.
  public static func find(for path: String) -> String? {
    let isFolder = (try? Files.status(of: path).isFolder) ?? false
    return SchemaFinder.configuration(for: isFolder ? path : Files.folder(of: path))
  }
}
