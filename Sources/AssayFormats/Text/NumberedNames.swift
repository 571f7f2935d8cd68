/// Names with a letter and a number, counted from one.
struct NumberedNames {
  /// The spelling of the last name.
  private var spelling: [UInt8]
  private let letters: Int

  init(_ letters: String) {
    spelling = Array(letters.utf8) + [Self.zero]
    self.letters = spelling.count - 1
  }

  private static let zero = UInt8(ascii: "0"), nine = UInt8(ascii: "9")

  /// The next name.
  mutating func next() -> String {
    var digit = spelling.count - 1
    while digit >= letters, spelling[digit] == Self.nine {
      spelling[digit] = Self.zero
      digit -= 1
    }
    if digit >= letters {
      spelling[digit] += 1
    } else {
      spelling.insert(Self.zero + 1, at: letters)
    }
    return String(decoding: spelling, as: UTF8.self)
  }
}
