import AssayLinting
import AssayModel
import Testing

/// The table of accepted findings.
struct AcceptedFindingsTests {
  private func parse(_ lines: String...) -> AcceptedFindings {
    AcceptedFindings(parsing: Array(lines.joined(separator: "\n").utf8), file: "x.tsv")
  }

  @Test func tablesAreRead() {
    let accepted = parse(
      "# a comment", "", AcceptedFindings.header, "0123456789ab\ta1\textent\tRavno\ta name\r",
      "# another", "ffffffffffff\ta2\tboundary\t\tso be it", "")
    #expect(accepted.faults.isEmpty)
    #expect(accepted.entries.map(\.fingerprint) == ["0123456789ab", "ffffffffffff"])
    #expect(accepted.entries.map(\.line) == [4, 6])
    #expect(accepted.entries.first?.reason == "a name")
    #expect(accepted.entries.last?.quote == "")
    #expect(parse("").entries.isEmpty && parse("").faults.isEmpty)
    #expect(parse("\u{FEFF}" + AcceptedFindings.header).faults.isEmpty)
  }

  @Test func badLinesAreRefused() {
    let header = AcceptedFindings.header
    let rows: [(lines: [String], line: Int, message: String)] = [
      ([header, "0123456789ab\ta\textent\tRavno\t"], 2, "expected a reason"),
      ([header, "0123456789ab\ta\textent\tRavno\t \u{A0}"], 2, "expected a reason"),
      ([header, "0123456789ab\ta\textent\tRavno"], 2, "found 4"),
      ([header, "0123456789ab\ta\textent\tRavno\tx\ty"], 2, "found 6"),
      ([header, "0123456789aB\ta\textent\tRavno\tx"], 2, "12 hexadecimal digits"),
      ([header, "0123456789a\ta\textent\tRavno\tx"], 2, "12 hexadecimal digits"),
      (
        [header, "0123456789ab\ta\textent\tRavno\tx", "0123456789ab\ta\textent\tRavno\ty"], 3,
        "found 0123456789ab again"
      ),
      (["0123456789ab\ta\textent\tRavno\tx"], 1, "expected the header"),
    ]
    for row in rows {
      let accepted = AcceptedFindings(
        parsing: Array(row.lines.joined(separator: "\n").utf8), file: "x.tsv")
      #expect(accepted.faults.map(\.line) == [row.line], "\(row)")
      #expect(accepted.faults.allSatisfy { $0.message.contains(row.message) }, "\(accepted.faults)")
    }
    #expect(AcceptedFindings(parsing: [0xFF, 0x41], file: "x.tsv").faults.count == 1)
  }

  @Test func candidatesNeedAReasonAlone() throws {
    let articles = try Samples.articles(["It fell.[\n\tRavno |Place]now", "[ |Place]x"])
    let findings = try Samples.findings(articles, checks: ["extent"])
    #expect(findings.count == 2)
    let lines = [AcceptedFindings.header] + AcceptedFindings.candidates(findings)
    let bare = AcceptedFindings(parsing: Array(lines.joined(separator: "\n").utf8), file: "x.tsv")
    #expect(bare.faults.map(\.line) == [3, 5])
    let reasoned = lines.map { $0.hasSuffix("\t") ? $0 + "a reason" : $0 }
    var accepted = AcceptedFindings(
      parsing: Array(reasoned.joined(separator: "\n").utf8), file: "x.tsv")
    #expect(accepted.faults.isEmpty && accepted.entries.map(\.quote) == ["Ravno", ""])
    #expect(accepted.stale(among: ["extent"]).count == 2)
    #expect(accepted.stale(among: ["boundary"]).isEmpty)
    let isAccepted = findings.map { accepted.accepts($0) }
    #expect(isAccepted == [true, true])
    #expect(accepted.stale(among: ["extent"]).isEmpty)
    let other = try Samples.findings(try Samples.articles(["[Ravno |Place]x"]), checks: ["extent"])
    let isOtherAccepted = other.map { accepted.accepts($0) }
    #expect(isOtherAccepted == [false])
  }
}
