import AssayModel
import AssaySystem

/// Writes token and tag columns as in CoNLL-2003, with TABs between them.
///
/// A `-DOCSTART-` line before each article has its identifier in parentheses, as AIDA's files have it.
struct ColumnsWriter: ArticleWriter {
  let name = "columns"
  let summary = "a token and its tag a line, as in CoNLL-2003"
  let writesFolder = false
  let endings = [".conll", ".iob", ".bio"]
  var scheme = TagScheme.iob2

  var capabilities: Capabilities {
    var capabilities = Capabilities(tagsIn: scheme)
    capabilities.legalToken = Self.legalToken
    capabilities.isLegalName = { !$0.isEmpty && $0 != "0" && !$0.utf8.contains(where: isBreak) }
    capabilities.legalName = { name in
      if name.isEmpty || name == "0" { return "_\(name)" }
      return String(decoding: name.utf8.map { isBreak($0) ? 0x5F : $0 }, as: UTF8.self)
    }
    return capabilities
  }

  var readingOptions: ReadingOptions { ReadingOptions(ofTagsIn: scheme) }

  func applying(_ options: WritingOptions) -> any ArticleWriter {
    ColumnsWriter(scheme: options.scheme)
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    let scheme = scheme
    return RecordSink(file: try OutputFile(path)) { Self.lines($0, scheme) }
  }

  /// A token without line breaks and TABs that is not taken for the beginning of a document.
  @Sendable private static func legalToken(_ token: String) -> String {
    var bytes = token.utf8.map { isBreak($0) ? 0x20 : $0 }
    if bytes.starts(with: "-DOCSTART-".utf8) {
      bytes.replaceSubrange(0..<1, with: Array("\u{2010}".utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func lines(_ annotated: AnnotatedArticle, _ scheme: TagScheme) -> [[UInt8]] {
    let article = annotated.article
    let id = article.id.utf8.map { isBreak($0) ? 0x20 : $0 }
    var lines: [[UInt8]] = [Array("-DOCSTART- (".utf8) + id + [UInt8(ascii: ")")], []]
    guard let tokens = article.tokens else { return lines }
    let layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    let tags =
      layer.tags ?? TagSequence(spelling: layer.mentions, over: tokens, as: scheme)
    for sentence in tokens.sentences {
      for index in sentence {
        let token = tokens.tokens[index]
        lines.append(
          article.text.bytes[token.start..<token.end] + [0x09] + Array(tags[index].utf8))
      }
      lines.append([])
    }
    return lines
  }
}

/// Whether a byte ends a line or a column.
private func isBreak(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }
