import AssayModel
import AssayXML

/// Writes `NAME.sgm` and `NAME.apf.xml` for each article.
///
/// Each chain is an entity, each other mention an entity of its own; mentions of type `TIMEX2` are times,
/// those of ACE's five value types values.
struct ACEWriter: ArticleWriter {
  let name = "ace"
  let summary = "a folder of ACE 2005 .apf.xml files with .sgm texts beside them"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities.xml
    capabilities.allowsDiscontinuous = false
    capabilities.allowsEmpty = false
    capabilities.events = Capabilities.Events()
    capabilities.coreference = true
    capabilities.eventCoreference = true
    capabilities.chainAttributes = ACENames.entityShared.union(ACENames.timeShared)
      .union(ACENames.eventAttributes.map(\.1))
    capabilities.relationArguments = 0...Int.max
    capabilities.attributes = [.mention, .event, .relation]
    capabilities.allowsRepeatedAttributes = false
    capabilities.keepsAttribute = Self.keeps
    capabilities.isLegalName = { !$0.isEmpty && Self.legalName($0) == $0 }
    capabilities.legalName = Self.legalName
    return capabilities
  }

  @Sendable
  private static func legalName(_ name: String) -> String {
    name.isEmpty ? "_" : ACENames.role(XMLText.legal(name))
  }

  @Sendable
  private static func keeps(
    _ bearer: Capabilities.Bearer, _ type: String, _ attribute: Attribute
  ) -> Bool {
    guard case .text = attribute.value else { return false }
    switch bearer {
    case .event: return ACENames.eventAttributes.contains { $0.1 == attribute.name }
    case .relation: return ACENames.relationAttributes.contains { $0.1 == attribute.name }
    case .mention:
      if type == ACENames.time { return ACENames.timeShared.contains(attribute.name) }
      return ACENames.entityShared.contains(attribute.name) || attribute.name == "head"
        || ACENames.mentionAttributes.contains { $0.1 == attribute.name }
    }
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FilesSink(output: try FolderOutput(path)) { (annotated) throws(Fault) in
      let text = EscapedText(annotated.article.text)
      let start = Array("<DOC><TEXT>".utf8), end = Array("</TEXT></DOC>".utf8)
      let apf = try XMLWriter.document(of: annotated.article) { (writer) throws(XMLError) in
        try APFDocument(annotated, text).write(to: &writer)
      }
      return [(".sgm", start + text.bytes + end), (".apf.xml", apf)]
    }
  }
}
