/// Tokens of one type, the type by number.
package struct TypedRun: Hashable {
  package let type: Int32
  package let tokens: Range<Int>
}

/// ``DecodedTags`` with types by number.
package struct TypedRuns {
  /// The types.
  package let types: [String]
  /// The chunks, by their last token.
  package let runs: [TypedRun]
  /// See ``DecodedTags/repaired``.
  package let repaired: Int
  /// See ``DecodedTags/dropped``.
  package let dropped: Int
}

/// Reads many sequences of one growing list of tags, taking the list apart only when it has grown.
package struct TagDecoder {
  private let decoding: TagDecoding
  private var grammar: TagGrammar

  package init(_ decoding: TagDecoding) {
    self.decoding = decoding
    grammar = TagGrammar([], decoding: decoding)
  }

  /// As ``TagSequence/chunks(sentences:decoding:)``.
  ///
  /// - Parameters:
  ///   - tags: For each token the index of its tag in `names`.
  ///   - names: The names of the last call, and maybe some behind them.
  ///   - used: The indexes that occur in `tags`.
  ///   - sentences: The tokens of each sentence.
  package mutating func runs(
    of tags: [Int32], names: [String], used: [Int], sentences: [Range<Int>]
  ) -> TypedRuns {
    if names.count != grammar.count { grammar = TagGrammar(names, decoding: decoding) }
    return grammar.runs(of: tags, used: used, sentences: sentences)
  }
}

/// A list of tag names with the rules by which sequences of them are read.
struct TagGrammar {
  private let decoding: TagDecoding
  private let alphabet: TagAlphabet
  private let boundaries: TagBoundaries
  /// Those of a lenient reading, for what a strict one drops.
  private let lenient: TagBoundaries?

  init(_ names: [String], decoding: TagDecoding) {
    self.decoding = decoding
    alphabet = TagAlphabet(names, decoding: decoding)
    boundaries = TagBoundaries(alphabet, rules: TagRules.of(decoding))
    switch decoding {
    case .conlleval, .seqeval: lenient = nil
    case .strict: lenient = TagBoundaries(alphabet, rules: TagRules.of(.seqeval))
    }
  }

  /// The number of names.
  var count: Int { alphabet.tags.count }

  func runs(of tags: [Int32], used: [Int], sentences: [Range<Int>]) -> TypedRuns {
    let reader = TagReader(tags, alphabet: alphabet, boundaries: boundaries)
    switch decoding {
    case .conlleval:
      let runs = reader.runsToNextBoundary(sentences)
      return typed(runs, repaired: reader.irregular(runs, used: used))
    case .seqeval:
      let runs = reader.runsSinceLastStart(sentences)
      return typed(runs, repaired: reader.irregular(runs, used: used))
    case .strict:
      let runs = reader.wholeRuns(sentences)
      let others = TagReader(tags, alphabet: alphabet, boundaries: lenient ?? boundaries)
        .runsSinceLastStart(sentences)
      return typed(runs, dropped: others.count - shared(runs, others))
    }
  }

  private func typed(_ runs: [TypedRun], repaired: Int = 0, dropped: Int = 0) -> TypedRuns {
    TypedRuns(types: alphabet.types, runs: runs, repaired: repaired, dropped: dropped)
  }
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
