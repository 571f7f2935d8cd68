public import AssayScoring

/// A LaTeX footnote that quotes a signature: the short one to be read, the whole one as a comment.
public struct Citation: Sendable {
  private let signature: SignatureLine

  /// Makes a citation.
  public init(_ signature: SignatureLine) {
    self.signature = signature
  }

  /// Two lines of LaTeX.
  public var lines: [String] {
    let comment = signature.description.unicodeScalars.map { scalar in
      scalar == "\n" || scalar == "\r" ? " " : Character(scalar)
    }
    return [
      "% \(String(comment))", "\\footnote{Signature: \\texttt{\(Self.escaped(signature.short))}.}",
    ]
  }

  /// Text that LaTeX prints as it stands.
  static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "#", "$", "%", "&", "_", "{", "}": "\\\(character)"
      case "\\": "\\textbackslash{}"
      case "~": "\\textasciitilde{}"
      case "^": "\\textasciicircum{}"
      default: "\(character)"
      }
    }.joined()
  }
}
