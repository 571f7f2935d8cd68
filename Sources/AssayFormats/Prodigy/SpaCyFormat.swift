import AssayModel

/// spaCy's JSON for training, as `spacy convert` writes it: documents of paragraphs of sentences of tokens.
///
/// A paragraph is an article, as spaCy itself makes it one. Its text is `raw` where its tokens spell that, or its tokens
/// with the blanks that they say follow them; tags in `ner` spell its mentions, in `entities` they stand with their places.
/// What else tokens have, brackets of sentences and categories are counted.
struct SpaCyFormat: CollectionFormat {
  let name = "spacy"
  let summary = "spaCy's JSON for training: tokens with tags of names (read only)"
  let endings = [".json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { $0.isBlank || $0 == UInt8(ascii: "[") }
    guard JSONReader.leadingKeys(content).contains("paragraphs") else { return false }
    return String(decoding: head.prefix(8192), as: UTF8.self).contains("\"orth\"")
  }

  func elements(of file: String, options: ReadingOptions) -> JSONElements {
    JSONElements(file, containers: ["paragraphs"])
  }

  func article(
    in element: JSONElements.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    guard let document = element.owner else {
      let fault = Fault(
        code: "no-paragraphs", file: place.file, line: element.line,
        message: "expected a document with a list of paragraphs, found none")
      return Reading(id: place.name, article: nil, faults: [fault], bytes: element.bytes)
    }
    let id =
      document.value["id"]?.identifier
      ?? "\(identifier(of: place.file, options))-\(document.number)"
    let name = document.isAlone ? id : "\(id)-\(document.place)"
    let record = JSONRecord(element.value, file: place.file, line: element.line)
    return reading(record, name, options, bytes: element.bytes)
  }

  private func reading(
    _ record: JSONRecord, _ id: String, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    var record = record
    let sentences = record.elements("sentences").map { $0["tokens"]?.array ?? [] }
    var layout = SpaCyTokens(sentences)
    let entities = record.elements("entities")
    var text = layout.text
    if let raw = record.value["raw"]?.string {
      if layout.place(in: raw) {
        text = raw
      } else if entities.isEmpty {
        // As spaCy itself does: tokens of another spelling are taken for the text.
        record.warn("text", "\(id): expected tokens that spell 'raw', found others; they are taken")
      } else {
        record.report("token", "\(id): expected tokens that spell 'raw', found others")
        return Reading(id: id, article: nil, faults: record.faults, bytes: bytes)
      }
    }
    var draft = Draft(options.annotator)
    let sequence = TagSequence(layout.tags)
    let decoded = sequence.chunks(
      sentences: layout.tokenization.sentences, decoding: options.decoding)
    for chunk in decoded.chunks {
      guard let first = chunk.tokens.first, let last = chunk.tokens.last else { continue }
      let span = (layout.tokens[first].start, layout.tokens[last].end)
      draft.mentions.append(Draft.Mention(type: chunk.type, place: Draft.Place(spans: [span])))
    }
    let offsets = OffsetTable(ArticleText(text))
    for entity in entities {
      guard let parts = entity.array, parts.count >= 3, let start = parts[0].int,
        let end = parts[1].int, let type = parts[2].string,
        let place = offsets.fragment(start, end, in: .codePoint)
      else {
        record.report("entity", "\(id): expected [start, end, label] within the text")
        continue
      }
      draft.mentions.append(
        Draft.Mention(type: type, place: Draft.Place(spans: [(place.start, place.end)])))
    }
    var article = DraftArticle(id: id, text: text, layers: [draft], unit: .byte)
    article.tokens = layout.tokenization
    article.hasPositions = false
    article.line = record.line
    article.faults = record.faults
    article.unmodelled = Self.unread(record.value)
    return article.reading(file: record.file, options: options, bytes: bytes)
  }

  private static let read: Set<String> = ["id", "orth", "space", "ner"]

  /// How many things a paragraph says that are not read.
  private static func unread(_ paragraph: JSONValue) -> Int {
    var count = paragraph["cats"]?.array?.count ?? 0
    for sentence in paragraph["sentences"]?.array ?? [] {
      count += sentence["brackets"]?.array?.count ?? 0
      for token in sentence["tokens"]?.array ?? [] {
        count += token.members.count { !read.contains($0.key) }
      }
    }
    return count
  }
}

/// The tokens of a paragraph.
private struct SpaCyTokens {
  /// The tokens with the blanks that follow them.
  private(set) var text = ""
  private(set) var tokens: [Fragment] = []
  /// A tag for each token, `O` where nothing is known.
  private(set) var tags: [String] = []
  private var starts: [Int] = []
  private var words: [String] = []

  init(_ sentences: [[JSONValue]]) {
    for sentence in sentences where !sentence.isEmpty {
      starts.append(words.count)
      for token in sentence {
        let word = token["orth"]?.string ?? ""
        let start = text.utf8.count
        text += word
        tokens.append(Fragment(start, text.utf8.count))
        text += token["space"]?.string ?? " "
        words.append(word)
        let tag = token["ner"]?.string ?? "O"
        tags.append(tag.isEmpty || tag == "-" ? "O" : tag)
      }
    }
  }

  var tokenization: Tokenization {
    Tokenization(tokens: tokens, sentenceStarts: starts)
  }

  /// Gives the tokens their places in a text; whether all were found, with white space between them.
  mutating func place(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    var places: [Fragment] = [], end = 0
    for word in words {
      let wanted = Array(word.utf8)
      // A token may itself be white space.
      while !bytes[end...].starts(with: wanted) {
        guard end < bytes.count, bytes[end] == 0x20 || bytes[end] &- 0x09 < 5 else { return false }
        end += 1
      }
      places.append(Fragment(end, end + wanted.count))
      end += wanted.count
    }
    tokens = places
    return true
  }
}
