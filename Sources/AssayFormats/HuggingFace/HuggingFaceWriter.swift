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
    var capabilities = Capabilities(tagsIn: scheme)
    capabilities.sentences = false
    return capabilities
  }

  var readingOptions: ReadingOptions { ReadingOptions(ofTagsIn: scheme) }

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
