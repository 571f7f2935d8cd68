import AssayModel
import Testing

/// Expected chunks are those of seqeval 1.2.2 and conlleval.pl (2004-01-26), run on these tags.
struct TagDecodingTests {
  struct Row {
    let name: String
    let decoding: TagDecoding
    /// Tags with blanks between; `|` ends a sentence.
    let tags: String
    /// `TYPE:start-end`, the end exclusive.
    let chunks: String
    var repaired = 0
    var dropped = 0
  }

  static let lenient = [
    Row(
      name: "regular IOB2", decoding: .seqeval,
      tags: "B-X I-X O B-Y B-Y", chunks: "X:0-2 Y:3-4 Y:4-5"),
    Row(
      name: "I opens after O, and at another type", decoding: .seqeval,
      tags: "I-X I-Y O B-X I-Y", chunks: "X:0-1 Y:1-2 X:3-4 Y:4-5", repaired: 3),
    Row(
      name: "nothing continues over an end of sentence", decoding: .seqeval,
      tags: "B-X|I-X", chunks: "X:0-1 X:1-2", repaired: 1),
    Row(
      name: "IOBES", decoding: .seqeval,
      tags: "S-X S-X O B-Y E-Y B-Y I-Y E-Y", chunks: "X:0-1 X:1-2 Y:3-5 Y:5-8"),
    Row(
      name: "IOBES without its ends", decoding: .seqeval,
      tags: "B-X I-X O E-Y|S-X I-X", chunks: "X:0-2 Y:3-4 X:4-5 X:5-6", repaired: 3),
    Row(
      name: "BILOU is not understood", decoding: .seqeval,
      tags: "U-X B-X I-X L-X", chunks: "X:1-4", repaired: 1),
    Row(
      name: "odd tags", decoding: .seqeval,
      tags: "B O PER O B-a-b I-a-b O OTHER", chunks: "_:0-1 ER:2-3 a-b:4-6", repaired: 1),
    Row(
      name: "an end without a start reaches back to the last start", decoding: .seqeval,
      tags: "B-X E-X U-X O", chunks: "X:0-2 X:0-3", repaired: 1),
    Row(
      name: "B after E and S after S do not open", decoding: .conlleval,
      tags: "B-X E-X B-X E-X O S-X S-X", chunks: "X:0-4 X:5-7", repaired: 2),
    Row(
      name: "brackets", decoding: .conlleval,
      tags: "[-X ]-X I-X", chunks: "X:0-1 X:1-2", repaired: 2),
    Row(
      name: "no type, and the type 0", decoding: .conlleval,
      tags: "B I O B-0 O BX-Y", chunks: ":0-2 :3-4 Y:5-6", repaired: 1),
  ]

  static let strict = [
    Row(
      name: "IOB2 begins with B", decoding: .strict(.iob2),
      tags: "I-X O B-X I-X I-Y O", chunks: "X:2-4", dropped: 2),
    Row(
      name: "IOB1 uses B between two of a type only", decoding: .strict(.iob1),
      tags: "I-X B-X I-X O B-Y O I-Y", chunks: "X:0-1 X:1-3 Y:6-7", dropped: 1),
    Row(
      name: "IOE1 as seqeval has it", decoding: .strict(.ioe1),
      tags: "I-X E-X I-X O E-Y", chunks: "X:0-2 X:2-3", dropped: 1),
    Row(
      name: "IOE2 ends with E", decoding: .strict(.ioe2),
      tags: "I-X E-X E-X O I-X", chunks: "X:0-2 X:2-3", dropped: 1),
    Row(
      name: "IOBES", decoding: .strict(.iobes),
      tags: "S-X B-X E-X B-X I-X|B-Y E-X S-Y", chunks: "X:0-1 X:1-3 Y:7-8", dropped: 3),
    Row(
      name: "BILOU", decoding: .strict(.bilou),
      tags: "U-X B-X I-X L-X B-X|L-Y U-Y", chunks: "X:0-1 X:1-4 Y:6-7", dropped: 2),
    Row(
      name: "prefixes of another scheme lie outside", decoding: .strict(.iob2),
      tags: "B-X S-X I-X", chunks: "X:0-1", dropped: 1),
    Row(
      name: "hyphens at the ends of a type", decoding: .strict(.iob2),
      tags: "B--X- I-X", chunks: "X:0-2"),
  ]

  @Test func tagsAreReadAsThePeersReadThem() {
    for row in Self.lenient + Self.strict {
      let (tags, sentences) = Self.parse(row.tags)
      let decoded = tags.chunks(sentences: sentences, decoding: row.decoding)
      let chunks = decoded.chunks.map {
        "\($0.type):\($0.tokens.lowerBound)-\($0.tokens.upperBound)"
      }
      #expect(chunks.joined(separator: " ") == row.chunks, "\(row.name)")
      #expect(decoded.repaired == row.repaired, "\(row.name)")
      #expect(decoded.dropped == row.dropped, "\(row.name)")
    }
  }

  @Test func awkwardInputHasNoChunks() {
    for decoding in [TagDecoding.conlleval, .seqeval, .strict(.iobes)] {
      #expect(TagSequence([]).chunks(sentences: [], decoding: decoding).chunks.isEmpty)
      #expect(TagSequence([]).chunks(sentences: [0..<3], decoding: decoding).chunks.isEmpty)
      #expect(TagSequence(["", ""]).chunks(sentences: [0..<2], decoding: decoding).chunks.isEmpty)
      #expect(TagSequence(["B-X"]).chunks(sentences: [], decoding: decoding).chunks.isEmpty)
    }
  }

  static func parse(_ text: String) -> (tags: TagSequence, sentences: [Range<Int>]) {
    var tags: [String] = []
    var sentences: [Range<Int>] = []
    for sentence in text.split(separator: "|") {
      let words = sentence.split(separator: " ").map(String.init)
      sentences.append(tags.count..<tags.count + words.count)
      tags += words
    }
    return (TagSequence(tags), sentences)
  }
}
