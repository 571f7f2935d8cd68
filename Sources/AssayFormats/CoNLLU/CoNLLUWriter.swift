import AssayModel
import AssaySystem

/// Writes CoNLL-U with entities and chains in `Entity=`, in CorefUD's order of fields.
///
/// Attributes and links stand in the field `other`, as `key:value` pairs with percent escapes; what
/// stands between tokens in `SpaceAfter`, `SpacesAfter` and `SpacesBefore`.
struct CoNLLUWriter: ArticleWriter {
  let name = "conllu"
  let summary = "CoNLL-U with entities and coreference in Entity="
  let writesFolder = false
  let endings = [".conllu"]

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.text = .spacedTokens
    capabilities.grain = .tokenInSentence
    capabilities.tokens = true
    capabilities.allowsEmpty = false
    capabilities.allowsCrossingInChain = false
    capabilities.coreference = true
    capabilities.attributes = [.mention]
    capabilities.keepsAttribute = { _, _, attribute in
      !attribute.name.isEmpty && attribute.name != "identity"
    }
    capabilities.links = [.mention]
    capabilities.metadata = true
    capabilities.keepsMetadata = { key, value in
      !key.isEmpty && !key.hasPrefix(" ") && !key.hasSuffix(" ") && !key.utf8.contains(0x3D)
        && !(key + value).utf8.contains { $0 == 0x0A || $0 == 0x0D }
    }
    capabilities.legalToken = { token in
      if token.isEmpty { return "_" }
      return String(
        decoding: token.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 },
        as: UTF8.self)
    }
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    let file = try OutputFile(path)
    try file.write(Array("# global.Entity = eid-etype-head-other\n".utf8))
    let names = EntityNames()
    return RecordSink(file: file) { CoNLLUEncoder($0, names).lines }
  }
}

/// The lines of an article.
private struct CoNLLUEncoder {
  private let article: Article
  private let tokens: Tokenization
  /// For each token what stands in its `Entity`.
  private let brackets: [String]

  init(_ annotated: AnnotatedArticle, _ names: EntityNames) {
    article = annotated.article
    tokens = article.tokens ?? Tokenization(tokens: [], sentenceStarts: [])
    brackets =
      EntityBrackets(
        annotated.layers.first ?? Layer(empty: .person("gold")), tokens, names
      ).values
  }

  var lines: [[UInt8]] {
    let id = article.id.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    var lines = [Array("# newdoc id = ".utf8) + id]
    for (key, value) in article.metadata.sorted(by: { $0.key < $1.key }) {
      lines.append(Array("# meta::\(key) = \(value)".utf8))
    }
    for (number, sentence) in tokens.sentences.enumerated() {
      if number > 0, gap(before: sentence.lowerBound) == "\n\n" {
        lines.append(Array("# newpar".utf8))
      }
      lines.append(Array("# sent_id = ".utf8) + id + Array("-\(number + 1)".utf8))
      lines.append(Array("# text = \(text(of: sentence))".utf8))
      for (place, token) in sentence.enumerated() {
        lines.append(row(place + 1, token, isLast: token == sentence.upperBound - 1))
      }
      lines.append([])
    }
    return lines
  }

  private func text(of sentence: Range<Int>) -> String {
    guard let first = sentence.first, let last = sentence.last else { return "" }
    let start = tokens.tokens[first].start, end = tokens.tokens[last].end
    let bytes = article.text.bytes[start..<max(start, end)]
    return String(
      decoding: bytes.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }

  private func row(_ number: Int, _ token: Int, isLast: Bool) -> [UInt8] {
    var remarks: [String] = []
    if !brackets[token].isEmpty { remarks.append("Entity=\(brackets[token])") }
    let after = gap(before: token + 1)
    let isUsual =
      token == tokens.tokens.count - 1
      ? after.isEmpty : isLast ? after == "\n" || after == "\n\n" : after == " "
    if !isUsual {
      remarks.append(
        after.isEmpty ? "SpaceAfter=No" : "SpacesAfter=\(SpaceCoding.encoded(after))")
    }
    if token == 0, !gap(before: 0).isEmpty {
      remarks.append("SpacesBefore=\(SpaceCoding.encoded(gap(before: 0)))")
    }
    let form = article.text[tokens.tokens[token]]
    let miscellaneous = remarks.isEmpty ? "_" : remarks.joined(separator: "|")
    return Array("\(number)\t\(form)\t_\t_\t_\t_\t_\t_\t_\t\(miscellaneous)".utf8)
  }

  /// What stands before a token, or at the end.
  private func gap(before token: Int) -> String {
    let start = token > 0 ? tokens.tokens[token - 1].end : 0
    let end = token < tokens.tokens.count ? tokens.tokens[token].start : article.text.count
    return start < end ? article.text[Fragment(start, end)] : ""
  }
}
