import AssayModel
import AssaySystem

/// Writes CoNLL-2012 files: names, and chains in the last column.
///
/// Mentions that overlap a longer name are kept where they are in a chain, without their type.
struct CoNLL2012Writer: ArticleWriter {
  let name = "conll2012"
  let summary = "CoNLL-2012: names and coreference in columns with brackets"
  let writesFolder = false
  let endings = [".v4_gold_conll", ".gold_conll", ".v4_auto_conll"]

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.text = .tokens
    capabilities.grain = .tokenInSentence
    capabilities.tokens = true
    capabilities.overlap = .none
    capabilities.typeInChains = Draft.untyped
    capabilities.allowsSameExtent = false
    capabilities.allowsCrossingInChain = false
    capabilities.allowsDiscontinuous = false
    capabilities.allowsEmpty = false
    capabilities.coreference = true
    capabilities.singletonChains = true
    capabilities.isLegalName = { name in
      !name.isEmpty
        && name.unicodeScalars.allSatisfy { !isSpace($0) && !"()*|".unicodeScalars.contains($0) }
    }
    capabilities.legalName = { name in
      var legal = String.UnicodeScalarView()
      for scalar in name.unicodeScalars {
        legal.append(isSpace(scalar) || "()*|".unicodeScalars.contains(scalar) ? "_" : scalar)
      }
      return legal.isEmpty ? "_" : String(legal)
    }
    capabilities.legalToken = { withoutSpaces($0) }
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    RecordSink(file: try OutputFile(path)) { Self.lines($0) }
  }

  private static func lines(_ annotated: AnnotatedArticle) -> [[UInt8]] {
    let article = annotated.article
    let layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    let tokens = article.tokens ?? Tokenization(tokens: [], sentenceStarts: [])
    let columns = BracketColumns(layer, tokens)
    let id = String(
      decoding: article.id.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
    var column = withoutSpaces(article.id)
    if column.hasPrefix("#") { column = "_" + column.dropFirst() }
    var lines = [Array("\(CoNLL2012Layout.begin) (\(id)); part 000".utf8)]
    for sentence in tokens.sentences {
      for (number, token) in sentence.enumerated() {
        let word = article.text[tokens.tokens[token]]
        let values = [
          column, "0", "\(number)", word, "-", "*", "-", "-", "-", "-", columns.names[token],
          columns.chains[token],
        ]
        lines.append(Array(values.joined(separator: "\t").utf8))
      }
      lines.append([])
    }
    lines.append(Array(CoNLL2012Layout.end.utf8))
    return lines
  }
}

/// Names and chains of each token.
private struct BracketColumns {
  private(set) var names: [String]
  private(set) var chains: [String]

  init(_ layer: Layer, _ tokens: Tokenization) {
    names = [String](repeating: "*", count: tokens.tokens.count)
    var parts = [[String]](repeating: [], count: tokens.tokens.count)
    var chained: Set<Int> = []
    for (number, entity) in layer.entities.enumerated() {
      chained.formUnion(entity.mentions)
      let ranges = entity.mentions.compactMap { tokens.range(of: layer.mentions[$0].extent) }
        .sorted { ($0.lowerBound, $1.count) < ($1.lowerBound, $0.count) }
      for range in ranges {
        parts[range.lowerBound].append(range.count == 1 ? "(\(number))" : "(\(number)")
      }
      for range in ranges.reversed() where range.count > 1 {
        parts[range.upperBound - 1].append("\(number))")
      }
    }
    chains = parts.map { $0.isEmpty ? "-" : $0.joined(separator: "|") }
    for (index, mention) in layer.mentions.enumerated() {
      guard mention.type != Draft.untyped || !chained.contains(index),
        let range = tokens.range(of: mention.extent)
      else { continue }
      if range.count == 1 {
        names[range.lowerBound] = "(\(mention.type))"
      } else {
        names[range.lowerBound] = "(\(mention.type)*"
        names[range.upperBound - 1] = "*)"
      }
    }
  }
}

/// A text with `_` for what separates columns or lines in one program or another; `_` for none.
private func withoutSpaces(_ text: String) -> String {
  var legal = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { legal.append(isSpace(scalar) ? "_" : scalar) }
  return legal.isEmpty ? "_" : String(legal)
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
}
