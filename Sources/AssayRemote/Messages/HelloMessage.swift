package import AssayExtraction
import AssayFormats

/// What another program says of itself when it is greeted.
package struct RemoteHello: Hashable, Sendable {
  /// What it calls itself; `nil` where it does not say, or does not know the greeting.
  package var name: String?
  /// Its version; empty where it does not say.
  package var version = ""
  /// What its positions count; `nil` where it does not say.
  package var unit: ProcessSettings.Unit?
  /// The types and roles that it can give; empty where it does not say.
  package var labels: [String] = []
  /// Whether it gives the same for the same article; `nil` where it does not say.
  package var isDeterministic: Bool?
  /// The articles that it wants in one line; 1 for one by one.
  package var batch = 1
  /// Whether it knows the protocol, and so will be told good-bye.
  package var knowsProtocol = true

  /// Reads the value of the key `hello`.
  init(_ reader: inout JSONReader) throws(JSONError) {
    try reader.enterObject()
    while let key = try reader.nextKey() {
      if try reader.isNull() { continue }
      switch key {
      case "name": name = try reader.string()
      case "version": version = try reader.string()
      case "offsets": unit = try Self.unit(&reader)
      case "labels":
        try reader.enterArray()
        while try reader.nextElement() { labels.append(try reader.string()) }
      case "deterministic": isDeterministic = try reader.bool()
      case "batch":
        let place = reader.position
        batch = try reader.integer()
        guard (1...10_000).contains(batch) else {
          throw JSONError(
            offset: place, message: "expected a batch from 1 to 10000, found \(batch)")
        }
      default: try reader.skip()
      }
    }
  }

  /// A program that does not know the greeting and answered it as an article.
  init(silent: Void = ()) {
    knowsProtocol = false
  }

  private static func unit(
    _ reader: inout JSONReader
  ) throws(JSONError) -> ProcessSettings.Unit {
    let place = reader.position
    let name = try reader.string()
    guard let unit = ProcessSettings.Unit(name) else {
      throw JSONError(
        offset: place,
        message: "expected offsets in byte, utf16, codepoint or grapheme, found '\(name)'")
    }
    return unit
  }
}

/// The greeting: the first line that a program gets.
///
/// It looks like an article too, so that a program that knows nothing of greetings answers it as one
/// and shows by that what it is.
enum HelloMessage {
  /// The identifier of the greeting where it is taken for an article.
  static let id = "assay-hello"

  /// The line, with its end.
  static func line(tool: String, window: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("assay")
      writer.integer(1)
      writer.key("hello")
      writer.object { writer in
        writer.key("tool")
        writer.string(tool)
        writer.key("offsets")
        writer.array { writer in
          for name in ["codepoint", "utf16", "byte", "grapheme"] { writer.string(name) }
        }
        writer.key("max_in_flight")
        writer.integer(window)
      }
      writer.key("id")
      writer.string(id)
      writer.key("text")
      writer.string("Hello.")
    }
    writer.newline()
    return writer.take()
  }

  /// What is said at the end.
  static let farewell = Array(#"{"bye":true}"#.utf8) + [0x0A]
}
