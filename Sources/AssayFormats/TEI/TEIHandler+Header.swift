import AssayModel
import AssayXML

extension TEIHandler {
  /// An element outside all blocks starts.
  mutating func start(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    switch tag.name {
    case .respStmt:
      try register(tag, as: .annotator(contents.annotators.count))
      contents.annotators.append(TEIContents.NamedAnnotator())
      contents.layers.append(TEIContents.FoundLayer())
    case .name: try startAnnotatorName(tag)
    case .interp:
      try register(tag, as: .category(contents.labels.count))
      contents.labels.append("")
    case .measure: try startMeasure(tag)
    case .application where tag.has(.xmlID):
      try register(tag, as: .application(contents.applications.count))
      contents.applications.append(TEIContents.Application())
    case .taxonomy:
      state.isStatusTaxonomy = tag.value(of: .n, is: "status")
      try register(tag, as: .other)
    case .category where state.isStatusTaxonomy: try register(tag, as: .status)
    case .category:
      try register(tag, as: .category(contents.labels.count))
      contents.labels.append("")
    case .char: try register(tag, as: .character)
    case .idno, .note, .label:
      state.type = tag[.type] ?? ""
      state.key = tag[.n] ?? ""
    case .p, .head:
      if isInside(.body) { try startBlock(tag) }
    case nil where isInside(.standOff) || isInside(.text):
      throw refuse(.notOfProfile, "<\(tag.localName)> is not of the profile")
    case nil: break
    default: try startInStandOff(tag)
    }
  }

  /// An element outside all blocks ended; `currentWords` is its text.
  mutating func end(_ name: TEIName) throws(XMLError) {
    switch name {
    case .name:
      if isInside(.respStmt), let last = contents.annotators.indices.last {
        contents.annotators[last].name = currentWords
      }
    case .interp:
      if let last = contents.labels.indices.last { contents.labels[last] = currentWords }
    case .bibl where isEmbedded: try endMaker()
    case .title, .publisher, .pubPlace, .date, .licence:
      if isInside(.bibl), let key = TEIMetadata.key(of: name) {
        contents.metadata[key] = currentWords
      }
    case .note:
      if state.type == "score" { scores.append((currentWords, offset)) }
      if isEmbedded, let last = contents.annotators.indices.last {
        if state.type == "version" { contents.annotators[last].version = currentWords }
        if state.type == "settings" { contents.annotators[last].settings = currentWords }
      }
      if state.type == "metadata" { contents.metadata[state.key] = currentWords }
    case .idno: endIdentifier()
    case .label: endLabel()
    case .catDesc:
      if !state.isStatusTaxonomy, let last = contents.labels.indices.last {
        contents.labels[last] = currentWords
      }
    case .text: try endText()
    default: try endInStandOff(name)
    }
  }

  private mutating func startAnnotatorName(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    guard isInside(.respStmt), let last = contents.annotators.indices.last else { return }
    contents.annotators[last].kind = tag[.type] == "software" ? .extractor : .person
    contents.annotators[last].application = try pointer(tag, .corresp)
  }

  private mutating func startMeasure(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    guard let unit = tag[.unit], let quantity = tag[.quantity].flatMap({ Int($0) }) else {
      throw refuse(.notOfProfile, "<measure> lacks @unit or a whole number as @quantity")
    }
    contents.lengths[unit] = quantity
    offsets[.length(unit)] = offset
  }

  private mutating func endIdentifier() {
    if isInside(.bibl) {
      if state.type == "article" { contents.articleID = currentWords }
      if state.type == "sha256" {
        contents.digest = currentWords
        offsets[.digest] = offset
      }
    } else {
      let words = words
      addLink(
        TEIContents.FoundLink(
          base: contents.pointers.keep(state.key.utf8.span),
          identifier: contents.pointers.keep(words.span)))
    }
  }

  /// Who made an embedded layer is told, and on which text.
  private mutating func endMaker() throws(XMLError) {
    let digest = SHA256.hexDigest(of: contents.text.bytes)
    guard contents.digest == digest else {
      throw refuse(
        .textChanged,
        "the text has SHA-256 \(digest), the layer is on one with \(contents.digest)"
          + "; --spelling says which version of a text is read")
    }
    guard contents.layers.count == state.layer + 1 else {
      throw refuse(.notOfProfile, "a layer does not begin with one <respStmt>")
    }
  }

  private mutating func endLabel() {
    guard isInside(.application), let last = contents.applications.indices.last else { return }
    if state.type == "version" { contents.applications[last].version = currentWords }
    if state.type == "settings" { contents.applications[last].settings = currentWords }
  }

  /// The text ended, and the header before it.
  private mutating func endText() throws(XMLError) {
    let undeclared = state.characterPointers.filter { contents.pointers[number: $0] != .character }
    if let pointer = undeclared.map({ contents.spelling($0) }).min() {
      throw refuse(.danglingPointer, "'\(pointer)' does not point to a declared character")
    }
    if let offsets = expectedOffsets, contents.text.isAsExpected {
      state.pointers = TEIPointers(offsets, blocks: contents.blocks)
      return
    }
    do {
      let text = try ArticleText(validating: contents.text.bytes)
      state.pointers = TEIPointers(OffsetTable(text), blocks: contents.blocks)
    } catch {
      throw refuse(.malformed, "\(error)")
    }
  }
}
