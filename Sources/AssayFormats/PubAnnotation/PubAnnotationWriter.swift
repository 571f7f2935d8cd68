import AssayModel

/// Writes one PubAnnotation JSON file for each article.
struct PubAnnotationWriter: ArticleWriter {
  let name = "pubannotation"
  let summary = "a folder of PubAnnotation JSON files"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.relationArguments = 2...2
    capabilities.relationRoles = false
    capabilities.attributes = [.mention]
    capabilities.numericAttributes = true
    capabilities.metadata = true
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FileSink(output: try FolderOutput(path), ending: ".json", content: Self.document)
  }

  private static func document(_ annotated: AnnotatedArticle) -> [UInt8] {
    let article = annotated.article
    let layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    let offsets = OffsetTable(article.text)
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.member("sourceid", article.id)
      writer.metadata("metadata", article.metadata)
      writer.member("text", article.text.string)
      writer.key("denotations")
      writer.array { writer in
        for (index, mention) in layer.mentions.enumerated() {
          write(mention, "T\(index + 1)", offsets, to: &writer)
        }
      }
      writer.key("attributes")
      writer.array { writer in
        for (index, mention) in layer.mentions.enumerated() {
          for attribute in mention.attributes {
            write(attribute, of: "T\(index + 1)", to: &writer)
          }
        }
      }
      writer.key("relations")
      writer.array { writer in
        for (index, relation) in layer.relations.enumerated() {
          write(relation, "R\(index + 1)", to: &writer)
        }
      }
    }
    return writer.take()
  }

  private static func write(
    _ mention: Mention, _ id: String, _ offsets: OffsetTable, to writer: inout JSONWriter
  ) {
    func span(_ fragment: Fragment, to writer: inout JSONWriter) {
      writer.object { $0.members(offsets, fragment, "begin", "end") }
    }
    writer.object { writer in
      writer.member("id", id)
      writer.key("span")
      if mention.extent.isDiscontinuous {
        writer.array { writer in
          for fragment in mention.extent.fragments { span(fragment, to: &writer) }
        }
      } else {
        span(mention.extent.first, to: &writer)
      }
      writer.member("obj", mention.type)
    }
  }

  private static func write(
    _ attribute: Attribute, of id: String, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("subj", id)
      writer.member("pred", attribute.name)
      writer.key("obj")
      switch attribute.value {
      case .flag: writer.bool(true)
      case .text(let text): writer.string(text)
      case .number(let number): writer.number(number)
      }
    }
  }

  private static func write(_ relation: Relation, _ id: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      for (key, argument) in zip(["subj", "obj"], relation.arguments) {
        if case .mention(let mention) = argument.filler { writer.member(key, "T\(mention + 1)") }
      }
      writer.member("pred", relation.type)
    }
  }
}
