/// A name for an annotation that is wrong, which holds no text and stays when the article is edited
/// elsewhere.
///
/// A letter for what it is (`m` a mention, `t` a trigger, `a` an argument), one for the side it is on
/// (`g` gold, `p` predicted), and 12 hexadecimal digits of a SHA-256 digest of: the article's
/// identifier, the type, the role, the words with 12 code points of context on either side, those of
/// the trigger likewise, and a number that tells apart annotations of one article that agree in all
/// of this. A mistake that has a gold side goes by it, so that a mention once missed and now found with
/// a wrong end has kept its name.
public struct SpanFingerprint: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// How many code points of context count on either side.
  public static let context = 12

  /// The fingerprint as it is written.
  public let description: String

  /// Reads a fingerprint; `nil` for what is none.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 14, Self.subject(bytes[0]) != nil,
      bytes[1] == UInt8(ascii: "g") || bytes[1] == UInt8(ascii: "p"),
      bytes[2...].allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x61 < 6 })
    else { return nil }
    description = text
  }

  init(_ subject: MistakeSubject, isGold: Bool, _ digest: String) {
    description = "\(Self.letter(subject))\(isGold ? "g" : "p")\(digest.prefix(12))"
  }

  /// What the annotation is.
  public var subject: MistakeSubject {
    description.utf8.first.flatMap(Self.subject) ?? .mention
  }

  /// Whether it is an annotation of the gold, not a predicted one.
  public var isGold: Bool { description.utf8.dropFirst().first == UInt8(ascii: "g") }

  /// By their characters.
  public static func < (a: SpanFingerprint, b: SpanFingerprint) -> Bool {
    a.description.utf8.lexicographicallyPrecedes(b.description.utf8)
  }

  private static func letter(_ subject: MistakeSubject) -> String {
    String(subject.rawValue.prefix(1))
  }

  private static func subject(_ letter: UInt8) -> MistakeSubject? {
    MistakeSubject.allCases.first { $0.rawValue.utf8.first == letter }
  }
}
