import AssayModel

/// What a model file says of itself in lines that people can read.
struct ModelHeader: Sendable, Hashable {
  /// The name of the strategy that the model is for.
  let kind: String
  /// The version of the strategy.
  let version: String
  /// The settings that it was trained with.
  let settings: String
  /// The types that it gives.
  let labels: [String]
  /// How many articles it was trained on.
  let articles: Int
  /// SHA-256 over the training articles and their annotations, in hexadecimal digits.
  let training: String
  /// Under which licence the training data stands, as whoever trained it says; may be empty.
  let licence: String

  /// The first line of every model file of this layout.
  static let magic = "assay-model 1"

  /// The header in lines, the empty line that ends it included.
  var lines: String {
    let fields = [
      ("kind", kind), ("version", version), ("settings", settings),
      ("labels", labels.map(Self.escaped).joined(separator: " ")), ("articles", "\(articles)"),
      ("training", training), ("licence", licence),
    ]
    let written = fields.map { "\($0.0): \(Self.escaped($0.1, blanks: true))" }
    return ([Self.magic] + written).joined(separator: "\n") + "\n\n"
  }

  /// A name without what would end a line or a word.
  private static func escaped(_ name: String) -> String { escaped(name, blanks: false) }

  private static func escaped(_ name: String, blanks: Bool) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F || (scalar == " " && !blanks) {
        text += "_"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// Why a model file cannot be used; lower case, no full stop, without the file's name.
struct ModelError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
