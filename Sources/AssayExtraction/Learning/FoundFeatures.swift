import AssayModel

/// What other extractors found in an article, as features of its tokens (stacked generalisation,
/// Wolpert, 1992).
///
/// Of each extractor a token knows the types of the mentions and triggers that cover it, with its
/// place in them, and the roles that they fill; and what all extractors say of it together.
struct FoundFeatures: Sendable {
  /// Tells what all say together from what one says.
  private static let all: UInt64 = 4

  /// What an extractor says of some tokens.
  private struct Span: Sendable {
    let start: Int32
    let end: Int32
    /// The extractor and what sort of annotation it is.
    let sort: Int32
    /// The type or role, as a place in ``names``.
    let name: Int32
  }

  /// So often each counts: among a hundred features of words that know each training sentence by heart
  /// the few of others would hardly be learned.
  static let weight = 3

  private var spans: [Span] = []
  private var names: [UInt64] = []
  /// The places of the spans that touch each window, in their order, window by window.
  private var order: [Int32] = []
  private var starts: [Int] = []

  /// - Parameter windows: Those of the layout that features will be asked for, in text order.
  init(_ found: FoundItems, _ layout: TokenLayout, windows: [TokenWindow]) {
    guard !found.items.isEmpty else { return }
    names = found.names
    spans.reserveCapacity(found.items.count)
    for item in found.items {
      guard item.kind != .otherFiller, item.kind != .noTrigger else { continue }
      let tokens = layout.tokens(touching: item.fragment)
      guard !tokens.isEmpty else { continue }
      spans.append(
        Span(
          start: Int32(tokens.lowerBound), end: Int32(tokens.upperBound), sort: item.sort,
          name: item.name))
    }
    deal(to: windows)
  }

  /// Sorts the spans by window; one that crosses the border of two belongs to both.
  private mutating func deal(to windows: [TokenWindow]) {
    func places(of span: Span) -> Range<Int> {
      let first = windows.partitioningIndex { $0.tokens.upperBound > Int(span.start) }
      return first..<max(first, windows.partitioningIndex { $0.tokens.lowerBound >= Int(span.end) })
    }
    starts = [Int](repeating: 0, count: windows.count + 1)
    for span in spans { for place in places(of: span) { starts[place + 1] += 1 } }
    for place in windows.indices { starts[place + 1] += starts[place] }
    var next = starts
    order = [Int32](repeating: 0, count: starts[windows.count])
    for (index, span) in spans.enumerated() {
      for place in places(of: span) {
        order[next[place]] = Int32(index)
        next[place] += 1
      }
    }
  }

  /// Adds features to the tokens of the window, which is one of those asked for.
  func add(_ text: borrowing TokenFeatures, window number: Int, to features: inout [TokenFeature]) {
    guard !spans.isEmpty else { return }
    let window = text.window.tokens
    var all = [UInt64](repeating: 0, count: window.count)
    for place in order[starts[number]..<starts[number + 1]] {
      let span = spans[Int(place)]
      let tokens = Int(span.start)..<Int(span.end)
      for token in tokens.clamped(to: window) {
        let place: UInt64 =
          (token == tokens.lowerBound ? 1 : 0) + (token == tokens.upperBound - 1 ? 2 : 0)
        let what = FeatureHash.pair(UInt64(span.sort), place)
        let value = FeatureHash.pair(what, names[Int(span.name)])
        let index = token - window.lowerBound
        all[index] = FeatureHash.pair(all[index], value)
        features.append(contentsOf: Self.copies(value, token))
      }
    }
    for (index, value) in all.enumerated() where value != 0 {
      let token = window.lowerBound + index
      features.append(contentsOf: Self.copies(FeatureHash.pair(Self.all, value), token))
    }
  }

  /// A feature as often as it counts.
  private static func copies(_ value: UInt64, _ token: Int) -> Repeated<TokenFeature> {
    let feature = FeatureHash.feature(.found, value)
    return repeatElement(TokenFeature(token: Int32(token), feature: feature), count: weight)
  }
}
