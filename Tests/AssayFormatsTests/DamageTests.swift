import AssayFormats
import AssayModel
import AssayTesting
import Testing

/// Whatever bytes come, a reader gives articles and faults and never traps.
struct DamageTests {
  static let annotations = """
    T1\tPER 0 4\tAnna
    T2\tPER 9 12;16 20\tBen Rome
    T3\tMeet 5 8\tmet
    E1\tMeet:T3 Who:T1 Who2:T2
    R1\tknows Arg1:T1 Arg2:T2\t
    A1\tSure E1
    N1\tReference T1 Wiki:Q1\tAnna
    *\tEquiv T1 T2
    #1\tAnnotatorNotes T1\tnote
    """
  static let columns = "-DOCSTART- -X- O\n\nAnna\tNNP\tB-PER\nmét\tVBD\tO\n\n#\tX\tI-é\n"
  static let record =
    #"{"id":"a","text":"Anna m\u00e9t \ud83c\udfed","meta":{"x":1.5e3},"tokens":[[0,4]],"layers":[{"annotator":{"kind":"person","name":"g"},"mentions":[{"id":"m","type":"P","spans":[[0,4]],"text":"Anna","attributes":{"a":true},"score":0.5}],"events":[{"type":"E","trigger":{"spans":[[5,8]]},"args":[{"role":"r","ref":"m"}]}],"tags":["O"]}]}"#

  /// Cuts, repeats, swaps and overwrites bytes.
  static func damaged(_ text: String, _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0...5, using: &generator) {
      case 0: bytes.removeLast(bytes.count - place)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 7))
      case 4:
        bytes.insert(
          [0x09, 0x0A, 0x0D, 0x20, 0x00, 0x22, 0x3B].randomElement(using: &generator) ?? 0,
          at: place)
      default:
        bytes[place] =
          [0x30, 0x39, 0x2D, 0x5C, 0x5B, 0x7D, 0xF0].randomElement(using: &generator) ?? 0
      }
    }
    return bytes
  }

  @Test func damagedFilesNeverTrap() throws {
    var generator = SeededGenerator(seed: 11)
    let scratch = Scratch()
    scratch.write("brat/annotation.conf", SchemaTests.configuration)
    var readCount = 0
    for _ in 0..<150 {
      scratch.write(
        "brat/a.txt",
        Bool.random(using: &generator)
          ? Array("Anna met Ben in Rome.".utf8)
          : Self.damaged("Anna met Ben in Rome. é🏭", &generator))
      scratch.write("brat/a.ann", Self.damaged(Self.annotations, &generator))
      let files = [
        ("columns", scratch.write("a.conll", Self.damaged(Self.columns, &generator))),
        ("jsonl", scratch.write("a.jsonl", Self.damaged(Self.record, &generator))),
        ("brat", "\(scratch.path)/brat"),
      ]
      for (format, path) in files {
        _ = Formats.format(of: try Source(path))
        guard let readings = try? Formats.open(path, as: Formats.named(format)) else { continue }
        for reading in readings {
          #expect((reading.article == nil) == reading.hasErrors)
          readCount += reading.article == nil ? 0 : 1
        }
      }
      _ = AnnotationConfiguration.parse(
        Self.damaged(SchemaTests.configuration, &generator), file: "c")
    }
    #expect(readCount > 20)
  }

  @Test func listsHaveKeptNames() {
    #expect(
      Formats.all.map(\.name) == [
        "brat", "columns", "doccano", "prodigy", "pubannotation", "jsonl",
        "ace", "rich-ere", "tbf", "xmi", "cas-json", "bioc", "bioc-json", "gate", "bdoc",
        "label-studio", "web-annotation", "nif", "naf", "folia", "tcf", "timeml", "muc", "tei",
        "nitf",
        "newsml",
      ])
    #expect(
      Formats.writers.map(\.name) == [
        "doccano", "prodigy", "pubannotation", "brat", "jsonl",
        "ace", "rich-ere", "tbf", "xmi", "cas-json", "bioc", "bioc-json", "gate", "bdoc",
        "label-studio", "web-annotation",
      ])
    for format in Formats.all { #expect(!format.summary.isEmpty) }
    let unknown = #expect(throws: UnknownPart.self) { try Formats.named("brad") }
    #expect(
      unknown?.description
        == "no format is called 'brad'; did you mean 'brat'? there are: "
        + Formats.all.map(\.name).joined(separator: ", "))
  }
}
