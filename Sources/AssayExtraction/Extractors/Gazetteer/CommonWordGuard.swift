import AssayModel

/// Doubts names of one word that is a common word too, such as May, Said or Marks.
///
/// Such a name needs a capital inside a sentence. Where the sentence starts with it, a second cue will do:
/// a capital on the next word, or the same name beyond doubt elsewhere in the article.
enum CommonWordGuard {
  /// Takes back the names that nothing speaks for.
  static func judge(
    _ found: inout [GazetteerExtractor.Found], in text: ArticleText, _ list: GazetteerList,
    _ tokenized: inout TokenizedText
  ) {
    let bytes = text.bytes.span
    var doubtful: [Int] = []
    for index in found.indices where isCommon(bytes, found[index]) {
      if doubtful.isEmpty { tokenized.tokenize(text) }
      doubtful.append(index)
    }
    guard !doubtful.isEmpty else { return }
    let starts = SentenceOpenings(tokenized, bytes)
    for index in doubtful {
      found[index].isTaken =
        hasCapitalAlone(bytes, found[index]) && !starts.contain(found[index].start)
    }
    let sure = Set(found.filter(\.isTaken).map(\.line))
    for index in doubtful where !found[index].isTaken {
      let name = found[index]
      found[index].isTaken =
        bytes[name.start].isCapital
        && (sure.contains(name.line) || isBeforeCapital(bytes, name.end))
    }
  }

  private static func isCommon(_ bytes: Span<UInt8>, _ found: GazetteerExtractor.Found) -> Bool {
    WordKey(bytes, found.start..<found.end).map { CommonWords.contain($0) } ?? false
  }

  /// Whether the first letter alone is a capital.
  private static func hasCapitalAlone(
    _ bytes: Span<UInt8>, _ found: GazetteerExtractor.Found
  ) -> Bool {
    bytes[found.start].isCapital && (found.start + 1..<found.end).allSatisfy { bytes[$0].isSmall }
  }

  private static func isBeforeCapital(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
    bytes.byte(end) == 0x20 && bytes.byte(end + 1).isCapital
  }
}

/// Where the first words of sentences stand.
private struct SentenceOpenings {
  private var offsets: Set<Int> = []

  init(_ tokenized: TokenizedText, _ bytes: Span<UInt8>) {
    for sentence in tokenized.sentences {
      guard let first = sentence.first(where: { bytes.isWord(at: tokenized.tokens[$0].start) })
      else {
        continue
      }
      offsets.insert(tokenized.tokens[first].start)
    }
  }

  func contain(_ offset: Int) -> Bool { offsets.contains(offset) }
}

/// English words that are names of persons or places too.
private enum CommonWords {
  private enum Membership: UInt8 {
    case member = 1
  }

  static func contain(_ key: WordKey) -> Bool { table[key] != nil }

  private static let table = WordTable<Membership>([
    (
      .member,
      """
      said says may march marks mark will bill bills rose rise hope grace faith joy pat rob jack frank gene ray \
      art dean duke earl king queen prince bishop pope abbot baron judge major sergeant marshal justice law \
      lawless brown green white black gray grey gold silver stone woods wood field fields hill hills banks \
      bank bridge bridges rivers lake lakes pool poole ford forest heath moor marsh snow frost winter summer \
      sunday monday day days weeks early long short small little young old strong swift sharp wise good best \
      rich price prices cash penny sterling pound dollar case cases chase hunt hunter fisher baker cook \
      butcher carpenter mason smith taylor tailor turner walker porter potter carter cooper archer shepherd \
      miller farmer gardener page pages reader reading nice turkey chad mali jordan mobile orange victory \
      victoria sandy rusty crystal amber ruby pearl jade ivory olive violet daisy lily iris heather holly \
      hazel ginger basil rosemary sage berry cherry peach apple rice bean beans fish salmon trout pike crane \
      swan drake finch wolf fox lamb bull bear lion hart hawk wren martin christian constant noble savage \
      moody gay merry dear darling love lovely bliss pride moses virgin trinity temple church abbey cross \
      rush dash race run runs walk rides drew flew grew mercy chance fortune luck victor guy lad man men \
      major minor sterling bush reed moss thorn branch twig root leaf bloom flowers garden park parks lane \
      street way close gates gate hall halls house houses castle tower towers wall walls church well wells \
      brook brooks spring springs waters bay bays cape coral reef sandys rock rocks cliff cliffs crown \
      sword spear lance shields shield steel iron silk cotton linen buttons button pocket bell bells horn \
      horns drum drums singer song verse prose words word speaker speaks tell tells wright weaver webb \
      central eastern western northern southern north south east west union liberty independence santa \
      pace piper christmas easter noon eve dawn dusk barn bond bonds dice tiny split hull deal sale bath \
      cork bar bars wake troy lens nancy tours angers worms essen halle hamm side china china guinea \
      georgia lebanon cuba peru oman togo bill era many much more most alas ever even just like such than \
      then there these they this those thus ares mars sunni shia aid aids us it who
      """
    )
  ])
}
