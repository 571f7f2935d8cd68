import AssayModel
import AssaySystem

/// Annotations of a file whose text stands in another, with heads of mentions.
///
/// Of several files that may hold the text the one is taken in which most quotes are found.
struct LDCDraft {
  var id: String
  var draft: Draft
  var metadata: [String: String] = [:]
  var faults: [Fault] = []
  var unmodelled = 0
  /// The heads of mentions by the mentions' numbers, where they are not all of the mention.
  var heads: [Int: Draft.Place] = [:]

  init(_ annotator: Annotator) {
    id = ""
    draft = Draft(annotator)
  }

  mutating func report(_ message: String, _ line: Int, file: String) {
    faults.append(Fault(code: "record", file: file, line: line, message: message))
  }

  /// Adds a mention, at its head where that is wanted.
  mutating func add(_ mention: Draft.Mention, head: Draft.Place?, usesHeads: Bool) {
    var mention = mention
    if let head {
      if usesHeads {
        mention.place = head
      } else if head.spans.first.map({ $0 != mention.place.spans[0] }) ?? false {
        heads[draft.mentions.count] = head
      }
    }
    draft.mentions.append(mention)
  }

  /// The reading with the text of one of the files.
  ///
  /// - Parameters:
  ///   - texts: The files that may hold the text.
  ///   - bytes: How many bytes the annotations have.
  func reading(
    texts: [String], isWithoutTags: Bool, file: String, missing: Fault, options: ReadingOptions,
    bytes: Int
  ) -> Reading {
    var textFaults: [Fault] = []
    let claims = draft.claims
    var best: (text: MarkedUpText, resolver: PlaceResolver, bytes: Int)?
    for path in texts {
      guard let content = try? Files.bytes(of: path),
        let stored = TextCheck.text(content, file: path, faults: &textFaults)
      else { continue }
      let text = MarkedUpText(stored.bytes, isWithoutTags: isWithoutTags)
      let resolver = PlaceResolver(
        ArticleText(text.text), declared: .codePoint, claims: claims, source: text.source)
      if best.map({ resolver.evidence.matches > $0.resolver.evidence.matches }) ?? true {
        best = (text, resolver, content.count)
      }
    }
    guard let best else {
      let all = textFaults.isEmpty ? [missing] : textFaults
      return Reading(id: id, article: nil, faults: faults + all, bytes: bytes)
    }
    let (withHeads, lost) = draftWithHeads(ArticleText(best.text.text), best.resolver)
    return DraftArticle(
      id: id, text: best.text.text, metadata: metadata, layers: [withHeads],
      source: best.text.source, faults: faults, unmodelled: unmodelled + lost
    ).reading(file: file, options: options, bytes: bytes + best.bytes)
  }

  /// The annotations with an attribute `head` on mentions.
  ///
  /// It is start and end in code points of the mention's text, as `0-7`. A head that lies outside or quotes other words is left out and counted.
  private func draftWithHeads(
    _ text: ArticleText, _ resolver: PlaceResolver
  ) -> (draft: Draft, lost: Int) {
    var draft = draft, lost = 0
    let offsets = OffsetTable(text)
    for (number, head) in heads.sorted(by: { $0.key < $1.key }) {
      let claim = OffsetClaim(spans: head.spans, quote: Array((head.quote ?? "").utf8))
      guard let mention = resolver.fragments(draft.mentions[number].place.spans)?.first,
        let place = resolver.fragments(head.spans)?.first, mention.contains(place),
        head.quote == nil || resolver.matches(claim)
      else {
        lost += 1
        continue
      }
      let start = offsets.position(ofByte: mention.start, in: .codePoint)
      let first = offsets.position(ofByte: place.start, in: .codePoint) - start
      let last = offsets.position(ofByte: place.end, in: .codePoint) - start
      draft.mentions[number].attributes.append(Attribute("head", "\(first)-\(last)"))
    }
    return (draft, lost)
  }
}

/// The head of a mention as an attribute.
enum LDCHead {
  /// The part of the mention's fragment; `nil` where the attribute says no place in it.
  static func fragment(_ value: String, of mention: Fragment, in text: ArticleText) -> Fragment? {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let first = parts[0], let last = parts[1] else { return nil }
    let inner = OffsetTable(ArticleText(text[mention]))
    return inner.fragment(first, last, in: .codePoint).map {
      Fragment(mention.start + $0.start, mention.start + $0.end)
    }
  }
}

/// Types with a subtype, as LDC writes them apart and Assay as one name.
enum LDCType {
  /// `Conflict` and `Attack` as `Conflict.Attack`; the type alone where there is no subtype.
  static func joined(_ type: String, _ subtype: String?) -> String {
    subtype.map { "\(type).\($0)" } ?? type
  }

  /// A name taken apart at its first full stop.
  static func parts(_ name: String) -> (type: String, subtype: String?) {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count == 2 ? String(parts[1]) : nil)
  }
}

extension [Attribute] {
  /// The text of the first attribute of a name; `nil` where there is none.
  func text(_ name: String) -> String? {
    for attribute in self where attribute.name == name {
      if case .text(let text) = attribute.value { return text }
    }
    return nil
  }
}
