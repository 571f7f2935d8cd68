import AssayExtraction
import AssayModel
import Testing

@Suite struct SettingsTests {
  @Test func specificationsAreReadAsWritten() throws {
    let plain = try ExtractorSpecification("null")
    #expect(plain.name == "null" && plain.settings.isEmpty)
    let nested = try ExtractorSpecification("a:x=1,y=(b:p=2,q=(c:r=3)),z=")
    #expect(nested.settings.map(\.key) == ["x", "y", "z"])
    #expect(nested.settings.map(\.value) == ["1", "b:p=2,q=(c:r=3)", ""])
  }

  @Test func faultsAreNamed() {
    let cases: [(String, String)] = [
      ("", "an extractor needs a name: ''"),
      ("a:x", "expected key=value, found 'x' in 'a:x'"),
      ("a:=1", "expected key=value, found '=1' in 'a:=1'"),
      ("a:x=1,x=2", "setting 'x' stands twice in 'a:x=1,x=2'"),
      ("a:x=(1", "parentheses do not match in 'a:x=(1'"),
      ("a:x=1)", "parentheses do not match in 'a:x=1)'"),
      (
        "memorizer",
        "no extractor is called 'memorizer'; did you mean 'memoriser'? there are: "
          + Extractors.all.map(\.name).joined(separator: ", ")
      ),
      ("null:x=1", "null takes no settings"),
      (
        "gazetteer:nmes=x",
        "no setting of gazetteer is called 'nmes'; did you mean 'names'? there are: names, fold, headlines, loose, all, guard, actors"
      ),
      (
        "gazetteer",
        "gazetteer needs names=...: a file of name, type, ids and options, split by tabs; more behind +, iso-codes for countries"
      ),
      ("gazetteer:names=absent.tsv", "absent.tsv: not found"),
      ("gazetteer:names=n.tsv,fold=yes", "gazetteer: fold must be true or false, found 'yes'"),
      ("gold-noise:missed=2", "gold-noise: missed must be a number from 0 to 1, found '2'"),
      ("capitals:type=", "capitals: type must be a name, found ''"),
      ("times:quantity= ", "times: quantity must be a name, found ' '"),
      ("gold-noise:seed=-1", "gold-noise: seed must be a whole number, found '-1'"),
      ("memoriser", "memoriser learns from gold annotations, and none were given"),
      (
        "trigger-lexicon:triggers=t.tsv,mentions=memoriser",
        "trigger-lexicon learns from gold annotations, and none were given"
      ),
    ]
    let environment = Sample.environment(["n.tsv": "", "t.tsv": ""])
    for (written, message) in cases {
      let error = #expect(throws: SettingError.self, "\(written)") {
        _ = try Extractors.make(ExtractorSpecification(written), in: environment)
      }
      #expect(error?.description == message)
    }
  }

  @Test func withoutGoldNothingIsTrained() {
    let error = #expect(throws: SettingError.self) {
      _ = try PreparedExtractor(
        ExtractorSpecification("memoriser"), in: Sample.environment(), foldCount: 5)
    }
    #expect(error?.description == "memoriser learns from gold annotations, and none were given")
  }

  @Test func identityCoversSettingsAndFiles() throws {
    func digest(_ written: String, _ names: String) throws -> String {
      try Extractors.make(
        ExtractorSpecification(written), in: Sample.environment(["n.tsv": names])
      ).identity.digest
    }
    let base = try digest("gazetteer:names=n.tsv", "Ravno\tPlace\n")
    #expect(try digest("gazetteer:fold=false,names=n.tsv", "Ravno\tPlace\n") == base)
    #expect(try digest("gazetteer:fold=true,names=n.tsv", "Ravno\tPlace\n") != base)
    #expect(try digest("gazetteer:names=n.tsv", "Ravno\tFacility\n") != base)
  }
}
