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
    chunks(
      sentences: sentences, decoding: decoding, alphabet: TagAlphabet(names, decoding: decoding))
  }

  fileprivate func chunks(
    sentences: [Range<Int>], decoding: TagDecoding, alphabet: TagAlphabet
  ) -> DecodedTags {
    let reader = TagReader(self, alphabet: alphabet, decoding: decoding)
    let sentences = sentences.map { $0.clamped(to: 0..<count) }
    switch decoding {
    case .conlleval:
      let runs = reader.runsToNextBoundary(sentences)
      return reader.decoded(runs, repaired: reader.irregular(runs))
    case .seqeval:
      let runs = reader.runsSinceLastStart(sentences)
      return reader.decoded(runs, repaired: reader.irregular(runs))
    case .strict:
      let runs = reader.wholeRuns(sentences)
      let lenient = TagReader(reader, rules: TagRules.of(.seqeval)).runsSinceLastStart(sentences)
      return reader.decoded(runs, dropped: lenient.count - shared(runs, lenient))
    }
  }
}

/// Reads many sequences by the same rules, taking each list of tag names apart only once.
///
/// Articles of one sentence have few tags, and few different lists of them.
package struct TagDecoder {
  private static let knownLimit = 4096

  private let decoding: TagDecoding
  private var known: [[String]: TagAlphabet] = [:]

  package init(_ decoding: TagDecoding) {
    self.decoding = decoding
  }

  /// As ``TagSequence/chunks(sentences:decoding:)``.
  package mutating func chunks(of tags: TagSequence, sentences: [Range<Int>]) -> DecodedTags {
    tags.chunks(sentences: sentences, decoding: decoding, alphabet: alphabet(of: tags.names))
  }

  private mutating func alphabet(of names: [String]) -> TagAlphabet {
    if let alphabet = known[names] { return alphabet }
    if known.count == Self.knownLimit { known.removeAll(keepingCapacity: true) }
    let alphabet = TagAlphabet(names, decoding: decoding)
    known[names] = alphabet
    return alphabet
  }
}

/// Tokens of one type, the type by number.
private struct TypedRun: Hashable {
  let type: Int32
  let tokens: Range<Int>
}

/// How many runs two lists share that both ascend by last token.
private func shared(_ a: [TypedRun], _ b: [TypedRun]) -> Int {
  var i = 0, j = 0, shared = 0
  while i < a.count && j < b.count {
    if a[i] == b[j] { shared += 1 }
    if a[i].tokens.upperBound <= b[j].tokens.upperBound { i += 1 } else { j += 1 }
  }
  return shared
}

/// Walks over tags by number.
private struct TagReader {
  let tags: [Int32]
  let alphabet: TagAlphabet
  let rules: TagRules

  init(_ sequence: TagSequence, alphabet: TagAlphabet, decoding: TagDecoding) {
    tags = sequence.indexes
    self.alphabet = alphabet
    rules = TagRules.of(decoding)
  }

  init(_ reader: TagReader, rules: TagRules) {
    tags = reader.tags
    alphabet = reader.alphabet
    self.rules = rules
  }

  func decoded(_ runs: [TypedRun], repaired: Int = 0, dropped: Int = 0) -> DecodedTags {
    let chunks = runs.map { Chunk(type: alphabet.types[Int($0.type)], tokens: $0.tokens) }
    return DecodedTags(chunks: chunks, repaired: repaired, dropped: dropped)
  }

  /// From each start to the first boundary of any sort.
  func runsToNextBoundary(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    for sentence in sentences {
      var previous = alphabet.sentenceBreak
      var start: Int?
      for token in sentence {
        let tag = alphabet.tags[Int(tags[token])]
        let boundary = rules.boundary(previous, tag)
        if boundary != [], let first = start {
          runs.append(TypedRun(type: type(at: first), tokens: first..<token))
          start = nil
        }
        if boundary.contains(.starts) { start = token }
        previous = tag
      }
      if let first = start {
        runs.append(TypedRun(type: type(at: first), tokens: first..<sentence.upperBound))
      }
    }
    return runs
  }

  /// At each end, from the last start; tags that spell an end without a start give overlapping runs.
  func runsSinceLastStart(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    var previous = alphabet.beginning
    var start = 0
    for sentence in sentences {
      for token in sentence {
        let tag = alphabet.tags[Int(tags[token])]
        let boundary = rules.boundary(previous, tag)
        if boundary.contains(.ends) {
          runs.append(TypedRun(type: previous.type, tokens: start..<token))
        }
        if boundary.contains(.starts) { start = token }
        previous = tag
      }
      if rules.boundary(previous, alphabet.sentenceBreak).contains(.ends) {
        runs.append(TypedRun(type: previous.type, tokens: start..<sentence.upperBound))
      }
      previous = alphabet.sentenceBreak
    }
    return runs
  }

  /// From each start as far as tags continue it, if an end follows.
  func wholeRuns(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    for sentence in sentences {
      var previous = alphabet.sentenceBreak
      var token = sentence.lowerBound
      while token < sentence.upperBound {
        let start = token
        var last = alphabet.tags[Int(tags[token])]
        let isStart = rules.boundary(previous, last).contains(.starts)
        token += 1
        previous = last
        guard isStart else { continue }
        var next = tag(at: token, in: sentence)
        while rules.boundary(last, next).contains(.continues) {
          last = next
          token += 1
          next = tag(at: token, in: sentence)
        }
        if rules.boundary(last, next).contains(.ends) {
          runs.append(TypedRun(type: last.type, tokens: start..<token))
        }
        previous = last
      }
    }
    return runs
  }

  /// How many runs are spelled otherwise than IOB2 or IOBES would spell them.
  func irregular(_ runs: [TypedRun]) -> Int {
    let marksEnds = alphabet.tags.contains { $0.kind == .end || $0.kind == .single }
    return runs.count { !isRegular($0.tokens, marksEnds: marksEnds) }
  }

  private func isRegular(_ tokens: Range<Int>, marksEnds: Bool) -> Bool {
    let first = kind(at: tokens.lowerBound)
    if marksEnds {
      if tokens.count == 1 { return first == .single }
      return first == .begin && kind(at: tokens.upperBound - 1) == .end
        && tokens.dropFirst().dropLast().allSatisfy { kind(at: $0) == .inside }
    }
    return first == .begin && tokens.dropFirst().allSatisfy { kind(at: $0) == .inside }
  }

  private func tag(at token: Int, in sentence: Range<Int>) -> TagAlphabet.Tag {
    token < sentence.upperBound ? alphabet.tags[Int(tags[token])] : alphabet.sentenceBreak
  }

  private func kind(at token: Int) -> TagAlphabet.Kind { alphabet.tags[Int(tags[token])].kind }
  private func type(at token: Int) -> Int32 { alphabet.tags[Int(tags[token])].type }
}
