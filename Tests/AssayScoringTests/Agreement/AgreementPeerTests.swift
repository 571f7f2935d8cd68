import AssayModel
import AssayScoring
import Foundation
import Testing

struct AgreementPeerTests {
  @Test func programsSayWhatTheCasesRecord() throws {
    var compared = 0
    for example in try ConformanceCase.all() where example.kind.hasPrefix("agreement-") {
      let values: [PeerValue]
      if example.kind == "agreement-coding" {
        let reader = RatingsReader(try example.bytes("gold/ratings.tsv"), file: "ratings.tsv")
        #expect(reader.faults.isEmpty)
        values = AgreementPeers.values(of: reader.ratings)
      } else {
        let reader = UnitsReader(
          try example.bytes("gold/units.tsv"), file: "units.tsv",
          length: try example.continuumLength())
        #expect(reader.faults.isEmpty)
        values = AgreementPeers.values(of: reader.continuum)
      }
      let prefixes = ["krippendorff", "kappa", "dkpro", "gamma"]
      let faults = example.faults(of: values, prefixes: prefixes)
      #expect(faults.isEmpty, "\(example.name)")
      compared += values.count
    }
    #expect(compared == 30 + 4 + 13 + 9)
  }

  @Test func tablesAreReadAndFaultsNamed() {
    let ratings = RatingsReader(
      Array("item\tA\tB\r\nu1\tx\r\n\r\nu2\t\ty\r\nu3\tx\ty\tz\r\nu4\tx\ty".utf8), file: "r.tsv")
    #expect(
      ratings.ratings
        == Ratings(raters: ["A", "B"], items: [["x", nil], [nil, "y"], ["x", "y"]]))
    #expect(ratings.faults.map(\.line) == [5])
    let units = UnitsReader(
      Array("rater\tbegin\tlength\tcategory\nB\t2\t3\tx\nA\t0\tz\tx\nA\t\(Int.max)\t9\tx\n".utf8),
      file: "u.tsv", length: 4)
    #expect(units.continuum.raters == ["B"] && units.faults.map(\.line) == [3, 4])
    #expect(units.continuum.units == [[ContinuumUnit(start: 2, end: 4, category: "x")]])
    #expect(RatingsReader([], file: "r.tsv").ratings == Ratings(raters: [], items: []))
  }
}

extension ConformanceCase {
  /// The bytes of one of the case's files.
  func bytes(_ path: String) throws -> [UInt8] {
    let root = Bundle.module.bundleURL.appending(path: "Fixtures/conformance/\(name)")
    return Array(try Data(contentsOf: root.appending(path: path)))
  }

  fileprivate func continuumLength() throws -> Int {
    struct Description: Decodable {
      struct Options: Decodable {
        let continuum_length: Int
      }
      let options: Options
    }
    return try JSONDecoder().decode(Description.self, from: Data(bytes("case.json"))).options
      .continuum_length
  }
}
