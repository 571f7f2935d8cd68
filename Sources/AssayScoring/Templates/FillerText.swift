/// A text that equals another only if both have the same code points, as in Python.
///
/// Swift's own strings are equal if they look the same, composed or not.
struct ExactText: Hashable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
}

/// Texts of mentions as GRIT and IterX compare them.
public enum MentionText {
  /// A text in lower case, without ASCII punctuation, without the words a, an and the, with single
  /// blanks between what is left.
  ///
  /// - Complexity: O(n) in the length of the text.
  public static func normalized(_ mention: String) -> String {
    var words: [[Unicode.Scalar]] = [[]]
    var run: [Unicode.Scalar] = []
    func endRun() {
      if isArticle(run) {
        words.append([])
      } else {
        words[words.count - 1] += run
      }
      run = []
    }
    for scalar in mention.lowercased().unicodeScalars where !scalar.isASCIIPunctuation {
      if scalar.isPythonAlphanumeric {
        run.append(scalar)
        continue
      }
      endRun()
      if scalar.isPythonSpace {
        words.append([])
      } else {
        words[words.count - 1].append(scalar)
      }
    }
    endRun()
    var text = String.UnicodeScalarView()
    for word in words where !word.isEmpty {
      if !text.isEmpty { text.append(" ") }
      text.append(contentsOf: word)
    }
    return String(text)
  }

  private static func isArticle(_ run: [Unicode.Scalar]) -> Bool {
    ["a", "an", "the"].contains { run.elementsEqual($0.unicodeScalars) }
  }
}

extension Unicode.Scalar {
  /// Whether Python's `string.punctuation` holds the character.
  fileprivate var isASCIIPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
