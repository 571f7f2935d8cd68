/// An extractor that works outside this process, or waits for one that does: another program, a
/// server, or an ensemble with such a member.
///
/// It takes many articles at a time and keeps several in flight; the runner awaits the batch. What is
/// said between the two programs, and by what it travels, is its own affair.
///
/// What an implementation must keep true: there is one outcome for each input, in their order; an
/// article that fails takes no other with it; the same articles give the same layers whatever the
/// window and the order, as far as the other side is deterministic.
public protocol RemoteExtractor: Sendable {
  /// Name, version and settings: all that may change the output.
  var identity: ExtractorIdentity { get }
  /// Whether it looks at the gold of the very article that it works on.
  var readsGold: Bool { get }

  /// Finds annotations in a batch of articles.
  ///
  /// - Parameter workers: How many processors may work on what is done in this process.
  func extract(_ inputs: [ExtractionInput], workers: Int) async -> [ExtractionOutcome]
}

extension RemoteExtractor {
  /// Is no oracle.
  public var readsGold: Bool { false }
}

/// A strategy that may be remote, depending on its settings.
public protocol RemoteKind: ExtractorKind {
  /// Whether these settings make a ``RemoteExtractor``.
  ///
  /// - Throws: ``SettingError`` where a setting that decides it cannot be used.
  func isRemote(_ values: SettingValues) throws(SettingError) -> Bool

  /// Makes the extractor and waits until it is ready.
  ///
  /// - Throws: ``SettingError`` where a setting cannot be used, or the other side does not answer.
  func makeRemote(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) async throws(SettingError) -> any RemoteExtractor
}

/// Starts the programs that remote extractors talk to; one program for equal settings.
public protocol RemoteConnector: Sendable {
  /// A program that is ready to take articles.
  ///
  /// - Throws: ``SettingError`` where it cannot be started, or does not answer in time.
  func connect(_ settings: ProcessSettings) async throws(SettingError) -> any RemoteExtractor
}

/// What is known of the time that an article spent outside.
public struct RemoteTiming: Hashable, Sendable {
  /// From the moment that the article was handed over to the answer, the wait for others included.
  public let roundTrip: Duration
  /// What the other side says that it worked; `nil` where it does not say.
  public let own: Duration?

  /// Makes a timing.
  public init(roundTrip: Duration, own: Duration? = nil) {
    self.roundTrip = roundTrip
    self.own = own
  }
}
