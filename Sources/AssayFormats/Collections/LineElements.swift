internal import AssayModel

/// Puts the lines of a file together to articles.
protocol LineAssembly: Sendable {
  /// What an article is made of.
  associatedtype Element: Sendable

  /// Takes a line in; gives what has ended before it, if anything has.
  ///
  /// - Parameters:
  ///   - line: The line without its end; may be no UTF-8, which refuses the element.
  ///   - number: Which line of the file it is, from one.
  mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> Element?

  /// What the last lines make, if anything; called once.
  mutating func finish() -> Element?
}

/// Elements of a file that are some lines each.
///
/// A line that is not UTF-8 refuses the element in which it stands.
struct LineElements<Assembly: LineAssembly>: ElementSource {
  /// An element with what is wrong with the bytes of its lines.
  struct Element: Sendable {
    var content: Assembly.Element
    let faults: [Fault]
  }

  private let file: String
  private var lines: FileLines
  private var assembly: Assembly
  private var faults: [Fault] = []
  /// Whether there are no more lines, and whether what the last ones make was given.
  private var isFinished = false, hasEnded = false
  private(set) var warning: Fault?

  init(_ file: String, _ assembly: Assembly) {
    self.file = file
    self.assembly = assembly
    lines = FileLines([file])
  }

  mutating func next() throws(Fault) -> Element? {
    while !isFinished {
      let step: FileLines.Step?
      do { step = try lines.next() } catch {
        isFinished = true
        throw error
      }
      guard case .line(var line, _, let number)? = step else { break }
      if number == 1, line.starts(with: ByteOrderMark.utf8) {
        line = line.dropFirst(3)
        warning = ByteOrderMark.leftOut(of: file)
      }
      let fault = fault(in: line, number)
      let ended = assembly.take(line, number: number)
      let earlier = faults
      if ended != nil { faults = [] }
      if let fault { faults.append(fault) }
      if let ended { return Element(content: ended, faults: earlier) }
    }
    isFinished = true
    guard !hasEnded else { return nil }
    hasEnded = true
    let rest = faults
    faults = []
    if let last = assembly.finish() { return Element(content: last, faults: rest) }
    if let first = rest.first { throw first }
    return nil
  }

  private func fault(in line: ArraySlice<UInt8>, _ number: Int) -> Fault? {
    do { _ = try UTF8Span(validating: line.span) } catch {
      let place = line.startIndex + error.byteOffsets.lowerBound
      return Fault(
        code: "invalid-utf8", file: file, line: number,
        column: place - line.startIndex + 1,
        message: "expected UTF-8, found the byte \(TextCheck.hexadecimal(line[place]))")
    }
    return nil
  }
}

extension Reading {
  /// The same refused, where there are faults of the bytes that it was made of.
  func refused(by faults: [Fault]) -> Reading {
    guard !faults.isEmpty else { return self }
    return Reading(id: id, article: nil, faults: faults + self.faults, bytes: bytes)
  }
}
