import Testing

/// The tables that `assay run` prints.
@Suite struct RunBoardTests {
  /// Metrics that sum shares have no counts, as in `assay score`.
  @Test func eachMetricThatIsAskedForHasATable() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c/a.txt", "Rami Khoury left Ravno. Khoury was glad.\n")
    try scratch.write(
      "c/a.ann",
      """
      T1\tPerson 0 11\tRami Khoury
      T2\tPlace 17 22\tRavno
      T3\tPerson 24 30\tKhoury
      *\tIdentity T1 T3

      """)
    let command = ["run", "c", "-x", "coreference:mentions=gold", "--boot", "0"]
    let run = try Assay.run(
      command + ["-m", "coref.conll", "-m", "ent.strict", "-m", "coref.mentions"], in: scratch.url)
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    let tables = rows.prefix { !$0.hasPrefix("Speed") }.dropFirst()
    #expect(
      Array(tables) == [
        "coref.conll: mean F1 of MUC, B-cubed and CEAF-e", "P R F1 95 % interval",
        "coreference (oracle) n/a n/a 100.00 n/a", "Entities: extent and type (ent.strict)",
        "P R F1 95 % interval correct predicted gold",
        "coreference (oracle) 100.00 100.00 100.00 n/a 3 3 3",
        "coref.mentions: mentions found, whatever their entity",
        "P R F1 95 % interval", "coreference (oracle) 100.00 100.00 100.00 n/a",
      ])
    let usual = try Assay.run(command, in: scratch.url)
    #expect(
      usual.output.contains("(ent.strict)") && usual.output.contains("(event.TC)")
        && !usual.output.contains("coref.conll"))
  }
}
