import AssayModel

/// Writes one WebAnno TSV 3.3 file for each article.
///
/// Mentions are named entities as DKPro has them, with the feature `identifier` for a link; events a layer
/// `webanno.custom.Event` with slots, which a project must have to import them; chains are DKPro's
/// coreference links.
struct WebAnnoTSVWriter: ArticleWriter {
  let name = "webanno-tsv"
  let summary = "a folder of WebAnno TSV 3.3 files"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.text = .sentences
    capabilities.grain = .token
    capabilities.tokens = true
    capabilities.allowsRepeats = false
    capabilities.allowsDiscontinuous = false
    capabilities.allowsEmpty = false
    capabilities.events = Capabilities.Events()
    capabilities.coreference = true
    capabilities.singletonChains = true
    capabilities.relationArguments = 2...2
    capabilities.relationRoles = false
    capabilities.attributes = [.mention]
    capabilities.flagAttributes = false
    capabilities.allowsRepeatedAttributes = false
    capabilities.keepsAttribute = { _, _, attribute in
      let name = attribute.name
      return name != "value" && name != "Value" && name != "identifier" && !name.isEmpty
        && name.utf8.allSatisfy { byte in
          byte.isLetter || byte.isDigit || byte == 0x5F
        }
    }
    capabilities.links = [.mention]
    capabilities.joinsLinks = true
    capabilities.linksEach = 1
    capabilities.isLegalName = { !$0.isEmpty && !$0.utf8.contains(0x0D) }
    capabilities.legalName = { legal($0) }
    capabilities.legalValue = { legal($0) }
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FileSink(output: try FolderOutput(path), ending: ".tsv") { TSVEncoder($0).bytes }
  }
}

/// A value without CR, which readers in Java take for the end of a line, and not empty.
private func legal(_ text: String) -> String {
  if text.isEmpty { return "-" }
  guard text.utf8.contains(0x0D) else { return text }
  return String(decoding: text.utf8.map { $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
}
