import AssayModel

extension Mention {
  /// The first knowledge-base identifier with its base; `nil` without any.
  var link: String? { links.first.map { "\($0.base):\($0.identifier)" } }
}

/// What became of the links of mentions, those of one extent paired one to one.
///
/// Of several on one extent those with the same link go together, then the others in the order of
/// their links. The outcomes are those of neleval's analysis; see ``LinkAnalysis``, which has one
/// mention an extent.
struct LinkVerdicts {
  let all: [Verdict]

  /// - Complexity: that of ``SharedItems``.
  init(gold: [Mention], predicted: [Mention]) {
    let lists = [gold, predicted]
    guard lists.joined().contains(where: { $0.link != nil }) else {
      all = []
      return
    }
    let items = SharedItems(
      lists.map { list in
        list.enumerated().map { index, mention in
          SharedItems.Item(place: mention.extent, label: mention.link ?? "", index: index)
        }
      })
    all = items.rows.map { row in
      let kind = Self.kind(row[0].map { gold[$0].link }, row[1].map { predicted[$0].link })
      return Verdict(kind: kind, gold: row[0], predicted: row[1])
    }.sorted { ($0.gold ?? .max, $0.predicted ?? .max) < ($1.gold ?? .max, $1.predicted ?? .max) }
  }

  /// The outer `nil` is a mention that is not there.
  private static func kind(_ gold: String??, _ predicted: String??) -> MistakeKind? {
    switch (gold, predicted) {
    case (nil, _): .extra
    case (_, nil): .missing
    case (.some(nil), .some(nil)): nil
    case (.some(nil), _): .nilAsLink
    case (_, .some(nil)): .linkAsNil
    case (let a, let b): a == b ? nil : .wrongLink
    }
  }
}
