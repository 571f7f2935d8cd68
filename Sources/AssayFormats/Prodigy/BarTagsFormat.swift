import AssayModel

/// spaCy's `.iob`: a sentence a line, its tokens parted by blanks, each with its tag behind a bar.
///
/// `London|B-GPE`, or with a part of speech between, `London|NNP|B-GPE`. A file is one article, unless articles are
/// sentences. A token without a tag counts as `O` and is told. Parts of speech are counted.
struct BarTagsFormat: CollectionFormat {
  let name = "iob"
  let summary = "spaCy's .iob: a sentence a line, token|TAG or token|POS|TAG (read only)"
  let endings = [".iob"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    // The last line may be cut.
    let lines = head.split(separator: 0x0A)
    let sample = lines.count > 1 && head.last != 0x0A ? lines.dropLast() : lines[...]
    guard !sample.isEmpty else { return false }
    return sample.prefix(100).allSatisfy { line in
      let items = BarTags.items(line)
      return !items.isEmpty
        && items.count { Self.hasTag($0) } * 4 >= items.count * 3
    }
  }

  private static func hasTag(_ item: ArraySlice<UInt8>) -> Bool {
    guard let bar = item.lastIndex(of: UInt8(ascii: "|")), bar > item.startIndex else {
      return false
    }
    return ColumnSample.isTag(item[(bar + 1)...])
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<BarTagLines> {
    LineElements(file, BarTagLines(file: file, isArticlePerSentence: options.unit == .sentence))
  }

  func article(
    in element: LineElements<BarTagLines>.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    let name = identifier(of: place.file, options)
    return element.content
      .reading(options.unit == .sentence ? "\(name):\(place.number)" : name, options)
      .refused(by: element.faults)
  }
}

/// Puts lines together to articles.
struct BarTagLines: LineAssembly {
  private let file: String
  private let isArticlePerSentence: Bool
  private var current = BarTags()

  init(file: String, isArticlePerSentence: Bool) {
    self.file = file
    self.isArticlePerSentence = isArticlePerSentence
  }

  mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> BarTags? {
    current.add(line, number: number, file: file)
    return isArticlePerSentence ? finish() : nil
  }

  mutating func finish() -> BarTags? {
    defer { current = BarTags() }
    return current.isEmpty ? nil : current
  }
}

/// The tokens and tags of an article.
struct BarTags: Sendable {
  private var text = TokenText()
  private var tags: [String] = []
  private var faults: [Fault] = []
  private var bytes = 0
  private var partsOfSpeech = 0

  var isEmpty: Bool { tags.isEmpty }

  /// What stands between the blanks of a line.
  static func items(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    line.split { $0.isBlank }
  }

  mutating func add(_ line: ArraySlice<UInt8>, number: Int, file: String) {
    bytes += line.count + 1
    for (index, item) in Self.items(line).enumerated() {
      var parts = item.split(
        separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      var tag = "O"
      if parts.count > 1, let last = parts.popLast(), !last.isEmpty {
        tag = String(decoding: last, as: UTF8.self)
      } else {
        faults.append(
          Fault(
            code: "columns", file: file, line: number,
            column: item.startIndex - line.startIndex + 1,
            message:
              "expected a token and a tag with a bar between, found \(quoted(item)); it is kept with the tag O"
          ))
      }
      // A token may have a bar itself; the part of speech has none.
      if parts.count > 1 {
        parts.removeLast()
        partsOfSpeech += 1
      }
      text.addToken(
        Array(parts.joined(separator: [UInt8(ascii: "|")]))[...], opensSentence: index == 0)
      tags.append(tag)
    }
  }

  func reading(_ id: String, _ options: ReadingOptions) -> Reading {
    let tokens = text.tokenization, sequence = TagSequence(tags)
    let decoded = sequence.chunks(sentences: tokens.sentences, decoding: options.decoding)
    let mentions = decoded.chunks.enumerated().compactMap { number, chunk in
      text.span(chunk.tokens.lowerBound, chunk.tokens.upperBound).map {
        Mention(id: "m\(number + 1)", type: chunk.type, extent: Extent($0.start, $0.end))
      }
    }
    let article = Article(id: id, text: ArticleText(text.text), tokens: tokens)
    let layer = try? Layer(annotator: options.annotator, mentions: mentions, tags: sequence)
    return Reading(
      id: id, article: AnnotatedArticle(article, layers: layer.map { [$0] } ?? []), faults: faults,
      refusedAnnotations: faults.count, repairs: decoded.repaired + decoded.dropped,
      unmodelled: partsOfSpeech, bytes: bytes)
  }
}
