package import AssayModel
package import AssayScoring

/// A column file of a case: a token and its tag a line, between them a tab, an empty line after
/// each sentence.
///
/// Tokens may hold other white space, so that a line feed alone ends a line.
struct TagColumns {
  private(set) var tags: [String] = []
  private(set) var sentences: [Range<Int>] = []
  /// For each token whether it holds no `#`, at which the HIPE scorer takes a line for a comment.
  private(set) var isNoComment: [Bool] = []

  init(_ file: CaseFile) throws(Fault) {
    var start = 0
    for (index, line) in try file.lines().enumerated() {
      if line.isEmpty {
        if start < tags.count { sentences.append(start..<tags.count) }
        start = tags.count
        continue
      }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count > 1, let tag = columns.last, !tag.isEmpty else {
        throw file.fault("expected a token and a tag with a tab between them", line: index + 1)
      }
      tags.append(String(tag))
      isNoComment.append(!columns[0].contains("#"))
    }
    if start < tags.count { sentences.append(start..<tags.count) }
  }
}

extension ConformanceCase {
  /// The tags of each column file, by the files' names.
  ///
  /// - Throws: a fault where a file cannot be read, or where one side has other sentences.
  package func tagDocuments() throws(Fault) -> [TagPair] {
    try columnPairs().map(\.pair)
  }

  /// The same without the tokens that the HIPE scorer takes for comments.
  func hipeDocuments() throws(Fault) -> [TagPair] {
    try columnPairs().map {
      $0.isNoComment.contains(false) ? $0.pair.keeping($0.isNoComment) : $0.pair
    }
  }

  private func columnPairs() throws(Fault) -> [(pair: TagPair, isNoComment: [Bool])] {
    try namesOfBothSides(".conll").map { entry throws(Fault) in
      let gold = try TagColumns(file("gold/\(entry.name)"))
      let predictedFile = file("pred/\(entry.name)")
      let predicted = try TagColumns(predictedFile)
      guard gold.sentences == predicted.sentences else {
        throw predictedFile.fault("expected as many tokens in each sentence as gold has")
      }
      do throws(TagPairError) {
        let pair = try TagPair(
          gold: TagSequence(gold.tags), predicted: TagSequence(predicted.tags),
          sentences: gold.sentences)
        return (pair, gold.isNoComment)
      } catch {
        throw predictedFile.fault("\(error)")
      }
    }
  }
}
