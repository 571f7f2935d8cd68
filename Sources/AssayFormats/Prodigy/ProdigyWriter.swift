import AssayModel
import AssaySystem

/// Writes Prodigy's JSON Lines: spans, and tokens where the article has them.
struct ProdigyWriter: ArticleWriter {
  let name = "prodigy"
  let summary = "Prodigy's and spaCy's JSON Lines: texts with spans and tokens"
  let writesFolder = false
  let endings = [".prodigy.jsonl"]

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.allowsDiscontinuous = false
    capabilities.links = [.mention]
    capabilities.joinsLinks = true
    capabilities.linksEach = 1
    capabilities.confidences = [.mention]
    capabilities.metadata = true
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    RecordSink(file: try OutputFile(path)) { article in [Self.record(article)] }
  }

  private static func record(_ annotated: AnnotatedArticle) -> [UInt8] {
    let article = annotated.article
    let offsets = OffsetTable(article.text)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("text", article.text.string)
      writer.key("spans")
      writer.array { writer in
        for mention in annotated.layers.first?.mentions ?? [] {
          writer.object { writer in
            writer.members(offsets, mention.extent.first, "start", "end")
            writer.member("label", mention.type)
            if let link = mention.links.first { writer.member("kb_id", link.joined) }
            if let confidence = mention.confidence {
              writer.key("score")
              writer.number(confidence)
            }
          }
        }
      }
      writer.metadata("meta", article.metadata.merging(["id": article.id]) { $1 })
      writer.member("answer", "accept")
    }
    return writer.take()
  }
}
