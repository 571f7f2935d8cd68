import AssayModel

/// The chunks of a sentence on both sides, by their tokens in the sentence.
struct SentenceChunks {
  let gold: [Chunk]
  let predicted: [Chunk]
}

extension TagPair {
  /// The chunks of each sentence as seqeval's lenient mode finds them in that sentence alone.
  ///
  /// Odd tags can give others where sentences are read one after the other, as seqeval itself does.
  /// - Complexity: O(n + s · k) in the numbers of tokens, sentences and distinct tags.
  func chunksBySentence() -> [SentenceChunks] {
    sentences.map {
      SentenceChunks(
        gold: Self.chunks(gold, in: $0), predicted: Self.chunks(predicted, in: $0))
    }
  }

  private static func chunks(_ tags: TagSequence, in sentence: Range<Int>) -> [Chunk] {
    let part = TagSequence(names: tags.names, indexes: Array(tags.indexes[sentence]))
    return part.chunks(sentences: [0..<part.count], decoding: .seqeval).chunks
  }
}
