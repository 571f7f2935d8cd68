import AssayModel

/// What other extractors found in an article, as features of its tokens (stacked generalisation,
/// Wolpert, 1992).
///
/// Of each extractor a token knows the types of the mentions and triggers that cover it, with its
/// place in them, and the roles that they fill; and what all extractors say of it together.
enum FoundFeatures {
  private enum Kind: UInt64 {
    case mention = 1
    case trigger = 2
    case filler = 3
    case all = 4
  }

  /// So often each counts: among a hundred features of words that know each training sentence by heart
  /// the few of others would hardly be learned.
  static let weight = 3

  /// Adds features to the tokens of an article.
  ///
  /// - Parameter found: A layer for each extractor, in an order that is always the same; `nil` where
  ///   one failed.
  static func add(
    _ text: borrowing TokenFeatures, found: [Layer?], to features: inout [TokenFeature]
  ) {
    guard !found.isEmpty else { return }
    var all = [UInt64](repeating: 0, count: text.words.count)
    for (source, layer) in found.enumerated() {
      guard let layer else { continue }
      func add(_ kind: Kind, _ name: String, _ fragment: Fragment) {
        let tokens = text.layout.tokens(touching: fragment)
        for token in tokens {
          let value = value(kind, source, name, place(of: token, in: tokens))
          all[token] = FeatureHash.pair(all[token], value)
          features += copies(value, token)
        }
      }
      for mention in layer.mentions { add(.mention, mention.type, mention.extent.first) }
      for event in layer.events {
        if let trigger = event.trigger { add(.trigger, event.type, trigger.extent.first) }
        for argument in event.arguments {
          guard case .mention(let index) = argument.filler else { continue }
          add(.filler, argument.role, layer.mentions[index].extent.first)
        }
      }
    }
    for (token, value) in all.enumerated() where value != 0 {
      features += copies(FeatureHash.pair(Kind.all.rawValue, value), token)
    }
  }

  /// Whether a token is the first (1), the last (2), both (3) or neither (0).
  private static func place(of token: Int, in tokens: Range<Int>) -> UInt64 {
    (token == tokens.lowerBound ? 1 : 0) + (token == tokens.upperBound - 1 ? 2 : 0)
  }

  private static func value(
    _ kind: Kind, _ source: Int, _ name: String, _ place: UInt64
  ) -> UInt64 {
    let what = FeatureHash.pair(UInt64(source) &* 16 &+ kind.rawValue, place)
    return FeatureHash.pair(what, FeatureHash.bytes(name.utf8))
  }

  /// A feature as often as it counts.
  private static func copies(_ value: UInt64, _ token: Int) -> [TokenFeature] {
    let feature = TokenFeature(token: Int32(token), feature: FeatureHash.feature(.found, value))
    return [TokenFeature](repeating: feature, count: weight)
  }
}

/// The roles that other extractors gave, as features of the candidates of an event.
struct FoundRoles: Sendable {
  private struct Entry {
    let source: Int
    let trigger: Range<Int>
    let type: String
    /// The roles with the tokens of their fillers.
    let roles: [(role: String, tokens: Range<Int>)]
  }

  private var entries: [Entry] = []

  /// No roles.
  init() {}

  /// - Parameter found: A layer for each extractor; `nil` where one failed.
  init(_ found: [Layer?], _ layout: TokenLayout) {
    for (source, layer) in found.enumerated() {
      guard let layer else { continue }
      for event in layer.events {
        guard let trigger = event.trigger else { continue }
        let roles = event.arguments.compactMap { argument -> (role: String, tokens: Range<Int>)? in
          guard let fragment = layer.extent(of: argument.filler)?.first else { return nil }
          return (argument.role, layout.tokens(touching: fragment))
        }
        entries.append(
          Entry(
            source: source, trigger: layout.tokens(touching: trigger.extent.first),
            type: event.type, roles: roles))
      }
    }
  }

  /// For each candidate of a scene what others say of it.
  func features(of scene: RoleScene) -> [[UInt32]] {
    var features = [[UInt32]](repeating: [], count: scene.candidates.count)
    for entry in entries where entry.trigger.overlaps(scene.trigger) {
      let isSame = FeatureHash.bytes(entry.type.utf8) == scene.type
      let source = UInt64(entry.source) &* 4 &+ (isSame ? 1 : 0)
      for (index, candidate) in scene.candidates.enumerated() {
        var isFilled = false
        for (role, tokens) in entry.roles {
          let isExact = tokens == candidate.tokens
          guard isExact || tokens.last == candidate.tokens.last else { continue }
          isFilled = true
          let what = FeatureHash.pair(source &+ (isExact ? 2 : 0), FeatureHash.bytes(role.utf8))
          features[index] += [UInt32](
            repeating: FeatureHash.feature(.foundRole, what), count: FoundFeatures.weight)
          features[index].append(
            FeatureHash.feature(.foundRole, FeatureHash.pair(what, scene.type)))
        }
        if !isFilled { features[index].append(FeatureHash.feature(.foundRole, source)) }
      }
    }
    return features
  }
}
