import AssaySystem
import Subprocess

/// The lines that a program writes to its standard output.
struct Ear {
  private var output: SubprocessOutputSequence.Iterator
  private var splitter: LineSplitter

  init(_ output: SubprocessOutputSequence.Iterator, lineLimit: Int) {
    self.output = output
    splitter = LineSplitter(limit: lineLimit)
  }

  /// The next lines, maybe none yet; `nil` at the end.
  mutating func next() async -> [LineSplitter.Line]? {
    guard let buffer = try? await output.next() else { return nil }
    return splitter.take(buffer.bytes.copy)
  }

  /// Why it ended, where it did in the middle of a line.
  var halfLine: String? {
    splitter.rest.isEmpty
      ? nil : "it ended in the middle of a line: \(Conversation.quoted(splitter.rest))"
  }
}
