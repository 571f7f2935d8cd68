internal import AssayModel
internal import AssaySystem

/// The lines of several files, one file after the other.
struct FileLines: Sendable {
  /// A line, or the end of a file.
  enum Step {
    case line(ArraySlice<UInt8>, file: String, number: Int)
    case endOfFile
  }

  private let files: [String]
  private var place = 0
  private var reader: LineReader?

  init(_ files: [String]) {
    self.files = files
  }

  /// The next line without its end, each file followed by its end; `nil` after the last.
  ///
  /// A byte order mark is part of the first line. After an error the next file follows.
  mutating func next() throws(Fault) -> Step? {
    do {
      if reader == nil {
        guard place < files.count else { return nil }
        place += 1
        reader = try LineReader(files[place - 1])
      }
      if let (line, number) = try reader?.nextLine() {
        return .line(line, file: files[place - 1], number: number)
      }
    } catch {
      reader = nil
      throw error
    }
    reader = nil
    return .endOfFile
  }
}
