import AssayFormats
import AssayModel
import AssayTesting
import Foundation
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

  /// For each format over tokens a file that has all that the format can say.
  static let tokenFiles: [(format: String, name: String, content: String)] = [
    ("oneie", "a.json", SentenceRecordTests.first + "\n" + SentenceRecordTests.second),
    (
      "textee", "b.json",
      SentenceRecordTests.first.replacingOccurrences(of: "sent_id", with: "wnd_id")
    ),
    ("dygie", "c.jsonl", SentenceRecordTests.document),
    ("huggingface", "d.jsonl", #"{"id":"1","tokens":["Anna","Li"],"ner_tags":["B-P","I-P"]}"#),
    (
      "conllu", "e.conllu",
      "# newdoc id = d\n# global.Entity = eid-etype-head-other\n# text = The head\n"
        + BracketFormatTests.rows([
          ("The", "Entity=(1-p--a:b(2[1/2]-q"), ("head", "Entity=2[1/2])|SpacesAfter=\\s\\n"),
          ("é", "Entity=(2[2/2])1)"),
        ]) + "3.1\tno\t_\t_\t_\t_\t_\t_\t_\tEntity=(3)\n"
        + "4-5\tal\t_\t_\t_\t_\t_\t_\t_\t_\n4\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"
    ),
    (
      "conll2012", "f.conll",
      "#begin document (x); part 001\n" + BracketFormatTests.line(0, "é", "(X*", "(1|(2)")
        + BracketFormatTests.line(1, "b", "*)", "1)") + "\n#end document\n"
    ),
    (
      "gum-coref", "i.conll",
      "# begin document x\n0\té\t(person-1-Ada(place-2\n1\tb\tplace-2)person-1-Ada)\n# end document\n"
    ),
    ("webanno-tsv", "g.tsv", TSVFormatTests.slots),
    ("hipe", "h.tsv", TSVFormatTests.newspaper),
  ]

  @Test func damagedTokenFilesNeverTrap() throws {
    var generator = SeededGenerator(seed: 12)
    let scratch = Scratch()
    var readCounts: [String: Int] = [:]
    for _ in 0..<300 {
      for file in Self.tokenFiles {
        let path = scratch.write(file.name, Self.damaged(file.content, &generator))
        _ = Formats.format(of: try Source(path))
        guard let readings = try? Formats.open(path, as: Formats.named(file.format)) else {
          continue
        }
        for reading in readings {
          #expect((reading.article == nil) == reading.isRefused, "\(file.format)")
          readCounts[file.format, default: 0] += reading.article == nil ? 0 : 1
        }
      }
    }
    for file in Self.tokenFiles {
      #expect(readCounts[file.format, default: 0] > 0, "\(file.format)")
    }
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
          #expect((reading.article == nil) == reading.isRefused)
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
        "brat", "webanno-tsv", "columns", "doccano", "prodigy", "pubannotation", "jsonl", "spacy",
        "ace", "rich-ere", "tbf", "xmi", "cas-json", "bioc", "bioc-json", "gate", "bdoc",
        "label-studio", "web-annotation", "nif", "naf", "folia", "tcf", "timeml", "muc", "tei",
        "nitf",
        "newsml",
        "oneie", "textee", "dygie", "huggingface",
        "conllu", "conll2012", "gum-coref",
        "hipe", "re3d", "gum-xml", "plover", "qasrl", "iob", "lif", "pubtator",
      ])
    #expect(
      Formats.writers.map(\.name) == [
        "doccano", "prodigy", "pubannotation", "brat", "jsonl",
        "ace", "rich-ere", "tbf", "xmi", "cas-json", "bioc", "bioc-json", "gate", "bdoc",
        "label-studio", "web-annotation",
        "columns", "oneie", "textee", "dygie", "huggingface",
        "conllu", "conll2012",
        "webanno-tsv",
      ])
    for format in Formats.all { #expect(!format.summary.isEmpty) }
    let unknown = #expect(throws: UnknownPart.self) { try Formats.named("brad") }
    #expect(
      unknown?.description
        == "no format is called 'brad'; did you mean 'brat'? `assay list formats` has all \(Formats.all.count)"
    )
    for (name, hint) in [
      ("conll", "did you mean 'conllu' or 'conll2012'? "), ("json", "did you mean 'jsonl'? "),
      ("bioc-jsn", "did you mean 'bioc-json' or 'bioc'? "), ("word", ""),
    ] {
      let unknown = #expect(throws: UnknownPart.self) { try Formats.named(name) }
      #expect(
        unknown?.description.contains("'\(name)'; \(hint)`assay") == true, "\(name)")
    }
  }
}
