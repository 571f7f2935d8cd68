import AssayModel
import AssayScoring
import AssayTesting
import Testing

@testable import AssayCommands

/// Baselines as files: what is written is read back, and what was damaged is refused with its line.
@Suite struct BaselineFileTests {
  private func read(_ bytes: [UInt8]) throws(Fault) -> Baseline {
    var reader = BaselineReader(bytes, path: "b.jsonl")
    return try reader.read()
  }

  @Test func baselinesAreReadBackInAnyOrder() throws {
    for seed in UInt64(1)...12 {
      var runs = GateRuns(seed: seed)
      let pairs = runs.pairs(Int(seed % 7))
      let baseline = try runs.run(pairs).baseline
      let bytes = BaselineWriter(baseline).bytes
      #expect(try read(bytes) == baseline, "\(seed)")
      let shuffled = try runs.run(pairs.shuffled(using: &runs.random)).baseline
      #expect(BaselineWriter(shuffled).bytes == bytes, "\(seed)")
      #expect(bytes.split(separator: 0x0A).count == 1 + pairs.count && bytes.last == 0x0A)
      // As a system that ends lines in its own way gives it back.
      let carriage = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      #expect(try read(carriage) == baseline)
    }
  }

  @Test func noTextIsKept() throws {
    var runs = GateRuns(seed: 3)
    let pairs = runs.pairs(8).map { pair in
      let text = ArticleText(
        String(pair.text?.string.map { $0.isLetter ? "ጀ" : $0 } ?? []))
      let extent = Extent(0, text.count)
      let gold = try? Layer(
        annotator: .person("x"), mentions: [Mention(id: "T1", type: "P", extent: extent)])
      return ArticlePair(id: pair.id, text: text, gold: gold, predicted: nil)
    }
    let bytes = BaselineWriter(try runs.run(pairs).baseline).bytes
    #expect(pairs.contains { $0.text?.string.contains("ጀ") == true })
    #expect(!String(decoding: bytes, as: UTF8.self).contains("ጀ"))
  }

  @Test func damageIsFoundOnItsLine() throws {
    var runs = GateRuns(seed: 6)
    let bytes = BaselineWriter(try runs.run(runs.pairs(3)).baseline).bytes
    let lines = bytes.split(separator: 0x0A).map(Array.init)
    func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [0x0A] } }
    func expectFault(_ damaged: [UInt8], _ line: Int, _ what: String) {
      let fault = #expect(throws: Fault.self, "\(what)") { try read(damaged) }
      #expect(
        fault?.line == line && fault?.file == "b.jsonl", "\(what): \(fault?.description ?? "")")
    }
    for number in lines.indices {
      // Cut off after each byte, and each byte changed.
      for place in stride(from: 0, to: lines[number].count, by: 13) {
        var cut = lines
        cut[number] = Array(lines[number][..<place])
        expectFault(joined(cut), number + 1, "line \(number) cut at \(place)")
        var changed = lines
        changed[number][place] ^= UInt8.random(in: 1...255, using: &runs.random)
        let damaged = joined(changed)
        let fault = #expect(throws: Fault.self) { try read(damaged) }
        #expect((fault?.line ?? 0) >= 1, "line \(number) changed at \(place)")
        if changed[number][place] != 0x0A { #expect(fault?.line == number + 1) }
      }
      var fewer = lines
      fewer.remove(at: number)
      expectFault(joined(fewer), number == 0 ? 1 : fewer.count, "line \(number) left out")
      var twice = lines
      twice.insert(lines[number], at: number)
      expectFault(joined(twice), number == 0 ? 2 : number + 2, "line \(number) twice")
    }
    for _ in 0..<100 {
      var random = bytes
      for _ in 0..<Int.random(in: 1...4, using: &runs.random) {
        random[Int.random(in: random.indices, using: &runs.random)] = UInt8.random(
          in: 0...255, using: &runs.random)
      }
      if random != bytes { #expect(throws: Fault.self) { try read(random) } }
    }
  }

  @Test func otherFilesAreToldFromBaselines() throws {
    var runs = GateRuns(seed: 8)
    let pairs = runs.pairs(6)
    let one = BaselineWriter(try runs.run(pairs).baseline).bytes
    let emptied = pairs.map {
      ArticlePair(
        id: $0.id, text: $0.text, gold: $0.gold,
        predicted: $0.predicted.map { _ in Layer(empty: .person("x")) })
    }
    let other = BaselineWriter(try runs.run(emptied).baseline).bytes
    let lines: [[[UInt8]]] = [one, other].map { $0.split(separator: 0x0A).map { Array($0) } }
    // The lines of one under the first line of the other, as a merge may leave them.
    let mixed: [UInt8] = lines[0].indices.flatMap { (number: Int) -> [UInt8] in
      lines[number == 0 ? 1 : 0][number] + [0x0A]
    }
    let conflict = lines[0][0] + Array("\n<<<<<<< ours\n".utf8)
    let rows: [(bytes: [UInt8], line: Int, message: String)] = [
      ([UInt8](), 1, "found an empty file"),
      (Array("hello\n".utf8), 1, "expected a baseline of assay gate, found something else"),
      (Array("{\"id\":\"a\"}\n".utf8), 1, "found something else"),
      (Array("{\"assay_baseline\":2}\n".utf8), 1, "found 2; it was made by a newer Assay"),
      (Array("{\"assay_baseline\":99999999999999999999}".utf8), 1, "found another"),
      (conflict, 2, "found a merge that is not resolved"),
      (mixed, 1, "expected the first line of these articles, found that of others"),
      (BaselineLine.checked(Array("{\"assay_baseline\":1,\"x\":1}".utf8)), 1, "found 'x'"),
    ]
    #expect(one != other)
    for row in rows {
      let fault = #expect(throws: Fault.self, "\(row.message)") { try read(row.bytes) }
      #expect(fault?.line == row.line, "\(fault?.description ?? "")")
      #expect(fault?.message.contains(row.message) == true, "\(fault?.description ?? "")")
    }
  }

  @Test func numbersThatCannotBeAreRefused() throws {
    let header = BaselineLine.checked(
      Array(
        #"{"assay_baseline":1,"metrics":[{"name":"ent.strict","revision":1}],"gold":{"articles":1,"digest":""},"predicted":{"articles":0,"digest":""},"lines":"x"}"#
          .utf8))
    for values in [
      "[]", "[1]", "[1,2]", "[1,2,3,4,5]", "[2,1,2]", "[-1,1,1]", "[1,-1,1]", "[3,1,0,0]",
      "[9223372036854775807,1,1]", "[1,9223372036854775807,1]", "[4,2,4,1]", "[0,1.5,0]", "7", "{}",
    ] {
      let line = BaselineLine.checked(
        Array(#"{"id":"a","gold":"x","sums":{"ent.strict":{"all":\#(values)}}}"#.utf8))
      let fault = #expect(throws: Fault.self, "\(values)") { try read(header + line) }
      #expect(fault?.line == 2, "\(values): \(fault?.description ?? "")")
    }
  }

  @Test func metricsOfOtherRevisionsArePassedOver() throws {
    var runs = GateRuns(seed: 9)
    let own = try runs.run(runs.pairs(3)).baseline
    let metrics = own.metrics.map { metric in
      metric.name == "ent.strict" ? BaselineMetric(name: metric.name, revision: 99) : metric
    }
    let other = Baseline(
      metrics: metrics, conditions: own.conditions, gold: own.gold, predicted: own.predicted,
      articles: own.articles)
    let found = try read(BaselineWriter(other).bytes)
    #expect(found.metrics == metrics)
    #expect(found.articles.allSatisfy { $0.sums["ent.strict"] == nil })
    #expect(found.articles.contains { $0.sums["ent.partial"] != nil })
  }
}
