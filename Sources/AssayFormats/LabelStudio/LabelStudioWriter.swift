import AssayModel
import AssaySystem

/// Writes a JSON list of Label Studio tasks, one for each article, positions in UTF-16 units.
struct LabelStudioWriter: ArticleWriter {
  let name = "label-studio"
  let summary = "a list of Label Studio tasks with labels, relations and choices"
  let writesFolder = false
  let endings = [".labelstudio.json"]

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.allowsDiscontinuous = false
    capabilities.relationArguments = 2...2
    capabilities.relationRoles = false
    capabilities.attributes = [.mention]
    capabilities.numericAttributes = true
    capabilities.confidences = [.mention]
    capabilities.metadata = true
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    ListSink(file: try OutputFile(path), content: Self.task)
  }

  /// - Parameter number: From one; tools of Label Studio want tasks and annotations to have one.
  private static func task(_ annotated: AnnotatedArticle, _ number: Int) -> [UInt8] {
    let article = annotated.article
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", number)
      writer.key("data")
      writer.object { writer in
        writer.member("id", article.id)
        writer.member("text", article.text.string)
      }
      writer.metadata("meta", article.metadata)
      writer.key("annotations")
      writer.array { writer in
        guard let layer = annotated.layers.first else { return }
        writer.object { writer in
          writer.member("id", number)
          writer.member("completed_by", 1)
          writer.key("was_cancelled")
          writer.bool(false)
          writer.key("result")
          writer.array { writer in write(layer, of: article.text, to: &writer) }
        }
      }
    }
    return writer.take()
  }

  private static func write(_ layer: Layer, of text: ArticleText, to writer: inout JSONWriter) {
    let offsets = OffsetTable(text)
    for (number, mention) in layer.mentions.enumerated() {
      region(mention, number, "labels", "label", offsets, text, to: &writer) { writer in
        writer.key("labels")
        writer.array { $0.string(mention.type) }
      }
      for attribute in mention.attributes {
        let (type, write) = value(of: attribute)
        region(mention, number, type, attribute.name, offsets, text, to: &writer, write)
      }
    }
    for relation in layer.relations {
      writer.object { writer in
        writer.member("type", "relation")
        for (key, argument) in zip(["from_id", "to_id"], relation.arguments) {
          if case .mention(let index) = argument.filler { writer.member(key, "T\(index + 1)") }
        }
        writer.member("direction", "right")
        writer.key("labels")
        writer.array { $0.string(relation.type) }
      }
    }
  }

  private static func region(
    _ mention: Mention, _ number: Int, _ type: String, _ name: String, _ offsets: OffsetTable,
    _ text: ArticleText, to writer: inout JSONWriter, _ value: (inout JSONWriter) -> Void
  ) {
    writer.object { writer in
      writer.member("id", "T\(number + 1)")
      writer.member("from_name", name)
      writer.member("to_name", "text")
      writer.member("type", type)
      writer.key("value")
      writer.object { writer in
        writer.members(offsets, mention.extent.first, "start", "end", in: .utf16)
        if type == "labels" { writer.member("text", text[mention.extent.first]) }
        value(&writer)
      }
      if type == "labels", let confidence = mention.confidence {
        writer.key("score")
        writer.number(confidence)
      }
    }
  }

  /// The type of result that holds an attribute, and its value.
  private static func value(
    of attribute: Attribute
  ) -> (type: String, write: (inout JSONWriter) -> Void) {
    switch attribute.value {
    case .flag:
      (
        "choices",
        { writer in
          writer.key("choices")
          writer.array { $0.bool(true) }
        }
      )
    case .text(let text):
      (
        "choices",
        { writer in
          writer.key("choices")
          writer.array { $0.string(text) }
        }
      )
    case .number(let number):
      (
        "number",
        { writer in
          writer.key("number")
          writer.number(number)
        }
      )
    }
  }
}

/// A file that is one JSON list with an element for each article.
struct ListSink: ArticleSink {
  let file: OutputFile
  /// The element of an article, which is told its number, from one.
  let content: (AnnotatedArticle, Int) -> [UInt8]
  private var count = 0

  init(file: OutputFile, content: @escaping (AnnotatedArticle, Int) -> [UInt8]) {
    self.file = file
    self.content = content
  }

  mutating func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault) {
    try file.write(Array((count == 0 ? "[\n" : ",\n").utf8) + content(article, count + 1))
    count += 1
  }

  func finish() throws(Fault) {
    try file.write(Array((count == 0 ? "[]\n" : "\n]\n").utf8))
    try file.finish()
  }
}
