/// A whole number of at least 0 with commas between groups of three digits.
package func grouped(_ number: Int) -> String {
  var digits = ""
  for (index, digit) in String(number).reversed().enumerated() {
    if index > 0 && index % 3 == 0 { digits.append(",") }
    digits.append(digit)
  }
  return String(digits.reversed())
}

/// A number and its noun, in the plural where the number asks for it: `1 article`, `1,200 articles`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}
