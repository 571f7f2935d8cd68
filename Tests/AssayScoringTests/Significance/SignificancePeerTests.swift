import AssayModel
import AssayScoring
import Testing

struct SignificancePeerTests {
  @Test func nothingToTestHasNoTrap() {
    let none = SignificancePeers(first: [], second: [], resamples: [], exchanges: [])
    #expect(none.values.allSatisfy { $0.value == 0 } && none.values.count == 9)
    let odd = SignificancePeers(
      first: [Counts(correct: 1)], second: [Counts(correct: 0, missed: 1), Counts()],
      resamples: [[5, -1, 0], []], exchanges: [[], [true, true, true]])
    #expect(!odd.values.isEmpty)
  }

  @Test func identicalSystemsDifferForSacreBLEUAlone() {
    let counts = [Counts(correct: 3, missed: 1), Counts(correct: 1, spurious: 2)]
    let peers = SignificancePeers(
      first: counts, second: counts, resamples: [[0, 1], [1, 1], [0, 0]],
      exchanges: [[true, false], [false, false], [true, true]])
    let values = Dictionary(uniqueKeysWithValues: peers.values.map { ($0.id, $0.value) })
    #expect(values["signif.sacrebleu.ar.p_value.fscore"] == 1.0 / 4)
    #expect(values["signif.art_transcription.p_value.fscore"] == 1)
    #expect(values["signif.neleval.permute.p.fscore"] == 1)
    #expect(values["signif.scipy.permutation_test.exact.two-sided.p"] == 1)
  }

  @Test func tablesOfCountsAreReadAndFaultsNamed() {
    let reader = CountsReader(
      Array("doc\ttp\tfp\tfn\nd0\t1\t2\t3\nd1\t1\t2\nd2\t-1\t2\t3\nd3\t4\t0\t99999999999\n".utf8),
      file: "a.tsv")
    #expect(reader.documents.map(\.id) == ["d0"])
    #expect(reader.documents[0].counts == Counts(correct: 1, missed: 3, spurious: 2))
    #expect(reader.faults.map(\.line) == [3, 4, 5])
  }
}
