import AssayExtraction
import AssayModel
import AssayReporting
import AssayScoring

/// Documents as token tags, for scorers that read such.
struct TagInput: Sendable {
  /// How annotations become tags.
  var options = PeerTagOptions()

  /// The settings of all scorers that read tags.
  static func settings(alignment: TagAlignment = .cover) -> [Setting] {
    [
      Setting(
        "tokens", default: "auto",
        "given (the source's), words or characters; auto: given, or characters where there are none"
      ),
      Setting(
        "align", default: alignment.rawValue,
        "what becomes of a mention that begins or ends within a token: cover (all that it touches) "
          + "or drop"),
    ]
  }

  /// Reads the settings.
  init(_ values: SettingValues, scheme: TagScheme = .iob2) throws(SettingError) {
    if values.text("tokens") != "auto" {
      guard let tokens = PeerTokens(rawValue: values.text("tokens")) else {
        let all = (["auto"] + PeerTokens.allCases.map(\.rawValue)).joined(separator: ", ")
        throw values.wrong("tokens", expected: "one of \(all)")
      }
      options.tokens = tokens
    }
    options.alignment = try values.choice("align", of: TagAlignment.self)
    options.scheme = scheme
  }

  /// The tags of each document.
  func tags(_ documents: [PeerDocument]) throws(PeerInputError) -> [PeerTags] {
    var tags: [PeerTags] = []
    tags.reserveCapacity(documents.count)
    for document in documents { tags.append(try PeerTags(document, options)) }
    return tags
  }

  /// Whether both sides have tags of the source wherever they have the article.
  static func hasTags(_ documents: [PeerDocument]) -> Bool {
    documents.allSatisfy { document in
      document.tokens != nil
        && AnnotationSide.allCases.allSatisfy { document.layer($0).map { $0.tags != nil } ?? true }
    }
  }

  // MARK: - What is told

  /// What the tags do not say, and on what tokens they are.
  static func notes(_ tags: [PeerTags]) -> [String] {
    var notes: [String] = []
    let isProjected = tags.contains { tags in
      AnnotationSide.allCases.contains { tags.isProjected($0) }
    }
    if isProjected, let cut = tags.map(\.source).first(where: { $0 != .given }) {
      let unit = cut == .words ? "words" : "code points"
      notes.append("mentions are written as tags on \(unit), the articles having no tokens")
    }
    for side in AnnotationSide.allCases {
      let losses = tags.flatMap { $0.losses(side).values }
      for loss in TagLoss.allCases {
        let count = losses.count { $0 == loss }
        if count > 0 {
          notes.append("\(side.rawValue): \(counted(count, "mention")) \(loss.consequence)")
        }
      }
    }
    return notes
  }

  /// How many chunks a reading of the tags repaired or dropped.
  static func notes(on pair: TagPair, decoding: TagDecoding) -> [String] {
    [("gold", pair.gold), ("predicted", pair.predicted)].compactMap { side, tags in
      let decoded = tags.chunks(sentences: pair.sentences, decoding: decoding)
      if decoded.dropped > 0 {
        return
          "\(side): \(counted(decoded.dropped, "chunk")) that the scheme does not allow dropped"
      }
      return decoded.repaired > 0
        ? "\(side): \(counted(decoded.repaired, "chunk")) not spelled B I ... I or B I ... E read all the same"
        : nil
    }
  }
}

extension TagLoss {
  /// What happened to a mention, after `3 mentions`.
  fileprivate var consequence: String {
    switch self {
    case .widened: "widened to whole tokens"
    case .enveloped: "of several fragments filled up with the tokens between them"
    case .unaligned: "left out for a boundary within a token"
    case .overlapping: "left out for a token shared with another"
    case .acrossSentences: "left out for crossing sentences"
    case .nowhere: "left out for holding no token"
    }
  }
}
