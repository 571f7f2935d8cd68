public import AssayModel

/// Gold and predicted tags of the same tokens.
public struct TagPair: Hashable, Sendable {
  /// The gold tags.
  public let gold: TagSequence
  /// The predicted tags.
  public let predicted: TagSequence
  /// The tokens of each sentence, ascending.
  public let sentences: [Range<Int>]

  /// Makes a pair; tokens outside the sentences are not looked at.
  ///
  /// - Throws: ``TagPairError`` where the sequences differ in length, or a sentence lies outside them
  ///   or before the end of the one before it.
  public init(
    gold: TagSequence, predicted: TagSequence, sentences: [Range<Int>]
  ) throws(TagPairError) {
    guard gold.count == predicted.count else {
      throw TagPairError("gold has \(gold.count) tags, predicted has \(predicted.count)")
    }
    var end = 0
    for sentence in sentences {
      guard end <= sentence.lowerBound, sentence.upperBound <= gold.count else {
        throw TagPairError("sentence \(sentence) does not lie in tokens \(end)..<\(gold.count)")
      }
      end = sentence.upperBound
    }
    self.gold = gold
    self.predicted = predicted
    self.sentences = sentences
  }

  /// One pair with the tokens of several, in their order.
  ///
  /// - Complexity: O(n) in the number of tokens and of distinct tags of each.
  public init(joining pairs: [TagPair]) {
    gold = TagSequence(joining: pairs.map(\.gold))
    predicted = TagSequence(joining: pairs.map(\.predicted))
    var start = 0
    var sentences: [Range<Int>] = []
    for pair in pairs {
      sentences += pair.sentences.map { $0.lowerBound + start..<$0.upperBound + start }
      start += pair.gold.count
    }
    self.sentences = sentences
  }

  /// The same without some tokens; sentences of nothing else are gone.
  ///
  /// - Parameter isKept: For each tag whether it stays.
  package func keeping(_ isKept: [Bool]) -> TagPair {
    var before = [0]
    for isKept in isKept { before.append(before[before.count - 1] + (isKept ? 1 : 0)) }
    let sentences = sentences.compactMap { sentence in
      let range = before[sentence.lowerBound]..<before[sentence.upperBound]
      return range.isEmpty ? nil : range
    }
    let pair = try? TagPair(
      gold: gold.keeping(isKept), predicted: predicted.keeping(isKept), sentences: sentences)
    return pair ?? self
  }

  /// The first tag with a prefix that a scheme does not have, at which seqeval's strict mode stops.
  package func tag(unknownTo scheme: TagScheme) -> String? {
    let names = gold.names + predicted.names
    let tags = TagAlphabet(names, decoding: .strict(scheme)).tags
    return zip(names, tags).first { $0.1.kind == .unknown }?.0
  }

  /// The number of tokens in the sentences.
  var tokenCount: Int { sentences.reduce(0) { $0 + $1.count } }
}

extension TagSequence {
  fileprivate func keeping(_ isKept: [Bool]) -> TagSequence {
    TagSequence(names: names, indexes: zip(indexes, isKept).filter(\.1).map(\.0))
  }

  fileprivate init(joining sequences: [TagSequence]) {
    var table = NameTable()
    var indexes: [Int32] = []
    for sequence in sequences {
      let numbers = sequence.names.map { Int32(table.number(of: $0)) }
      indexes += sequence.indexes.map { numbers[Int($0)] }
    }
    self.init(names: table.names, indexes: indexes)
  }
}

/// Tags that do not belong to the same tokens.
public struct TagPairError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
