import Foundation
import Testing

/// `assay compare`, run as its users run it.
@Suite struct CompareTests {
  /// Two mentions in each of three articles; `half` lacks the place in b and c, `full` lacks nothing.
  private func study() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    let person = "T1\tPerson 0 4\tRami\n", place = "T2\tPlace 10 15\tRavno\n"
    for id in ["a", "b", "c"] {
      try scratch.write("texts/\(id).txt", "Rami fled Ravno.\n")
      for folder in ["gold", "full"] { try scratch.write("\(folder)/\(id).ann", person + place) }
      for folder in ["half", "same"] {
        try scratch.write("\(folder)/\(id).ann", id == "a" ? person + place : person)
      }
    }
    return scratch
  }

  private let arguments = ["compare", "gold", "half", "full", "same", "--texts", "texts"]

  @Test func numbersByHand() throws {
    let folder = try study()
    let result = try Assay.run(arguments + ["-m", "ent.strict", "--json"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let comparisons = try #require(document["comparisons"] as? [[String: Any]])
    #expect(document["baseline"] as? String == "half" && document["tests"] as? Int == 2)
    try #require(comparisons.map { $0["system"] as? String } == ["full", "same"])
    // 2·4/(6+4) and 2·6/(6+6); of four exchanges of b and c, none and both give as much.
    let full = comparisons[0], same = comparisons[1]
    #expect(number(full, "f1_difference", is: 0.2) && number(full, "p", is: 0.5))
    #expect(number(full, "p_adjusted", is: 1) && full["exchanges"] as? Int == 4)
    // b and c: 2 credits and 1 annotation more, (2 − 0.9 · 1) / 11.
    #expect(parts(full, "by_article") == ["b 0.1", "c 0.1"])
    #expect(parts(full, "by_type") == ["Place 0.2"])
    let lower = try #require(full["lower"] as? Double),
      upper = try #require(full["upper"] as? Double)
    #expect(lower >= 0 && upper <= 1.0 / 3 + 1e-12)
    #expect(number(full, "smallest_shown", is: (upper - lower) / 2))
    for (key, value) in [("f1_difference", 0.0), ("p", 1), ("p_adjusted", 1), ("upper", 0)] {
      #expect(number(same, key, is: value), "\(key)")
    }
    #expect(parts(same, "by_article").isEmpty && same["smallest_shown"] is NSNull)
  }

  @Test func tablesSayWhatTheyShow() throws {
    let folder = try study()
    let result = try Assay.run(arguments + ["--adjust", "none"], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
    for line in [
      "3 systems against gold, 3 articles", "half (baseline)", "+20.00", "+10.00", "0.5000",
      "not adjusted over 2 tests", "event.AC+", "full, ent.strict, difference by type",
    ] {
      #expect(result.output.contains(line), "\(line): \(result.output)")
    }
    let alone = try Assay.run(["compare", "gold", "half"], in: folder.url)
    #expect(alone.status == 64 && alone.errors.contains("two or more systems"))
    let unknown = try Assay.run(arguments + ["--adjust", "luck"], in: folder.url)
    #expect(unknown.status == 64)
  }

  private func number(_ object: [String: Any], _ key: String, is expected: Double) -> Bool {
    guard let value = object[key] as? Double else { return false }
    return abs(value - expected) < 1e-12
  }

  private func parts(_ object: [String: Any], _ key: String) -> [String] {
    (object[key] as? [[String: Any]] ?? []).map {
      let part = (($0["part"] as? Double ?? .nan) * 1e9).rounded() / 1e9
      return "\($0["name"] as? String ?? "") \(part)"
    }
  }
}
