import AssayModel

/// What a candidate of a stack is told by: which members found it, and what the others found there.
///
/// A feature is a hash of its kind and parts.
struct CandidateFeatures {
  /// How a member stands to a candidate.
  private enum Stance: UInt64 {
    case silent = 0
    case agrees = 1
    case otherBounds = 2
    case otherType = 3
  }

  private let memberCount: Int

  init(memberCount: Int) {
    self.memberCount = memberCount
  }

  /// The features of a mention, or of an event by its trigger.
  ///
  /// - Parameters:
  ///   - voters: The members that found exactly this.
  ///   - near: The places that overlap it, with the members that found each.
  func features(
    of place: Place, voters: [Int], near: [(place: Place, voters: [Int])], in text: ArticleText
  ) -> [UInt64] {
    var stances = [Stance](repeating: .silent, count: memberCount)
    for (other, members) in near {
      let stance: Stance = other.type == place.type ? .otherBounds : .otherType
      for member in members where stances[member] != .otherBounds { stances[member] = stance }
    }
    for member in voters { stances[member] = .agrees }
    let type = Self.hash(of: place.type)
    var features = [Self.hash(1), Self.hash(2, type)]
    for (member, stance) in stances.enumerated() {
      features.append(Self.hash(3, UInt64(member), stance.rawValue))
      features.append(Self.hash(4, UInt64(member), stance.rawValue, type))
    }
    for (index, member) in voters.enumerated() {
      for other in voters[(index + 1)...] {
        features.append(Self.hash(5, UInt64(member), UInt64(other)))
      }
    }
    features.append(Self.hash(6, UInt64(voters.count)))
    features.append(Self.hash(7, UInt64(voters.count), type))
    features.append(stances.reduce(Self.hash(8)) { Self.hash($0, $1.rawValue) })
    return features + shape(of: place.extent, type, in: text)
  }

  /// The features of an argument.
  ///
  /// - Parameter eventVoters: The members that found its event.
  func features(of slot: Slot, in event: Place, voters: [Int], eventVoters: [Int]) -> [UInt64] {
    let role = Self.hash(of: slot.role)
    let type = Self.hash(of: event.type)
    var features = [Self.hash(20), Self.hash(21, role), Self.hash(22, role, type)]
    for member in 0..<memberCount {
      let stance: UInt64 = voters.contains(member) ? 2 : eventVoters.contains(member) ? 1 : 0
      features.append(Self.hash(23, UInt64(member), stance))
      features.append(Self.hash(24, UInt64(member), stance, role))
    }
    features.append(Self.hash(25, UInt64(voters.count)))
    let isBefore: UInt64 = slot.filler.extent < event.extent ? 1 : 0
    features.append(Self.hash(26, role, isBefore))
    return features
  }

  /// Length and first letter, which tell where a member's bounds or case are weak.
  private func shape(of extent: Extent, _ type: UInt64, in text: ArticleText) -> [UInt64] {
    let length = UInt64(min(extent.count, 64).bitWidth - min(extent.count, 64).leadingZeroBitCount)
    let first = extent.start < text.count ? text.bytes[extent.start] : 0
    let letter: UInt64 =
      switch first {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"): 3
      case 0x80...: 4
      default: 0
      }
    return [Self.hash(9, length, type), Self.hash(10, letter, type)]
  }

  private static func hash(_ parts: UInt64...) -> UInt64 {
    parts.reduce(0) { splitmix64($0 &+ splitMixStep &+ $1) }
  }

  private static func hash(of name: String) -> UInt64 { fnv1a(name.utf8) }
}
