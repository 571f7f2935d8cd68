import AssayModel
import AssaySystem

/// Writes doccano's JSON Lines with entities and relations.
struct DoccanoWriter: ArticleWriter {
  let name = "doccano"
  let summary = "doccano's JSON Lines with entities and relations"
  let writesFolder = false
  let endings = [".doccano.jsonl"]

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.allowsDiscontinuous = false
    capabilities.relationArguments = 2...2
    capabilities.relationRoles = false
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
      writer.member("id", article.id)
      writer.member("text", article.text.string)
      writer.key("entities")
      writer.array { writer in
        for (index, mention) in (annotated.layers.first?.mentions ?? []).enumerated() {
          writer.object { writer in
            writer.member("id", index)
            writer.member("label", mention.type)
            writer.members(offsets, mention.extent.first, "start_offset", "end_offset")
          }
        }
      }
      writer.key("relations")
      writer.array { writer in
        for (index, relation) in (annotated.layers.first?.relations ?? []).enumerated() {
          writer.object { writer in
            writer.member("id", index)
            for (key, argument) in zip(["from_id", "to_id"], relation.arguments) {
              if case .mention(let mention) = argument.filler { writer.member(key, mention) }
            }
            writer.member("type", relation.type)
          }
        }
      }
      writer.key("Comments")
      writer.array { _ in }
      writer.metadata("meta", article.metadata)
    }
    return writer.take()
  }
}
