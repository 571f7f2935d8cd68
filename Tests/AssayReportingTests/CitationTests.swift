import AssayReporting
import AssayScoring
import Testing

@Suite struct CitationTests {
  @Test func whatLaTeXWouldReadIsEscaped() throws {
    let line = "Assay|v:1_2|task:e&t|match:50%/1|sys:a\nb"
    let signature = try #require(SignatureLine(line))
    let lines = Citation(signature).lines
    #expect(lines[0] == "% Assay|v:1_2|task:e&t|match:50%/1|sys:a b")
    let digits = signature.short.suffix(8)
    #expect(
      lines[1] == "\\footnote{Signature: \\texttt{Assay|1\\_2|e\\&t.50\\%|\\#\(digits)}.}")
  }
}
