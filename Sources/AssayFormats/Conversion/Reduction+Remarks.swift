import AssayModel

extension Reducer {
  /// A name that the target can spell.
  mutating func name(_ name: String, _ kind: Ledger.Kind, _ id: String) -> String {
    let legal = capabilities.legal(name)
    if legal != name { change(kind, id, name, "target cannot spell the type") }
    return legal
  }

  mutating func attributes(
    _ attributes: [Attribute], _ bearer: Capabilities.Bearer, _ id: String, _ type: String
  ) -> [Attribute] {
    guard capabilities.attributes.contains(bearer) else {
      for attribute in attributes {
        drop(.attribute, id, attribute.name, "target has no attributes of \(bearer.rawValue)s")
      }
      return []
    }
    return legalAttributes(attributes, bearer, id, type).map { attribute in
      let name = capabilities.legal(attribute.name)
      if case .number(let number) = attribute.value, !capabilities.numericAttributes {
        change(.attribute, id, attribute.name, "a number became text")
        return Attribute(name, .text("\(number)"))
      }
      if attribute.value == .flag, !capabilities.flagAttributes {
        change(.attribute, id, attribute.name, "a name alone became the value true")
        return Attribute(name, "true")
      }
      if attribute.value == .text("true"), !capabilities.textTrue {
        change(.attribute, id, attribute.name, "the value true became a name alone")
        return Attribute(name, .flag)
      }
      var value = attribute.value
      if case .text(let text) = value { value = .text(capabilities.legalValue(text)) }
      if name != attribute.name {
        change(.attribute, id, attribute.name, "target cannot spell the name")
      } else if value != attribute.value {
        change(.attribute, id, attribute.name, "target cannot spell the value")
      } else {
        ledger.keep(.attribute)
      }
      return Attribute(name, value)
    }
  }

  /// The attributes that the target has at all, each name once where it must be.
  private mutating func legalAttributes(
    _ attributes: [Attribute], _ bearer: Capabilities.Bearer, _ id: String, _ type: String
  ) -> [Attribute] {
    var names: Set<String> = []
    return attributes.filter { attribute in
      if !capabilities.keepsAttribute(bearer, type, attribute) {
        drop(.attribute, id, attribute.name, "target has no such attribute of \(bearer.rawValue)s")
        return false
      }
      let isNew = names.insert(capabilities.legal(attribute.name)).inserted
      if isNew || capabilities.allowsRepeatedAttributes { return true }
      drop(.attribute, id, attribute.name, "repeated: target has each name once")
      return false
    }
  }

  mutating func links(
    _ links: [KnowledgeBaseLink], _ bearer: Capabilities.Bearer, _ id: String
  ) -> [KnowledgeBaseLink] {
    let limit = capabilities.links.contains(bearer) ? capabilities.linksEach : 0
    for link in links.dropFirst(limit) {
      drop(
        .link, id, "\(link.base):\(link.identifier)",
        limit == 0 ? "target has no links of \(bearer.rawValue)s" : "target has one link each")
    }
    return links.prefix(limit).map { link in
      var legal = KnowledgeBaseLink(
        base: link.base.isEmpty && !capabilities.needsLinkBase
          ? "" : capabilities.legalValue(link.base),
        identifier: capabilities.legalValue(link.identifier))
      if capabilities.joinsLinks { legal = KnowledgeBaseLink(joined: legal.joined) }
      if legal == link {
        ledger.keep(.link)
      } else {
        change(.link, id, "\(link.base):\(link.identifier)", "target cannot spell it")
      }
      return legal
    }
  }

  mutating func confidence(
    _ confidence: Double?, _ bearer: Capabilities.Bearer, _ id: String
  ) -> Double? {
    guard let confidence else { return nil }
    guard capabilities.confidences.contains(bearer) else {
      drop(.confidence, id, "\(confidence)", "target has no confidences of \(bearer.rawValue)s")
      return nil
    }
    ledger.keep(.confidence)
    return confidence
  }

  /// The article with a text that the target can hold, extents moved along.
  mutating func reducedText(_ annotated: AnnotatedArticle) -> AnnotatedArticle {
    layerName = ""
    let rewriting: TextRewriting?
    switch capabilities.text {
    case .exact: rewriting = nil
    case .xml: rewriting = TextRewriting(forXML: annotated.article.text)
    case .tokens:
      rewriting = annotated.article.tokens.flatMap {
        TextRewriting(
          joining: $0, of: annotated.article.text, legal: capabilities.legalToken)
      }
    case .spacedTokens:
      rewriting = annotated.article.tokens.flatMap {
        TextRewriting(
          joining: $0, of: annotated.article.text, keepsGaps: true,
          legal: capabilities.legalToken)
      }
    case .sentences:
      rewriting = annotated.article.tokens.flatMap {
        TextRewriting(sentences: $0, of: annotated.article.text, legal: capabilities.legalToken)
      }
    }
    guard let rewriting else {
      ledger.keep(.text)
      return annotated
    }
    change(.text, "", "", rewriting.reason)
    return rewriting.applied(to: annotated)
  }
}
