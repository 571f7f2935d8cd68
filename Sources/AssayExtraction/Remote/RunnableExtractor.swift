import AssayModel

/// An extractor that is ready to run, here or elsewhere.
enum RunnableExtractor: Sendable {
  case local(any Extractor)
  case remote(any RemoteExtractor)

  /// What it is.
  var identity: ExtractorIdentity {
    switch self {
    case .local(let extractor): extractor.identity
    case .remote(let extractor): extractor.identity
    }
  }

  /// Whether it looks at the gold that it is scored against.
  var readsGold: Bool {
    switch self {
    case .local(let extractor): extractor.readsGold
    case .remote(let extractor): extractor.readsGold
    }
  }

  /// Whether its output takes the place of what it was given.
  var givesAllOn: Bool { local?.givesAllOn ?? false }

  /// Where it runs in this process, the extractor.
  var local: (any Extractor)? {
    if case .local(let extractor) = self { extractor } else { nil }
  }
}

extension Extractors {
  /// Whether the extractor that a specification names works outside this process.
  ///
  /// - Throws: ``SettingError`` for an unknown name or a setting that cannot be used.
  static func isRemote(_ specification: ExtractorSpecification) throws(SettingError) -> Bool {
    guard let kind = try kind(of: specification) as? any RemoteKind else { return false }
    return try kind.isRemote(SettingValues(specification, of: kind))
  }

  /// Makes the extractor that a specification names, wherever it runs.
  ///
  /// - Throws: ``SettingError`` where it cannot be made or does not answer.
  static func makeRunnable(
    _ specification: ExtractorSpecification, in environment: ExtractorEnvironment
  ) async throws(SettingError) -> RunnableExtractor {
    guard let kind = try kind(of: specification) as? any RemoteKind, try isRemote(specification)
    else {
      return .local(try make(specification, in: environment))
    }
    let values = try SettingValues(specification, of: kind)
    if try kind.isTrained(values) && environment.training.isEmpty {
      throw SettingError("\(kind.name) learns from gold annotations, and none were given")
    }
    return .remote(try await kind.makeRemote(values, in: environment))
  }
}
