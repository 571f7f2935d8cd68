import AssayModel

/// The text of a FoLiA file on its way, with the tokens in it; positions are bytes.
struct FoLiAText {
  private(set) var bytes: [UInt8] = []
  private(set) var tokens: [Fragment] = []
  /// Where sentences start.
  private(set) var sentences: [Int] = []
  /// What is to stand before whatever comes next.
  private var separator = ""
  private var isNewSentence = true

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func openSentence() { isNewSentence = true }

  /// What comes next is not on the line of what was before.
  mutating func breakLine() {
    if !bytes.isEmpty { separator = "\n" }
  }

  /// A block begins or ends.
  mutating func openBlock() {
    isNewSentence = true
    breakLine()
  }

  /// Adds a word.
  ///
  /// - Returns: The number of its token.
  mutating func addWord(_ content: String, hasSpace: Bool) -> Int {
    bytes += Array(separator.utf8)
    if isNewSentence { sentences.append(bytes.count) }
    isNewSentence = false
    let start = bytes.count
    bytes += Array(content.utf8)
    tokens.append(Fragment(start, bytes.count))
    separator = hasSpace ? " " : ""
    return tokens.count - 1
  }

  /// Adds text that has no words.
  mutating func add(_ content: String) {
    guard !content.isEmpty else { return }
    bytes += Array(separator.utf8)
    bytes += Array(content.utf8)
    separator = " "
    isNewSentence = true
  }

  /// What a `t` says: white space is one blank and none at the ends, unless it is to be preserved; `br` is a line break.
  static func content(of element: XMLRecord) -> String {
    if element["xml:space"] == "preserve" { return element.text }
    var content: [Unicode.Scalar] = []
    collect(element, into: &content)
    var text = String.UnicodeScalarView()
    for scalar in content {
      if scalar.isBlank, text.last?.isBlank ?? true {
        // A line break swallows the blanks around it.
        guard scalar == "\n", text.last == " " else { continue }
        text.removeLast()
      }
      text.append(scalar)
    }
    while text.last?.isBlank ?? false { text.removeLast() }
    return String(text)
  }

  private static func collect(_ element: XMLRecord, into content: inout [Unicode.Scalar]) {
    for node in element.content {
      switch node {
      case .text(let piece): content += piece.unicodeScalars.map { $0.isBlank ? " " : $0 }
      case .element(let inner) where inner.name == "br": content.append("\n")
      case .element(let inner) where inner.name == "t-hspace": content.append(" ")
      case .element(let inner): collect(inner, into: &content)
      }
    }
  }
}
