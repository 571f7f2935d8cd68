/// The noun that makes an actor of a name before it: "rebels" in "Turkish-backed rebels", "army" in "Syria's
/// army", "police" in "Iraqi federal police".
struct NominalActor {
  /// Where the noun ends.
  let end: Int
  /// Whether the name is that of who backs, leads or arms the actor.
  let isSponsored: Bool

  /// Looks for a noun behind a name: with 's or a participle such as "-backed" first, and up to two
  /// adjectives between, words for who is of a country and "Kurdish-led" among them.
  init?(after nameEnd: Int, in bytes: Span<UInt8>) {
    var end = nameEnd
    var isSponsored = false
    if bytes.byte(end) == UInt8(ascii: "-") {
      let wordEnd = bytes.wordEnd(from: end + 1)
      guard Self.role(bytes, end + 1..<wordEnd) == .participle else { return nil }
      (end, isSponsored) = (wordEnd, true)
    } else if let length = bytes.apostropheLength(at: end) {
      guard bytes.byte(end + length) | 0x20 == UInt8(ascii: "s"),
        bytes.wordEnd(from: end + length) == end + length + 1
      else { return nil }
      end += length + 1
    }
    for _ in 0..<3 {
      let start = bytes.whiteEnd(from: end)
      guard start > end, start - end <= 2 else { return nil }
      var wordEnd = bytes.wordEnd(from: start)
      var role = Self.role(bytes, start..<wordEnd)
      if bytes.byte(wordEnd) == UInt8(ascii: "-") {
        let partEnd = bytes.wordEnd(from: wordEnd + 1)
        guard Self.role(bytes, wordEnd + 1..<partEnd) == .participle else { return nil }
        (wordEnd, role) = (partEnd, .adjective)
      }
      switch role {
      case .noun:
        self.end = wordEnd
        self.isSponsored = isSponsored
        return
      case .adjective: end = wordEnd
      case .participle, nil: return nil
      }
    }
    return nil
  }

  private enum Role: UInt8 {
    case noun = 1
    case adjective
    case participle
  }

  private static func role(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Role? {
    WordKey(bytes, range).flatMap { table[$0] }
  }

  private static let table = WordTable<Role>([
    (.adjective, Demonyms.words.joined(separator: " ")),
    (
      .noun,
      """
      army armies navy forces troops soldiers soldier fighters fighter rebels rebel militants militant militia \
      militias militiamen gunmen gunman insurgents insurgent guerrillas jihadists jihadist extremists Islamists \
      commandos paratroopers marines mercenaries warplanes warplane jets jet aircraft helicopters artillery \
      tanks warships police policemen officers officer guards guard agents agent officials official government \
      authorities regime coalition alliance factions faction groups group brigades brigade units unit \
      battalions convoy convoys airstrikes prosecutors diplomats diplomat delegation negotiators envoy envoys \
      president minister ministers lawmakers lawmaker protesters protester civilians refugees \
      migrants activists activist journalists journalist workers villagers residents tribesmen hackers spies \
      separatists separatist loyalists loyalist volunteers conscripts commanders commander generals general \
      leaders leader opposition parliament
      """
    ),
    (
      .adjective,
      """
      government opposition rebel security special armed air ground naval military federal local national \
      army police border coast regular irregular elite presidential republican democratic Islamic \
      Islamist Sunni Shiite Shia Kurdish Arab Christian Alawite Druze Turkmen foreign senior former top \
      paramilitary tribal moderate hardline secular communist nationalist state defence defense foreign \
      interior prime deputy main allied joint riot secret intelligence private militia intelligence
      """
    ),
    (
      .participle,
      """
      backed led allied aligned supported funded trained armed sponsored linked run controlled affiliated \
      dominated financed equipped
      """
    ),
  ])
}
