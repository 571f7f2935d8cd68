/// Why another scorer's numbers differ from ours on the same annotations.
public struct PeerDifference: Hashable, Sendable {
  /// What the names of the scorer's numbers begin with, for example `nervaluate.dict`.
  public let peer: String
  /// The rule that makes the difference, and when it does.
  public let rule: String
  /// Where the rule stands: the scorer, its version, and the place in it.
  public let source: String

  init(_ peer: String, _ rule: String, source: String) {
    self.peer = peer
    self.rule = rule
    self.source = source
  }

  /// The differences that are known, by scorer.
  public static let all: [PeerDifference] = [
    PeerDifference(
      "brateval",
      "Each gold entity takes the first predicted one that matches, in the order of a hash map by "
        + "identifier, an extent is exact if the prediction has all gold fragments and others "
        + "besides, and a prediction without a gold file is not counted; ours matches exact "
        + "extents first, compares all fragments and counts every file.",
      source: "brateval 0.3.2, CompareEntities.evaluate, Document.findEntity, Entity"),
    PeerDifference(
      "hipe",
      "Types are written in capitals, a prediction of a type that gold never has is not counted, "
        + "an overlapping prediction takes the first free gold entity whatever its type, and "
        + "averages leave out types and documents without a denominator; ours counts every "
        + "prediction and matches overlapping ones of the same type first.",
      source: "HIPE-scorer c2a56844, ner_eval.py, set_evaluation_tags, compute_metrics"),
    PeerDifference(
      "nervaluate",
      "Predictions take gold entities in list order, so that an overlapping one that comes first "
        + "takes the entity that a later one has right, and the rows of a type see entities of "
        + "that type only; ours matches exact extents first and takes all rows from one "
        + "matching.",
      source: "nervaluate 1.2.1, strategies.py, and evaluator.py, Evaluator.evaluate"),
    PeerDifference(
      "nervaluate.dict",
      "Besides the order of the list, a discontinuous entity is compared by its envelope; ours "
        + "compares the fragments.",
      source: "nervaluate 1.2.1, loaders.py, DictLoader"),
    PeerDifference(
      "nervaluate.dict.exclusive_end_misuse",
      "The loader takes an end for the last position of an entity, so that exclusive ends make "
        + "neighbours overlap by one; ours counts ends one past the last position.",
      source: "nervaluate 1.2.1, strategies.py, _calculate_overlap_percentage; its issue 81"),
    PeerDifference(
      "spacy",
      "Entities are sets, so that a duplicate costs nothing, discontinuous ones and articles "
        + "without gold are left out, and 0/0 is 0 as soon as there is any entity; ours counts "
        + "duplicates one to one, counts every article and gives no number for 0/0.",
      source: "spaCy 3.8.18, scorer.py, PRFScore and Scorer.score_spans"),
  ]

  /// The differences that bear on a number, the nearest scorer's name first.
  ///
  /// - Parameter id: The number's name, for example `nervaluate.dict.overall.strict.f1`.
  public static func bearing(on id: String) -> [PeerDifference] {
    all.filter { id == $0.peer || id.hasPrefix($0.peer + ".") }
      .sorted { $0.peer.utf8.count > $1.peer.utf8.count }
  }
}
