import Synchronization

/// What was trained for some articles with some settings, so that extractors which have a part in
/// common train it once.
///
/// Training gives the same for the same articles and settings, so whoever trains a part, and when,
/// changes nothing but the time.
public final class TrainedParts: Sendable {
  /// Holds a part; who trains it keeps others who want it waiting.
  private final class Holder: Sendable {
    let part = Mutex<(any Sendable)?>(nil)
  }

  private let holders = Mutex<[String: Holder]>([:])

  /// Nothing trained yet.
  public init() {}

  /// The part of a name, trained where nobody did before.
  ///
  /// - Parameters:
  ///   - name: All that decides what the part is: strategy, settings, and the digest of the training
  ///     articles.
  ///   - train: Trains it; it may ask for parts with other names.
  func part<Part: Sendable>(
    _ name: String, train: () throws(SettingError) -> Part
  ) throws(SettingError) -> Part {
    let holder = holders.withLock { holders in
      let holder = holders[name] ?? Holder()
      holders[name] = holder
      return holder
    }
    return try holder.part.withLock { (known) throws(SettingError) -> Part in
      if let known = known as? Part { return known }
      let part = try train()
      known = part
      return part
    }
  }
}
