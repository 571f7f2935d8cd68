internal import AssayModel

/// OneIE's JSON Lines: a line a sentence, consecutive lines of one `doc_id` an article.
struct OneIEFormat: SentenceRecordFormat {
  let name = "oneie"
  let summary = "OneIE's JSON Lines: tokens of sentences with mentions, relations and events"
  let layout = SentenceLayout.oneIE
}

/// TextEE's JSON Lines: a line a window of a text, consecutive lines of one `doc_id` an article.
struct TextEEFormat: SentenceRecordFormat {
  let name = "textee"
  let summary = "TextEE's JSON Lines: tokens of windows with mentions and events"
  let layout = SentenceLayout.textEE
}
