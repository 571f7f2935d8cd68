@testable import AssayExtraction
import Testing

@Suite struct InflectionTests {
  private static let verbs: [(base: String, forms: String)] = [
    ("attack", "attack attacks attacking attacked"),
    ("seize", "seize seizes seizing seized"),
    ("stab", "stab stabs stabbing stabbed"),
    ("kidnap", "kidnap kidnaps kidnapping kidnapped"),
    ("travel", "travel travels travelling traveling travelled traveled"),
    ("flee", "flee flees fleeing fled fled"),
    ("carry", "carry carries carrying carried"),
    ("die", "die dies dying died"),
    ("clash", "clash clashes clashing clashed"),
    ("withdraw", "withdraw withdraws withdrawing withdrew withdrawn"),
    ("pull out", "pull out pulls out pulling out pulled out"),
    ("shell", "shell shells shelling shelled"),
    ("burn", "burn burns burning burned burnt burned burnt"),
    ("tar/tore/torn", "tar tars tarring tore torn"),
    ("equip", "equip equips equipping equipped"),
  ]

  @Test func verbsHaveTheirForms() {
    for (base, forms) in Self.verbs {
      #expect(Inflection.verb(base).map(\.text).joined(separator: " ") == forms)
    }
  }

  @Test func nounsHaveTheirPlurals() {
    let rows = [
      ("air strike", "air strikes"), ("child", "children"), ("policeman", "policemen"),
      ("country", "countries"), ("bus", "buses"), ("act of violence", "acts of violence"),
      ("crisis", "crises"), ("church", "churches"), ("day", "days"),
    ]
    for (singular, plural) in rows {
      #expect(Inflection.noun(singular).map(\.text) == [singular, plural])
    }
    #expect(Inflection.noun("police").map(\.forms) == [[.singular, .plural]])
  }
}
