import AssayExtraction

extension Conversation {
  /// The start of a line as it can be shown.
  static func quoted(_ bytes: some Collection<UInt8>) -> String {
    let shown = String(decoding: bytes.prefix(80), as: UTF8.self)
    let plain = shown.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F ? "·" : String(Character(scalar))
    }
    return "'\(plain.joined())\(bytes.count > 80 ? "…" : "")'"
  }
}

extension Duration {
  /// In seconds, without a fraction that is 0.
  var inSeconds: String {
    let number = seconds
    return number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}
