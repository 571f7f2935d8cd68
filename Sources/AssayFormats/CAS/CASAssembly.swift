import AssayModel

/// Makes articles of the structures of a CAS.
///
/// - Tokens and sentences become those of the article.
/// - A named entity is a mention of the type in `value`; `identifier` is a link.
/// - A structure with `Governor` and `Dependent` is a relation between mentions.
/// - An annotation with a feature of links, structures that have a `target`, is an event; a role is
///   `role`, or the feature's name. SemPred's `category` is the event's type. Links without a target, slots that
///   nobody filled, are counted and left out.
/// - A chain, a structure with `first` whose members have `next`, is an entity.
/// - Any other annotation is a mention of the type's last name, with its features as attributes.
/// - Types of the package `assay` say all that Assay models, as ``CASPlan`` writes them.
/// - Layers about single tokens (parts of speech, dependencies) are counted and left out.
struct CASAssembly {
  let contents: CASContents
  private let name: String
  private let file: String
  private let options: ReadingOptions
  let byID: StructureIndex

  init(_ contents: CASContents, name: String, file: String, options: ReadingOptions) {
    self.contents = contents
    self.name = name
    self.file = file
    self.options = options
    byID = StructureIndex(contents.structures)
  }

  /// A reading for each text; one that tells what is missing where there is none.
  func readings(bytes: Int) -> [Reading] {
    let sofas = contents.sofas.filter { $0.text != nil }
    guard !sofas.isEmpty else {
      let fault = Fault(
        code: "missing-text", file: file, message: "expected a sofa with a text, found none")
      return [Reading(id: name, article: nil, faults: [fault], bytes: bytes)]
    }
    return sofas.map { sofa in
      var article = article(of: sofa)
      if sofas.count > 1 { article.id += "-\(sofa.name)" }
      return article.reading(file: file, options: options, bytes: bytes / sofas.count)
    }
  }

  private func article(of sofa: CASContents.Sofa) -> DraftArticle {
    let text = ArticleText(sofa.text ?? "")
    var article = DraftArticle(id: name, text: text.string, layers: [], unit: .utf16)
    var draft = Draft(options.annotator)
    let own = structures(of: sofa.id, isFirst: sofa.id == contents.sofas.first?.id)
    let chained = chainedLinks(own)
    let structures = contents.structures.span
    for index in own {
      switch kind(of: structures[index], chained) {
      case .document: readDocument(structures[index], into: &article)
      case .assay: readOwn(structures[index], into: &article, &draft)
      case .relation: article.unmodelled += addRelation(structures[index], to: &draft) ? 0 : 1
      case .chain: addChain(structures[index], to: &draft)
      case .event: article.unmodelled += addEvent(structures[index], to: &draft)
      case .mention: addMention(structures[index], to: &draft)
      case .linguistic: article.unmodelled += 1
      case .part: break
      }
    }
    keepKnownFillers(&draft, &article)
    article.tokens = tokens(sofa.id, of: text, faults: &article.faults)
    article.layers = [draft]
    return article
  }

  /// The structures that are about a text; those about none belong to the first.
  private func structures(of sofa: String, isFirst: Bool) -> [Int] {
    let structures = contents.structures.span
    var found: [Int] = []
    for index in structures.indices
    where structures[index].sofa == sofa || (isFirst && structures[index].sofa.isEmpty) {
      found.append(index)
    }
    return found
  }

  /// Gives the structures that a feature refers to, in order.
  @inline(__always)
  func forEachPart(
    of structure: FeatureStructure, _ feature: String,
    _ take: (FeatureStructure) -> Void
  ) {
    structure.forEachReference(feature) { id in
      if let index = byID[id] { take(contents.structures[index]) }
    }
  }

  // MARK: - Kinds

  private enum Kind {
    case document, assay, relation, chain, event, mention, linguistic, part
  }

  private func kind(of structure: FeatureStructure, _ chained: Set<String>) -> Kind {
    if structure.type.isOwn { return .assay }
    let type = structure.type.name
    if type == CASNames.document || contents.types.isKind(type, of: CASNames.document)
      || type == CASNames.metadata
    {
      return .document
    }
    if structure.type.isLinguistic {
      return type.hasPrefix(CASNames.dkpro + "metadata.") ? .part : .linguistic
    }
    if structure.reference("Governor") != nil, structure.reference("Dependent") != nil {
      return .relation
    }
    if structure.span == nil {
      return structure.reference("first") == nil || structure.localType.hasSuffix("List")
        ? .part : .chain
    }
    if chained.contains(structure.id) { return .mention }
    return type == CASNames.predicate || !slots(of: structure).isEmpty ? .event : .mention
  }

  /// The members of all chains.
  private func chainedLinks(_ own: [Int]) -> Set<String> {
    var members: Set<String> = []
    let structures = contents.structures.span
    for index in own where structures[index].span == nil {
      if let first = structures[index].reference("first") {
        members.formUnion(chain(from: first))
      }
    }
    return members
  }

  /// The members of a chain, in order; a circle ends it.
  func chain(from first: String) -> [String] {
    var members: [String] = [], seen: Set<String> = []
    var next: String? = first
    while let id = next, let index = byID[id], contents.structures[index].span != nil,
      seen.insert(id).inserted
    {
      members.append(id)
      next = contents.structures[index].reference("next")
    }
    return members
  }

  /// The slots of an annotation, each with the feature that holds it.
  struct Slots {
    /// Links with a target.
    fileprivate(set) var links: [(feature: String, link: FeatureStructure)] = []
    /// The features of links without one, once for each.
    fileprivate(set) var unfilled: [String] = []

    var isEmpty: Bool { links.isEmpty && unfilled.isEmpty }
  }

  func slots(of structure: FeatureStructure) -> Slots {
    var slots = Slots()
    for feature in structure.features {
      forEachPart(of: structure, feature.name) { link in
        guard link.span == nil else { return }
        if link.reference("target") != nil {
          slots.links.append((feature.name, link))
        } else if link.localType.hasSuffix("Link") {
          slots.unfilled.append(feature.name)
        }
      }
    }
    return slots
  }

  // MARK: - The text

  private func readDocument(_ structure: FeatureStructure, into article: inout DraftArticle) {
    if let id = structure.text("documentId"), !id.isEmpty { article.id = id }
    if let title = structure.text("documentTitle"), !title.isEmpty, title != article.id {
      article.metadata["title"] = title
    }
    if let language = structure.text("language"), language != "x-unspecified" {
      article.metadata["language"] = language
    }
  }

  private func tokens(
    _ sofa: String, of text: ArticleText, faults: inout [Fault]
  ) -> Tokenization? {
    guard let spans = contents.tokens[sofa], !spans.isEmpty else { return nil }
    let offsets = OffsetTable(text)
    func fragments(_ spans: [(start: Int, end: Int)]) -> [Fragment] {
      spans.compactMap { offsets.fragment($0.start, $0.end, in: .utf16) }.sorted()
    }
    let tokens = fragments(spans)
    if tokens.count < spans.count {
      faults.append(
        Fault(
          code: "offset-outside", file: file,
          message: "expected tokens within the text, found "
            + "\(counted(spans.count - tokens.count, "token")) outside it or inside a character"))
    }
    guard !tokens.isEmpty else { return nil }
    return Tokenization(
      tokens: tokens, sentencesAt: fragments(contents.sentences[sofa] ?? []).map(\.start))
  }
}
