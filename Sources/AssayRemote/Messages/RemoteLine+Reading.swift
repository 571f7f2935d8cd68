import AssayFormats
import AssayModel

extension RemoteLine {
  /// Reads a line, without its end.
  ///
  /// Nothing is thrown: what cannot be read is told by the case.
  init(_ line: [UInt8]) {
    do {
      _ = try UTF8Span(validating: line.span)
    } catch {
      let place = error.byteOffsets.lowerBound
      self = .unreadable(line, "byte \(place) is not UTF-8")
      return
    }
    do {
      var reader = AnswerReader(line)
      self = try reader.line()
    } catch {
      self = .unreadable(line, "byte \(error.offset): \(error.message)")
    }
  }

  /// What a line that is no message may have been.
  ///
  /// A print without an end of line sticks to the message behind it; that message is not lost, but the
  /// program must be told of. A line that begins as an answer belongs to its article; one that has an
  /// identifier somewhere to some article.
  private static func unreadable(_ line: [UInt8], _ message: String) -> RemoteLine {
    guard line.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else {
      return .stray(message: message)
    }
    if let id = id(atStartOf: line) { return .damaged(id: id, message: message) }
    let key = Array("\"id\"".utf8)
    let hasKey = line.indices.contains { line[$0...].starts(with: key) }
    return hasKey ? .damaged(id: nil, message: message) : .stray(message: message)
  }

  /// The identifier of an answer whose first key it is; `nil` where it cannot be told.
  static func id(atStartOf line: [UInt8]) -> String? {
    var reader = JSONReader(Array(line.prefix(4_096)))
    do {
      try reader.enterObject()
      guard try reader.nextKey() == "id" else { return nil }
      return try AnswerReader.identifier(&reader)
    } catch {
      return nil
    }
  }

  /// The message that stands behind other output in a line, with the number of bytes before it; `nil`
  /// where there is none.
  static func message(inside line: [UInt8]) -> (before: Int, line: RemoteLine)? {
    let marks = [#"{"id""#, #"{"assay""#, #"{"hello""#].map { Array($0.utf8) }
    for start in line.indices.dropFirst() where line[start] == UInt8(ascii: "{") {
      let rest = line[start...]
      guard marks.contains(where: { rest.starts(with: $0) }) else { continue }
      let found = RemoteLine(Array(rest))
      if case .stray = found { continue }
      return (start, found)
    }
    return nil
  }
}
