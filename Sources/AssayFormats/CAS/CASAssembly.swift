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
  let index: StructureIndex
  /// By the number of a type.
  private let kinds: [CASTypeKind]

  init(_ contents: CASContents, name: String, file: String, options: ReadingOptions) {
    self.contents = contents
    self.name = name
    self.file = file
    self.options = options
    index = StructureIndex(contents)
    kinds = contents.types.map { CASTypeKind($0, in: contents.typeSystem) }
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
    let number = contents.number(ofSofa: sofa.id)
    let own = structures(of: number, isFirst: sofa.id == contents.sofas.first?.id)
    var draft = CASDraft(
      DraftArticle(id: name, text: text.string, layers: [], unit: .utf16),
      annotator: options.annotator, structures: contents.structures.count)
    findChains(own, &draft)
    let structures = contents.structures.span
    for index in own { read(structures[index], at: index, into: &draft) }
    keepKnownFillers(&draft)
    if let number {
      draft.article.tokens = tokens(number, of: text, faults: &draft.article.faults)
    }
    draft.article.layers = [draft.layer]
    return draft.article
  }

  private func read(_ structure: FeatureStructure, at index: Int, into draft: inout CASDraft) {
    let kind = kind(of: structure)
    if let own = kind.own {
      draft.isRead[index] = readOwn(structure, own, into: &draft)
      return
    }
    switch role(of: structure, kind, isChained: draft.isChained[index]) {
    case .document: readDocument(structure, into: &draft.article)
    case .relation: draft.article.unmodelled += addRelation(structure, to: &draft) ? 0 : 1
    case .chain: draft.isRead[index] = addChain(structure, to: &draft)
    case .event(let slots):
      draft.isRead[index] = true
      draft.article.unmodelled += addEvent(structure, slots, to: &draft)
    case .mention:
      draft.isRead[index] = true
      addMention(structure, to: &draft)
    case .linguistic: draft.article.unmodelled += 1
    case .part: break
    }
  }

  /// The structures that are about a text; those about none belong to the first.
  private func structures(of sofa: Int32?, isFirst: Bool) -> [Int] {
    let structures = contents.structures.span
    var found: [Int] = []
    found.reserveCapacity(structures.count)
    for index in structures.indices
    where structures[index].sofa == sofa || (isFirst && structures[index].sofa == 0) {
      found.append(index)
    }
    return found
  }

  /// Where a structure stands.
  func place(of id: CASContents.Text) -> Int? { index.index(of: id, in: contents) }

  /// Gives the structures that a value refers to, in order.
  @inline(__always)
  func forEachPart(in value: CASContents.Text, _ take: (FeatureStructure) -> Void) {
    contents.forEachReference(in: value) { id in
      if let index = place(of: id) { take(contents.structures[index]) }
    }
  }

  /// Gives the structures that a feature refers to, in order.
  @inline(__always)
  func forEachPart(
    of structure: FeatureStructure, _ feature: CASFeature, _ take: (FeatureStructure) -> Void
  ) {
    contents.forEachReference(feature, of: structure) { id in
      if let index = place(of: id) { take(contents.structures[index]) }
    }
  }

  // MARK: - Kinds

  /// What a structure that is not of the package `assay` becomes.
  private enum Role {
    case document, relation, chain, event(Slots), mention, linguistic, part
  }

  func kind(of structure: FeatureStructure) -> CASTypeKind { kinds[Int(structure.type)] }

  private func role(
    of structure: FeatureStructure, _ kind: CASTypeKind, isChained: Bool
  ) -> Role {
    if kind.isDocument { return .document }
    if kind.isLinguistic { return kind.isMetadata ? .part : .linguistic }
    if contents.reference(.Governor, of: structure) != nil,
      contents.reference(.Dependent, of: structure) != nil
    {
      return .relation
    }
    if structure.span == nil {
      return contents.reference(.first, of: structure) == nil || kind.isList ? .part : .chain
    }
    if isChained { return .mention }
    let slots = slots(of: structure)
    return kind.isPredicate || !slots.isEmpty ? .event(slots) : .mention
  }

  /// Marks the members of all chains.
  private func findChains(_ own: [Int], _ draft: inout CASDraft) {
    let structures = contents.structures.span
    for index in own where structures[index].span == nil {
      guard let first = contents.reference(.first, of: structures[index]) else { continue }
      for member in chain(from: first) { draft.isChained[member] = true }
    }
  }

  /// Where the members of a chain stand, in order; a circle ends it.
  func chain(from first: CASContents.Text) -> [Int] {
    var members: [Int] = [], seen: Set<Int> = []
    var next: CASContents.Text? = first
    while let id = next, let index = place(of: id), contents.structures[index].span != nil,
      seen.insert(index).inserted
    {
      members.append(index)
      next = contents.reference(.next, of: contents.structures[index])
    }
    return members
  }

  /// The slots of an annotation, each with the feature that holds it.
  struct Slots {
    /// Links with a target.
    fileprivate(set) var links: [(feature: CASFeatureName, link: FeatureStructure)] = []
    /// The features of links without one, once for each.
    fileprivate(set) var unfilled: [CASFeatureName] = []

    var isEmpty: Bool { links.isEmpty && unfilled.isEmpty }
  }

  private func slots(of structure: FeatureStructure) -> Slots {
    var slots = Slots()
    for feature in contents.features(of: structure) {
      forEachPart(in: feature.value) { link in
        guard link.span == nil else { return }
        if contents.reference(.target, of: link) != nil {
          slots.links.append((feature.name, link))
        } else if kind(of: link).isLink {
          slots.unfilled.append(feature.name)
        }
      }
    }
    return slots
  }

  // MARK: - The text

  private func readDocument(_ structure: FeatureStructure, into article: inout DraftArticle) {
    if let id = contents.text(.documentId, of: structure), !id.isEmpty { article.id = id }
    if let title = contents.text(.documentTitle, of: structure), !title.isEmpty,
      title != article.id
    {
      article.metadata["title"] = title
    }
    if let language = contents.text(.language, of: structure), language != "x-unspecified" {
      article.metadata["language"] = language
    }
  }

  private func tokens(
    _ sofa: Int32, of text: ArticleText, faults: inout [Fault]
  ) -> Tokenization? {
    let spans = contents.tokens(about: sofa)
    guard !spans.isEmpty else { return nil }
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
      tokens: tokens, sentencesAt: fragments(contents.sentences(about: sofa)).map(\.start))
  }
}
