/// How another program is run as an extractor.
public struct ProcessSettings: Hashable, Sendable {
  /// What the positions that it gives count.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// UTF-8 bytes.
    case byte
    /// UTF-16 code units, as Java, JavaScript and .NET count.
    case utf16
    /// Unicode scalar values, as Python counts.
    case codePoint = "codepoint"
    /// Extended grapheme clusters, as Swift counts characters.
    case grapheme

    /// Reads one of the names in use.
    public init?(_ name: String) {
      switch name.lowercased() {
      case "byte", "bytes", "utf8", "utf-8": self = .byte
      case "utf16", "utf-16": self = .utf16
      case "codepoint", "codepoints", "scalar", "scalars", "char", "unicode": self = .codePoint
      case "grapheme", "graphemes", "character", "characters": self = .grapheme
      default: return nil
      }
    }

    /// In a sentence.
    public var plural: String {
      switch self {
      case .byte: "bytes"
      case .utf16: "UTF-16 units"
      case .codePoint: "code points"
      case .grapheme: "grapheme clusters"
      }
    }
  }

  /// The program and its arguments, which no shell sees; never empty.
  public var command: [String]
  /// What positions count; `nil` where the program says so itself, else code points.
  public var unit: Unit?
  /// The articles in flight; `nil` for 64, or twice the batch that the program asks for.
  public var window: Int?
  /// The longest that it may work without answering any article.
  public var articleLimit: Duration
  /// The longest that it may take until its first line.
  public var startLimit: Duration
  /// How often in a row it is started anew without having answered an article.
  public var restarts: Int
  /// The longest line that it may write, in bytes.
  public var lineLimit = 64 << 20
  /// The environment variables that it gets; `nil` for all.
  public var variables: [String]?
  /// The canonical text of the settings.
  public var description: String

  /// Makes settings with the usual limits.
  public init(command: [String], description: String = "") {
    self.command = command
    articleLimit = .seconds(60)
    startLimit = .seconds(120)
    restarts = 3
    self.description = description
  }

  /// Splits a command line at blanks; what stands in quotes stays together.
  ///
  /// Single and double quotes do the same; there is no escape, no variable and no other syntax of a
  /// shell. Gives `nil` where a quote is not closed.
  public static func words(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    return words + (word.map { [$0] } ?? [])
  }

  /// A command line that ``words(_:)`` reads back; `nil` where a word has quotes of both kinds.
  public static func line(of words: [String]) -> String? {
    var parts: [String] = []
    for word in words {
      let isPlain = !word.isEmpty && !word.contains { $0.isWhitespace || $0 == "'" || $0 == "\"" }
      if isPlain {
        parts.append(word)
      } else if !word.contains("'") {
        parts.append("'\(word)'")
      } else if !word.contains("\"") {
        parts.append("\"\(word)\"")
      } else {
        return nil
      }
    }
    return parts.joined(separator: " ")
  }
}
