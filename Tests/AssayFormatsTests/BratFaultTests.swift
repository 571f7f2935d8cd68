import AssayFormats
import AssayModel
import Testing

struct BratFaultTests {
  /// What one text and one annotation file give: all faults, and whether the article was read.
  @Test func faultsNamePlaceExpectationAndFinding() throws {
    let text = "Anna met Ben in Rome.\n"
    let rows: [(name: String, annotations: String, faults: [String], isRead: Bool)] = [
      ("nothing", "", [], true),
      ("no final newline", "T1\tPER 0 4\tAnna", [], true),
      ("CRLF", "T1\tPER 0 4\tAnna\r\nT2\tPER 9 12\tBen\r\n", [], true),
      ("zero length", "T1\tPER 5 5\t\n", [], true),
      ("tail after the quote", "T1\tPER 0 4\tAnna\tsure\n", [], true),
      ("old fragments", "T1\tPER 0 4;9 12\tAnnaBen\n", [], true),
      ("forward reference", "E1\tMeet:T2 Who:T1\nT1\tPER 0 4\tAnna\nT2\tMeet 5 8\tmet\n", [], true),
      (
        "wrong quote", "T1\tPER 0 4\tAnne\n",
        [
          "a.ann:1:12: expected the quote 'Anna', which is the text at the offsets, found 'Anne'"
        ], false
      ),
      (
        "outside, and two more",
        "T1\tPER 0 4\tAnna\nT2\tPER 20 30\tx\nT3\tPER 9 x\tBen\nT4\tPER 4 0\ty\n",
        [
          "a.ann:2:8: expected offsets within the text (22 code points), found 20 30",
          "a.ann:3:10: expected an offset, found 'x'",
          "a.ann:4:8: expected a start at or before its end, found 4 0",
        ], false
      ),
      (
        "no quote", "T1\tPER 0 4\n",
        ["a.ann:1:11: expected the quoted text after the offsets, found none"], false
      ),
      (
        "fields",
        "T1\tPER\nE1\tMeet\nE2\tMeet:T1 Who\nR1\tKnows Arg1:T1\nA1\tSure\nN1\tReference T1\n*\tEquiv\n",
        [
          "a.ann:1:4: expected 'TYPE START END' and a TAB after the id, found 'PER'",
          "a.ann:2:4: expected 'TYPE:TRIGGER' after the id, found 'Meet'",
          "a.ann:3:12: expected 'ROLE:ID', found 'Who'",
          "a.ann:4:4: expected two arguments of the relation, found 1",
          "a.ann:5:4: expected 'NAME TARGET' after the id, found 'Sure'",
          "a.ann:6:4: expected 'Reference TARGET BASE:ID' after the id, found 'Reference T1'",
          "a.ann:7:3: expected 'Equiv ID ID' after the star, found 'Equiv'",
        ], false
      ),
      (
        "unknown ids",
        "E1\tMeet:T9\nT1\tPER 0 4\tAnna\nE2\tMeet:T2 Who:T8\nT2\tMeet 5 8\tmet\nA1\tSure T7\n",
        [
          "a.ann:1: expected the id of a T line as trigger, found 'T9'",
          "a.ann:3: expected the id of a T or E line, found 'T8'",
          "a.ann:5: expected the id of a T, E or R line, found 'T7'",
        ], false
      ),
      (
        "duplicate", "T1\tPER 0 4\tAnna\nT1\tPER 9 12\tBen\n",
        ["a.ann:2: expected each id once, found 'T1' again"], false
      ),
      (
        "mixed equivalence",
        "T1\tPER 0 4\tAnna\nT2\tMeet 5 8\tmet\nE1\tMeet:T2\n*\tEquiv T1 E1\n",
        ["a.ann:4: expected either mentions or events, found 1 mention and 1 event"], false
      ),
      (
        "trigger of two events",
        "T2\tMeet 5 8\tmet\nE1\tMeet:T2\nE2\tMeet:T2\nE3\tMeet:T2 What:T2\n",
        ["a.ann:4: expected one event, found the trigger T2 of E1, E2, E3"], false
      ),
      (
        "overlapping fragments", "T1\tPER 0 4;3 8\tAnna a met\n",
        ["a.ann:1:8: expected fragments that do not overlap, found overlap"], false
      ),
      (
        "touching fragments", "T1\tPER 0 4;4 8\tAnna  met\n",
        ["a.ann:1: warning: expected a gap between fragments, found none; they are joined"], true
      ),
      (
        "unknown lines", "T1\tPER 0 4\tAnna\nX1\tThing\n\n#1\tAnnotatorNotes T1\tnote\n",
        [
          "a.ann:2: warning: expected a line of the kind T, E, R, A, M, N, * or #, found "
            + "'X1\\tThing'; it is left out"
        ], true
      ),
      (
        "mislabelled", "{\"id\": \"a\",\n\"text\": \"b\"}\n",
        ["a.ann:1: expected brat annotations, found what looks like JSON"], false
      ),
      (
        "trigger of another type", "T1\tMeet 5 8\tmet\nE1\tContact:T1\n",
        ["a.ann:2: warning: expected the type 'Contact' at the trigger T1, found 'Meet'"], true
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.txt", text)
      scratch.write("a.ann", row.annotations)
      let readings = try scratch.readings()
      #expect(readings.count == 1, "\(row.name)")
      #expect(readings[0].messages == row.faults, "\(row.name)")
      #expect((readings[0].article != nil) == row.isRead, "\(row.name)")
    }
  }

  @Test func filesThatAreNoTextAreRefusedAndTheNextIsRead() throws {
    let rows: [(name: String, text: [UInt8]?, annotations: [UInt8]?, faults: [String])] = [
      (
        "bad text", Array("caf".utf8) + [0xE9, 0x20, 0x0A], [],
        [
          "b.txt:1: expected UTF-8, found the byte 0xE9 (byte 3 of 6)"
        ]
      ),
      (
        "cut text", Array("caf".utf8) + [0xC3], [],
        [
          "b.txt:1: expected UTF-8, found an unfinished character at the end (byte 3 of 4)"
        ]
      ),
      (
        "UTF-16 text", [0xFF, 0xFE, 0x41, 0], [],
        [
          "b.txt:1: expected UTF-8, found UTF-16 (little-endian)"
        ]
      ),
      (
        "UTF-16 without a mark", [0x41, 0, 0x42, 0], [],
        [
          "b.txt: expected UTF-8 text, found binary data or UTF-16 (2 NUL bytes)"
        ]
      ),
      (
        "bad annotations", Array("ab".utf8), Array("T1\tX 0 1\ta\n".utf8) + [0x80],
        [
          "b.ann:2: expected UTF-8, found the byte 0x80 (byte 11 of 12)"
        ]
      ),
      (
        "annotations with a mark", Array("ab".utf8),
        [0xEF, 0xBB, 0xBF] + Array("T1\tX 0 1\ta\n".utf8),
        [
          "b.ann:1: warning: expected an annotation, found a byte order mark; it is left out"
        ]
      ),
      ("no text", nil, [], ["b.ann: expected the text b.txt, found no such file"]),
      (
        "no annotations", Array("ab".utf8), nil,
        [
          "b.txt: expected the annotations b.ann, found no such file"
        ]
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.ann", "")
      scratch.write("a.txt", "")
      if let text = row.text { scratch.write("b.txt", text) }
      if let annotations = row.annotations { scratch.write("b.ann", annotations) }
      scratch.write("c/d.txt", "e")
      scratch.write("c/d.ann", "")
      let readings = try scratch.readings { $0.requiresAnnotations = true }
      #expect(readings.map(\.id) == ["a", "b", "c/d"], "\(row.name)")
      #expect(readings[1].messages == row.faults, "\(row.name)")
      #expect((readings[1].article == nil) == readings[1].hasErrors, "\(row.name)")
      #expect(readings[0].article != nil && readings[2].article != nil, "\(row.name)")
    }
  }

  @Test func quotesProveWhatOffsetsCount() throws {
    let rows: [(name: String, text: String, annotations: String, unit: String)] = [
      (
        "UTF-16", "🏭🏭 Anna met Ben", "T1\tPER 5 9\tAnna\nT2\tPER 14 17\tBen\n",
        "UTF-16 units (declared code points): 2/2 quotes match, 0/2 under code points"
      ),
      (
        "bytes", "é Anna met Ben", "T1\tPER 3 7\tAnna\nT2\tPER 12 15\tBen\n",
        "bytes (declared code points): 2/2 quotes match, 0/2 under code points"
      ),
      (
        "CRLF as one", "a\r\nb\r\nAnna met Ben",
        "T0\tX 0 1\ta\nT1\tPER 4 8\tAnna\nT2\tPER 13 16\tBen\n",
        "code points, CRLF as one (declared code points): 3/3 quotes match, 1/3 under code points"
      ),
      (
        "LF as two", "a\nb\nAnna met Ben", "T1\tPER 6 10\tAnna\nT2\tPER 15 18\tBen\n",
        "code points, LF as two (declared code points): 2/2 quotes match, "
          + "0/2 under code points"
      ),
      (
        "mark not counted", "\u{FEFF}Anna met Ben", "T1\tPER 0 4\tAnna\nT2\tPER 9 12\tBen\n",
        "code points, no byte order mark (declared code points): 2/2 quotes match, "
          + "0/2 under code points"
      ),
      (
        "from one", "Anna met Ben", "T1\tPER 1 5\tAnna\nT2\tPER 10 13\tBen\n",
        "code points, a byte order mark more (declared code points): 2/2 quotes match, "
          + "0/2 under code points"
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.txt", row.text)
      scratch.write("a.ann", row.annotations)
      let reading = try scratch.readings("a.ann")[0]
      let article = try #require(reading.article, "\(row.name): \(reading.messages)")
      let mentions = try #require(article.layers.first).mentions
      let found = mentions.map { article.article.text[$0.extent.first] }
      #expect(found.suffix(2) == ["Anna", "Ben"], "\(row.name)")
      #expect(
        reading.messages.filter { $0.contains("unit=") } == ["a.ann: warning: unit=" + row.unit],
        "\(row.name)")
      #expect(reading.units?.matches == mentions.count, "\(row.name)")
    }
  }

  @Test func quotesAreFoundAgainWhereThatIsWanted() throws {
    let scratch = Scratch()
    scratch.write("a.txt", "Anna met Ben and Anna")
    scratch.write("a.ann", "T1\tPER 0 4\tAnna\nT2\tPER 8 11\tBen\nT3\tPER 30 34\tAnna\n")
    #expect(try scratch.readings("a.ann")[0].article == nil)
    let reading = try scratch.readings("a.ann") { $0.repairsQuotes = true }[0]
    let mentions = try #require(reading.article?.layers.first).mentions
    #expect(mentions.map(\.extent) == [Extent(0, 4), Extent(9, 12), Extent(17, 21)])
    #expect(
      reading.messages == [
        "a.ann:2: warning: 'Ben' moved from 8 11 to 9 12, code points",
        "a.ann:3: warning: 'Anna' moved from 30 34 to 17 21, code points",
      ])
    #expect(reading.repairs == 2)
  }

  @Test func wrongOffsetsHaveACause() throws {
    let rows: [(name: String, text: String, annotations: String, cause: String)] = [
      (
        "composed", "Rene\u{301} met Ana\u{308} there",
        "T1\tPER 0 4\tRen\u{E9}\nT2\tPER 9 12\tAn\u{E4}\nT3\tX 13 18\tthere\n",
        "they count composed characters (NFC): 3 of 3 quotes then match, 0 otherwise"
      ),
      (
        "inclusive ends", "Anna met Ben", "T1\tPER 0 3\tAnna\nT2\tPER 9 11\tBen\n",
        "their ends are inclusive: 2 of 2 quotes then match, 0 otherwise"
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.txt", row.text)
      scratch.write("a.ann", row.annotations)
      let reading = try scratch.readings("a.ann")[0]
      #expect(reading.article == nil, "\(row.name)")
      let causes = reading.messages.filter { $0.contains("expected positions in") }
      #expect(
        causes == [
          "a.ann: expected positions in code points of the text as stored, found that " + row.cause
        ], "\(row.name)")
    }
  }
}
