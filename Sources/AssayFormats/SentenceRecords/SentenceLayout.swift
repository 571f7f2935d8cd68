/// What the JSON Lines of OneIE and TextEE call things; all else they have in common.
///
/// A line is a sentence, or a window of several, with tokens, mentions, relations and events; positions
/// count the tokens of the line, ends are exclusive. What OneIE predicts stands in `graph`
/// (``OneIEGraph``). OneIE: Lin et al., ACL 2020; TextEE: Huang et al., Findings of ACL 2024.
struct SentenceLayout {
  /// The field that names the line within its document.
  let unit: String
  /// The field with the text of the line.
  let text: String
  let hasRelations: Bool
  /// Whether mentions say which entity they belong to, and their level.
  let hasEntities: Bool

  static let oneIE = SentenceLayout(
    unit: "sent_id", text: "sentence", hasRelations: true, hasEntities: true)
  static let textEE = SentenceLayout(
    unit: "wnd_id", text: "text", hasRelations: false, hasEntities: false)

  /// Fields of a mention that are kept as attributes.
  static let attributes: Set<String> = ["mention_type", "entity_subtype"]
}
