/// How token tags spell chunks.
public enum TagScheme: String, Hashable, Sendable, CaseIterable {
  case iob1 = "IOB1"
  case iob2 = "IOB2"
  case ioe1 = "IOE1"
  case ioe2 = "IOE2"
  case iobes = "IOBES"
  case bilou = "BILOU"
}

/// How tags are read as chunks.
public enum TagDecoding: Hashable, Sendable {
  /// As `conlleval.pl` reads them: any sequence has a reading; B, I, O, E and brackets are known.
  case conlleval
  /// As seqeval's default mode reads them: like `conlleval`, with S and E before B known.
  case seqeval
  /// Only chunks that the scheme allows; others are dropped whole (seqeval's strict mode).
  case strict(TagScheme)
}

/// Neighbouring tokens that tags mark as one thing of a type.
public struct Chunk: Hashable, Sendable {
  /// The type, as the tags spell it.
  public let type: String
  /// The tokens, as indexes into the sequence.
  public let tokens: Range<Int>

  /// Makes a chunk.
  public init(type: String, tokens: Range<Int>) {
    self.type = type
    self.tokens = tokens
  }
}

/// The chunks of a tag sequence, and how many tags had to be forgiven for them.
public struct DecodedTags: Hashable, Sendable {
  /// The chunks, by their last token.
  public let chunks: [Chunk]
  /// Chunks that only a lenient reading finds; 0 for a strict one.
  ///
  /// A chunk counts if its tags are not exactly B I … I (IOB2) or, where any tag of the sequence
  /// begins with E or S, not exactly S or B I … I E (IOBES). IOB1, IOE and bracketed data are
  /// therefore counted, too, although a lenient reading understands them.
  public let repaired: Int
  /// Chunks that the lenient reading of the same tags has and the strict one has not; 0 for a
  /// lenient reading.
  public let dropped: Int
}

extension TagSequence {
  /// The chunks that the tags spell.
  ///
  /// `.conlleval` follows the rules of conlleval.pl (Tjong Kim Sang, 2004-01-26), `.seqeval` and
  /// `.strict` those of seqeval 1.2.2 (Nakayama), odd tags included: a bare `B` has the type `""`
  /// in conlleval and `_` in seqeval, `PER` has the type `ER` in seqeval. Where seqeval raises an
  /// error (an empty tag, a prefix that a strict scheme does not know), the tag lies outside.
  /// conlleval counts where chunks start and end and has no chunks as such; here one reaches from
  /// its start to the first end, next start or end of sentence.
  /// - Parameters:
  ///   - sentences: The tokens of each sentence, ascending. No chunk that is spelled with the
  ///     usual prefixes reaches over an end of sentence. Tokens outside them are not read.
  ///   - decoding: The rules.
  /// - Complexity: O(n) in the number of tokens and of distinct tags.
  public func chunks(sentences: [Range<Int>], decoding: TagDecoding) -> DecodedTags {
    let runs = TagGrammar(names, decoding: decoding)
      .runs(of: indexes, used: Array(names.indices), sentences: sentences)
    return DecodedTags(
      chunks: runs.runs.map { Chunk(type: runs.types[Int($0.type)], tokens: $0.tokens) },
      repaired: runs.repaired, dropped: runs.dropped)
  }
}
