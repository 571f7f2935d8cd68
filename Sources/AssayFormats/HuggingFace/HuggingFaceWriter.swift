import AssayModel
import AssaySystem

/// Writes Hugging Face's JSON Lines of tokens and tags, with tags as texts, which need no names beside.
struct HuggingFaceWriter: ArticleWriter {
  let name = "huggingface"
  let summary = "Hugging Face's JSON Lines: tokens with tags by name"
  let writesFolder = false
  let endings = [".hf.jsonl"]
  var scheme = TagScheme.iob2

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.text = .tokens
    capabilities.grain = .tokenInSentence
    capabilities.sentences = false
    capabilities.overlap = .none
    capabilities.allowsDiscontinuous = false
    capabilities.allowsEmpty = false
    capabilities.tokens = true
    capabilities.tags = true
    capabilities.tagScheme = scheme
    // conlleval takes the type 0 for none.
    capabilities.isLegalName = { !$0.isEmpty && $0 != "0" }
    capabilities.legalName = { $0.isEmpty || $0 == "0" ? "_\($0)" : $0 }
    return capabilities
  }

  var readingOptions: ReadingOptions {
    var options = ReadingOptions()
    // IOB is read as conlleval does; other schemes mean more than it knows.
    if scheme != .iob1 && scheme != .iob2 { options.decoding = .strict(scheme) }
    return options
  }

  func applying(_ options: WritingOptions) -> any ArticleWriter {
    HuggingFaceWriter(scheme: options.scheme)
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    let scheme = scheme
    return RecordSink(file: try OutputFile(path)) { [Self.record($0, scheme)] }
  }

  private static func record(_ annotated: AnnotatedArticle, _ scheme: TagScheme) -> [UInt8] {
    let article = annotated.article
    let layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    let tokens = article.tokens ?? Tokenization(tokens: [], sentenceStarts: [])
    let tags = layer.tags ?? TagSequence(spelling: layer.mentions, over: tokens, as: scheme)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", article.id)
      writer.list("tokens", tokens.tokens.map { .string(article.text[$0]) })
      writer.list("ner_tags", tokens.tokens.indices.map { .string(tags[$0]) })
    }
    return writer.take()
  }
}
