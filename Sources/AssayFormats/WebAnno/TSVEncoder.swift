import AssayModel

/// The file of an article.
struct TSVEncoder {
  private static let core = "de.tudarmstadt.ukp.dkpro.core.api."
  private static let entity = core + "ner.type.NamedEntity"
  private static let link = core + "coref.type.CoreferenceLink"
  private static let event = "webanno.custom.Event"

  private let article: Article
  private let layer: Layer
  private let tokens: Tokenization
  private let attributes: [String]
  /// The names of the tokens, for example `1-3`.
  private let names: [String]
  /// For each token the mentions, events, links and relations that it says something about.
  private var mentions: [[Int]]
  private var events: [[Int]]
  private var links: [[(chain: Int, number: Int, mention: Int)]]
  private var relations: [[Int]]

  init(_ annotated: AnnotatedArticle) {
    article = annotated.article
    let layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    let tokens = article.tokens ?? Tokenization(tokens: [], sentenceStarts: [])
    self.layer = layer
    self.tokens = tokens
    attributes = Set(layer.mentions.flatMap { $0.attributes.map(\.name) }).sorted()
    names = tokens.sentences.enumerated().flatMap { number, sentence in
      sentence.indices.map { "\(number + 1)-\($0 - sentence.lowerBound + 1)" }
    }
    let none = [[Int]](repeating: [], count: tokens.tokens.count)
    (mentions, events, relations) = (none, none, none)
    links = [[(chain: Int, number: Int, mention: Int)]](
      repeating: [], count: tokens.tokens.count)
    for (index, mention) in layer.mentions.enumerated() {
      for token in tokens.range(of: mention.extent) ?? 0..<0 { mentions[token].append(index) }
    }
    for (index, event) in layer.events.enumerated() {
      guard let extent = event.trigger?.extent else { continue }
      for token in tokens.range(of: extent) ?? 0..<0 { events[token].append(index) }
    }
    for (chain, entity) in layer.entities.enumerated() {
      for (number, mention) in entity.mentions.enumerated() {
        for token in tokens.range(of: layer.mentions[mention].extent) ?? 0..<0 {
          links[token].append((chain + 1, number + 1, mention))
        }
      }
    }
    for (index, relation) in layer.relations.enumerated() {
      guard case .mention(let target)? = relation.arguments.last?.filler,
        let token = tokens.range(of: layer.mentions[target].extent)?.first
      else { continue }
      relations[token].append(index)
    }
  }

  var bytes: [UInt8] {
    let offsets = OffsetTable(article.text)
    var lines = header + ["", ""]
    for sentence in tokens.sentences {
      guard let first = sentence.first, let last = sentence.last else { continue }
      let start = tokens.tokens[first].start
      let text = article.text[Fragment(start, max(start, tokens.tokens[last].end))]
      lines.append("#Text=\(TSVEscapes.escapedText(text))")
      for token in sentence { lines.append(row(token, offsets)) }
      lines.append("")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var header: [String] {
    var lines = ["#FORMAT=WebAnno TSV 3.3"]
    if !layer.mentions.isEmpty {
      lines.append(
        "#T_SP=" + ([Self.entity, "identifier", "value"] + attributes).joined(separator: "|"))
    }
    if !layer.events.isEmpty {
      lines.append(
        "#T_SP=\(Self.event)|value|ROLE_\(Self.event):arguments_\(Self.event)ArgumentsLink|"
          + Self.entity)
    }
    if !layer.entities.isEmpty {
      lines.append("#T_CH=\(Self.link)|referenceRelation|referenceType")
    }
    if !layer.relations.isEmpty {
      lines.append("#T_RL=webanno.custom.Relation|value|BT_\(Self.entity)")
    }
    return lines
  }

  private func row(_ token: Int, _ offsets: OffsetTable) -> String {
    let place = tokens.tokens[token]
    var cells = [
      names[token],
      "\(offsets.position(ofByte: place.start, in: .utf16))-"
        + "\(offsets.position(ofByte: place.end, in: .utf16))",
      TSVEscapes.escapedText(article.text[place]),
    ]
    if !layer.mentions.isEmpty { cells += mentionCells(token) }
    if !layer.events.isEmpty { cells += eventCells(token) }
    if !layer.entities.isEmpty {
      cells.append(joined(links[token].map { "*->\($0.chain)-\($0.number)" }))
      cells.append(
        joined(
          links[token].map {
            "\(TSVEscapes.escapedValue(layer.mentions[$0.mention].type))[\($0.chain)]"
          }))
    }
    if !layer.relations.isEmpty { cells += relationCells(token) }
    return cells.joined(separator: "\t") + "\t"
  }

  private func joined(_ elements: [String]) -> String {
    elements.isEmpty ? "_" : elements.joined(separator: "|")
  }

  /// Numbers tell all annotations apart: mentions first, then events.
  private func mentionCells(_ token: Int) -> [String] {
    func column(_ value: (Mention) -> String?) -> String {
      joined(
        mentions[token].map { index in
          "\(value(layer.mentions[index]).map(TSVEscapes.escapedValue) ?? "*")[\(index + 1)]"
        })
    }
    let values = attributes.map { name in
      column { mention in
        switch mention.attributes.first(where: { $0.name == name })?.value {
        case .text(let text): text
        case .flag: "true"
        case .number(let number): "\(number)"
        case nil: nil
        }
      }
    }
    return [column { $0.links.first?.joined }, column { $0.type }] + values
  }

  private func eventCells(_ token: Int) -> [String] {
    let chosen = events[token]
    func number(_ event: Int) -> Int { layer.mentions.count + event + 1 }
    let types = chosen.map { "\(TSVEscapes.escapedValue(layer.events[$0].type))[\(number($0))]" }
    let roles = chosen.map { event -> String in
      let roles = layer.events[event].arguments.map { TSVEscapes.escapedValue($0.role) }
      return (roles.isEmpty ? "_" : roles.joined(separator: ";")) + "[\(number(event))]"
    }
    let targets = chosen.map { event -> String in
      let targets = layer.events[event].arguments.compactMap { argument -> String? in
        guard case .mention(let index) = argument.filler else { return nil }
        return reference(index).map { "\($0)[\(index + 1)]" }
      }
      return targets.isEmpty ? "_" : targets.joined(separator: ";")
    }
    return [joined(types), joined(roles), joined(targets)]
  }

  private func relationCells(_ token: Int) -> [String] {
    var labels: [String] = [], sources: [String] = []
    for index in relations[token] {
      let relation = layer.relations[index]
      guard case .mention(let source)? = relation.arguments.first?.filler,
        case .mention(let target)? = relation.arguments.last?.filler, let name = reference(source)
      else { continue }
      labels.append(TSVEscapes.escapedValue(relation.type))
      sources.append("\(name)[\(source + 1)_\(target + 1)]")
    }
    return [joined(labels), joined(sources)]
  }

  /// The name of a mention's first token.
  private func reference(_ mention: Int) -> String? {
    tokens.range(of: layer.mentions[mention].extent)?.first.map { names[$0] }
  }
}
