/// A number as another scorer gives it, for comparison with that scorer.
public struct PeerValue: Hashable, Sendable {
  /// The number's name: the scorer, its mode, and what it is, joined by full stops.
  public let id: String
  /// The number; `nil` where the scorer has none (NaN, or nothing printed).
  public let value: Double?

  package init(_ id: String, _ value: Double?) {
    self.id = id
    self.value = value
  }

  init(_ id: String, _ count: Int) {
    self.init(id, Double(count))
  }
}

extension Double {
  /// The value as `printf("%.2f")` shows it, for values from 0 to 10¹².
  ///
  /// The exact binary value decides, and the even digit where that lies just between two.
  var printedWithTwoDecimals: Double {
    let scaled = self * 100
    var hundredths = Int(scaled)
    let rest = scaled - Double(hundredths)
    if rest > 0.5 || (rest == 0.5 && isAboveHalf(scaled, hundredths)) { hundredths += 1 }
    return Double(hundredths) / 100
  }

  /// Whether 100 times the value lies above `scaled`, which is that product rounded, or on it with
  /// an odd number before it.
  private func isAboveHalf(_ scaled: Double, _ hundredths: Int) -> Bool {
    // Both halves have few enough digits for exact products (Dekker 1971).
    let high = Double(bitPattern: bitPattern & ~0x7FF_FFFF)
    let error = (high * 100 - scaled) + (self - high) * 100
    return error > 0 || (error == 0 && hundredths % 2 == 1)
  }
}
