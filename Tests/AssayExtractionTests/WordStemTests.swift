import Testing

@testable import AssayExtraction

@Suite struct WordStemTests {
  @Test func inflectedFormsAreOne() {
    let rows = [
      ["walk", "walks", "walked", "walking"], ["stop", "stops", "stopped", "stopping"],
      ["city", "cities"], ["carry", "carries", "carried"],
      ["seize", "seizes", "seized", "seizing"],
      ["pass", "passes", "passed", "passing"],
    ]
    for forms in rows {
      let stems = Set(forms.map { WordStem.bytes(of: Array($0.utf8)) })
      #expect(stems.count == 1, "\(forms)")
    }
    for word in ["", "a", "is", "ing", "ed", "été"] {
      #expect(!WordStem.bytes(of: Array(word.utf8)).isEmpty || word.isEmpty, "\(word)")
    }
  }
}
