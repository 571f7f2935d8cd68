internal import AssayModel

extension Capabilities {
  /// What a tag for each token can say: one mention at a place, of whole tokens, without gaps.
  init(tagsIn scheme: TagScheme) {
    self.init()
    text = .tokens
    grain = .tokenInSentence
    overlap = .none
    allowsDiscontinuous = false
    allowsEmpty = false
    tokens = true
    tags = true
    tagScheme = scheme
    // conlleval takes the type 0 for none.
    isLegalName = { !$0.isEmpty && $0 != "0" }
    legalName = { $0.isEmpty || $0 == "0" ? "_\($0)" : $0 }
  }
}

extension ReadingOptions {
  /// What reads back tags that were written in a scheme.
  init(ofTagsIn scheme: TagScheme) {
    self.init()
    // IOB is read as conlleval does; other schemes mean more than it knows.
    if scheme != .iob1 && scheme != .iob2 { decoding = .strict(scheme) }
  }
}
