import AssayExtraction
import AssayModel

/// Articles and gold for the tests of extractors.
enum Sample {
  /// A layer of mentions and events, found by their words.
  ///
  /// - Parameters:
  ///   - mentions: Text and type of each, at its first occurrence.
  ///   - events: Trigger, type and arguments as role and index of a mention.
  static func gold(
    _ text: String, mentions: [(String, String)] = [],
    events: [(String, String, [(String, Int)])] = []
  ) throws -> Layer {
    try Layer(
      annotator: .person("gold"),
      mentions: mentions.enumerated().map { index, mention in
        Mention(id: "T\(index + 1)", type: mention.1, extent: extent(of: mention.0, in: text))
      },
      events: events.enumerated().map { index, event in
        Event(
          id: "E\(index + 1)", type: event.1,
          trigger: Trigger(id: "X\(index + 1)", extent: extent(of: event.0, in: text)),
          arguments: event.2.map { Argument(role: $0.0, filler: .mention($0.1)) })
      })
  }

  /// The first occurrence of some words, in bytes.
  static func extent(of words: String, in text: String) -> Extent {
    let haystack = Array(text.utf8)
    let needle = Array(words.utf8)
    let start = haystack.indices.first { haystack[$0...].starts(with: needle) } ?? 0
    return Extent(start, start + needle.count)
  }

  /// An environment whose files are given here.
  static func environment(
    _ files: [String: String] = [:], training: [TrainingExample] = []
  ) -> ExtractorEnvironment {
    ExtractorEnvironment(training: training) { path throws(SettingError) in
      guard let file = files[path] else { throw SettingError("\(path): not found") }
      return Array(file.utf8)
    }
  }

  /// What an extractor gives for a text: `text/Type` of each mention and `trigger/Type` of each event,
  /// with `Role=text` for its arguments.
  static func output(
    _ specification: String, in environment: ExtractorEnvironment, on text: String,
    gold: Layer? = nil
  ) async throws -> [String] {
    let prepared = try PreparedExtractor(
      ExtractorSpecification(specification), in: environment, foldCount: 2)
    let article = Article(id: "a", text: ArticleText(text))
    let outcomes = await ExtractionRunner(prepared, workers: 1)
      .run([ExtractionInput(article, gold: gold)])
    guard let layer = outcomes.first?.layer else { return ["failed"] }
    return describe(layer, in: article)
  }

  /// A layer in words.
  static func describe(_ layer: Layer, in article: Article) -> [String] {
    let mentions = layer.mentions.map { "\(article.text[$0.extent])/\($0.type)" }
    let events = layer.events.map { event in
      let arguments = event.arguments.map { argument in
        switch argument.filler {
        case .mention(let index): " \(argument.role)=\(article.text[layer.mentions[index].extent])"
        case .event(let index): " \(argument.role)=\(layer.events[index].id)"
        case .entity(let index): " \(argument.role)=\(layer.entities[index].id)"
        }
      }
      let trigger = event.trigger.map { article.text[$0.extent] } ?? ""
      return "\(trigger)/\(event.type)\(arguments.joined())"
    }
    return mentions + events
  }
}
