/// Why two scorers judge an annotation differently.
package enum DifferenceRule: String, Hashable, Sendable, CaseIterable {
  // What a scorer is given.
  case missingArticle = "missing-article"
  case extraArticle = "extra-article"
  case tagsRead = "tags-read"
  case unaligned
  case overlapping
  case acrossSentences = "across-sentences"
  case empty
  case noTrigger = "no-trigger"
  case commentTokens = "comment-tokens"
  // What a scorer counts.
  case duplicate
  case copyCountedAgain = "copy-counted-again"
  case sameIdentifier = "same-identifier"
  case typeOnlyPredicted = "type-only-predicted"
  case unknownType = "unknown-type"
  case articleWithoutGold = "article-without-gold"
  case surplus
  case singleton
  case repeatedMention = "repeated-mention"
  // What a scorer compares.
  case typeName = "type-name"
  case discontinuous
  case moreFragments = "more-fragments"
  case roleName = "role-name"
  case eventFiller = "event-filler"
  case firstTriggerOnly = "first-trigger-only"
  case wholeEvent = "whole-event"
  case tagWalk = "tag-walk"
  // How a scorer credits.
  case overlapCredit = "overlap-credit"
  case matching
  case entityChanged = "entity-changed"
  case criterion

  /// What the rule says, one line.
  package var summary: String {
    switch self {
    case .missingArticle: "an article that the predictions lack is missed, or not looked at"
    case .extraArticle: "an article that gold lacks is spurious, or not looked at"
    case .tagsRead: "token tags are read as other chunks"
    case .unaligned: "an annotation that does not begin and end with a token is moved or left out"
    case .overlapping: "one tag a token cannot say that annotations overlap"
    case .acrossSentences: "an annotation that crosses sentences cannot be written as tags"
    case .empty: "an annotation of no characters is left out"
    case .noTrigger: "an event without a trigger is left out, or what refers to it"
    case .commentTokens: "tokens with # are left out"
    case .duplicate: "a second copy of an annotation counts, or does not"
    case .copyCountedAgain: "each predicted copy of a gold annotation is right, or the first alone"
    case .sameIdentifier: "of annotations with one identifier the last alone is seen"
    case .typeOnlyPredicted: "a prediction of a type that gold never has is left out"
    case .unknownType: "an annotation of a type that the scorer does not know is left out"
    case .articleWithoutGold: "predictions in an article without gold annotations are left out"
    case .surplus: "right predictions beyond the gold ones that they find are taken away"
    case .singleton: "an entity of one mention is left out"
    case .repeatedMention: "a mention that an annotator names twice is dropped, merged or kept"
    case .typeName: "the names of types are changed before they are compared"
    case .moreFragments: "a prediction with all gold fragments and others besides is exact"
    case .roleName: "roles keep the numbers of brat's second fillers, or lose them"
    case .discontinuous:
      "a place of several fragments is compared in part, as a whole or not at all"
    case .eventFiller: "a filler that is an event is compared by its trigger's place, or not seen"
    case .firstTriggerOnly: "of gold triggers at one place the first alone is compared"
    case .wholeEvent: "an event is right only with all of its arguments"
    case .tagWalk: "chunks are counted where they begin and end together, not compared"
    case .overlapCredit: "an overlap earns all, a part or nothing"
    case .matching: "what is paired with what depends on order, or does not"
    case .entityChanged: "the entity has other mentions, by what is listed above"
    case .criterion: "what must agree is defined otherwise"
    }
  }
}
