package import AssayExtraction

/// The programs that were started, one for equal settings, to be ended together.
package actor ProcessConnections: RemoteConnector {
  private let tool: String
  private var extractors: [ProcessSettings: ProcessExtractor] = [:]
  private var order: [ProcessSettings] = []

  /// - Parameter tool: What this program tells the others of itself, as `assay 0.1.0`.
  package init(tool: String) {
    self.tool = tool
  }

  package func connect(
    _ settings: ProcessSettings
  ) async throws(SettingError) -> any RemoteExtractor {
    if let known = extractors[settings] { return known }
    let extractor = try await ProcessExtractor.start(settings, tool: tool)
    extractors[settings] = extractor
    order.append(settings)
    return extractor
  }

  /// Ends them all, and gives what is to be told of each.
  package func finish() async -> [String] {
    var remarks: [String] = []
    for settings in order {
      if let extractor = extractors[settings] { remarks += await extractor.finish() }
    }
    extractors = [:]
    order = []
    return remarks
  }
}
