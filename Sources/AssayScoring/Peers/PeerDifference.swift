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
  public static let all = ofEntities + ofEvents + ofCoreference

  private static let ofEntities: [PeerDifference] = [
    PeerDifference(
      "brateval",
      "Each gold entity takes the first predicted one that matches, in the order of a hash map by "
        + "identifier, an extent is exact if the prediction has all gold fragments and others "
        + "besides, and a prediction without a gold file is not counted; ours matches exact "
        + "extents first, compares all fragments and counts every file.",
      source: "brateval 0.3.2, CompareEntities.evaluate, Document.findEntity, Entity"),
    PeerDifference(
      "conlleval",
      "Chunks are not compared: one is right if it begins and ends together with one of its type on "
        + "the other side, and any sequence of tags has a reading; ours compares the mentions that "
        + "the tags were read as.",
      source: "conlleval.pl of 2004-01-26, startOfChunk, endOfChunk"),
    PeerDifference(
      "hipe",
      "Types are written in capitals, a prediction of a type that gold never has is not counted, "
        + "an overlapping prediction takes the first free gold entity whatever its type, and "
        + "averages leave out types and documents without a denominator; ours counts every "
        + "prediction and matches overlapping ones of the same type first.",
      source: "HIPE-scorer c2a56844, ner_eval.py, set_evaluation_tags, compute_metrics"),
    PeerDifference(
      "neleval",
      "Mentions are sets, so that a copy costs nothing, a discontinuous one is its envelope, and an "
        + "overlap earns the share of characters that are covered, by however many; ours counts "
        + "copies, compares fragments and matches one to one.",
      source: "neleval 3.1.1, evaluate.py, Evaluate; coref_metrics.py"),
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
      "seqeval",
      "Chunks are sets, tags are read leniently sentence after sentence or, in strict mode, chunks "
        + "that the scheme does not allow are dropped on both sides; ours compares the mentions "
        + "that the tags were read as.",
      source: "seqeval 1.2.2, sequence_labeling.py, get_entities; scheme.py, Entities"),
    PeerDifference(
      "spacy",
      "Entities are sets, so that a duplicate costs nothing, discontinuous ones and articles "
        + "without gold are left out, and 0/0 is 0 as soon as there is any entity; ours counts "
        + "duplicates one to one, counts every article and gives no number for 0/0.",
      source: "spaCy 3.8.18, scorer.py, PRFScore and Scorer.score_spans"),
  ]

  private static let ofEvents: [PeerDifference] = [
    PeerDifference(
      "bionlp",
      "An event is right only with all its arguments, and those of the events in them; matching is "
        + "many to many, and articles without predictions and types that are not GENIA's are left "
        + "out; ours counts triggers and arguments apart, one to one.",
      source: "a2-evaluate.pl of 2011-02-13"),
    PeerDifference(
      "evmeval",
      "A pair of triggers earns the Dice coefficient of their characters, pairs are taken greedily, "
        + "types are compared in lower case without punctuation, and predictions in articles "
        + "without gold triggers leave the precision; ours lets extents agree or not and counts "
        + "every article.",
      source: "EvmEval 1.8, scorer_v1.8.py, get_tp_greedy, canonicalize_string, print_eval_results"),
    PeerDifference(
      "oneie",
      "Every predicted copy of a gold trigger is right, so that recall can exceed 1, of gold "
        + "triggers at one place the first alone is compared, and fillers that are events are not "
        + "seen; ours matches one to one.",
      source: "TextEE 25d5dcac, models/OneIE/scorer.py, score_graphs"),
    PeerDifference(
      "textee",
      "Triggers and arguments are sets, so that a copy costs nothing and an argument that two events "
        + "of a type share counts once, places are single stretches, and roles keep the numbers "
        + "that brat appends; ours counts copies and compares fragments.",
      source: "TextEE 25d5dcac, scorer.py, compute_E2E_scores; data/preprocessing/genia2011"),
  ]

  private static let ofCoreference: [PeerDifference] = [
    PeerDifference(
      "conll",
      "Documents that the key lacks are not looked at, and of a mention that the response repeats "
        + "the first alone stays, if the key has it; ours counts every document and lets each "
        + "mention stand once on either side.",
      source: "reference-coreference-scorers 8.01, CorScorer.pm"),
    PeerDifference(
      "coval",
      "Documents that the key lacks are not looked at, and repeated mentions stay in every entity "
        + "and are looked up in the last; ours counts every document and lets each mention stand "
        + "once on either side.",
      source: "coval 87071a62, reader.py, get_coref_infos; evaluator.py"),
  ]

  /// The differences that bear on a number, the nearest scorer's name first.
  ///
  /// - Parameter id: The number's name, for example `nervaluate.dict.overall.strict.f1`.
  public static func bearing(on id: String) -> [PeerDifference] {
    all.filter { id == $0.peer || id.hasPrefix($0.peer + ".") }
      .sorted { $0.peer.utf8.count > $1.peer.utf8.count }
  }
}
