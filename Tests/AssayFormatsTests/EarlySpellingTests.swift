import AssayFormats
import AssayModel
import Testing

/// Spellings of formats that were in use before the ones that are known best, and those of services and programs.
struct EarlySpellingTests {
  typealias Case = ToolConventionTests.Case

  @Test func earlyLIFIsRead() throws {
    try ToolConventionTests.check([
      Case(
        name: "steps with labels", file: "a.json", format: "lif",
        content: #"""
          {"steps": [{"metadata": {"contains": {"token": {"producer": "p"}}}, "annotations": [
            {"id": "t0", "label": "token", "start": 0, "end": 4, "features": {"word": "Anna"}},
            {"id": "t1", "label": "token", "start": 5, "end": 8, "features": {"word": "ran"}}]},
           {"metadata": {"contains": {"sentence": {}}}, "annotations": [
            {"id": "s0", "label": "sentence", "start": 0, "end": 8, "features": {}}]},
           {"metadata": {"contains": {"ner": {}}}, "annotations": [
            {"id": "n0", "label": "person", "start": 0, "end": 4, "features": {}}]}],
           "metadata": {}, "text": {"@value": "Anna ran", "@language": "en"}, "@context": {}}
          """#, lines: ["Person 'Anna'"]),
      Case(
        name: "what tokens have besides their word, and other tokens", file: "a.lif", format: "lif",
        content: #"""
          {"@context": "http://vocab.lappsgrid.org/context-1.0.0.jsonld", "text": {"@value": "Anna ran"},
           "views": [{"id": "a", "annotations": [
             {"@type": "http://vocab.lappsgrid.org/Token", "start": 0, "end": 4,
              "features": {"word": "Anna", "pos": "NNP", "lemma": "Anna"}}]},
           {"id": "b", "annotations": [
             {"@type": "http://vocab.lappsgrid.org/Token", "start": 0, "end": 8, "features": {}}]},
           {"id": "c", "annotations": [
             {"@type": "http://vocab.lappsgrid.org/Token", "start": 0, "end": 4, "features": {}}]}]}
          """#, lines: [], unmodelled: 3),
    ])
    let scratch = Scratch()
    scratch.write(
      "a.lif",
      #"""
      {"@context": "http://vocab.lappsgrid.org/context-1.0.0.jsonld", "text": {"@value": "Anna"},
       "views": [{"annotations": [{"@type": "Token", "start": 0, "end": 4},
         {"@type": "Token", "start": 5, "end": 8}]}]}
      """#)
    #expect(
      try scratch.readings("a.lif").flatMap(\.messages) == [
        "a.lif: expected tokens within the text, found 1 token outside it or inside a character"
      ])
  }
}
