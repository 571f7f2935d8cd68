/// The words that coreference knows, as hashes.
enum CoreferenceWords {
  /// Titles, ranks and offices before the name of a person.
  static let titles = FoldedWords.hashes(
    """
    mr mrs ms miss dr prof professor president premier prime minister secretary chancellor governor \
    mayor senator deputy judge justice general gen colonel col lieutenant lt captain capt major maj \
    sergeant sgt corporal brigadier brig commander admiral marshal chief king queen prince princess \
    sheikh sheik emir ayatollah pope bishop archbishop cardinal father sister rev reverend sir lord \
    lady dame count baron ambassador spokesman spokeswoman director chairman chairwoman leader \
    defence defense foreign finance interior vice acting former ex police army inspector officer \
    envoy special commissioner congressman congresswoman representative speaker coach madam uncle aunt
    """)

  /// Small words inside names.
  static let particles = FoldedWords.hashes(
    "al el ash as an ad ar bin ben ibn abu de del della di da dos van von der den la le les du ter y"
  )

  /// Articles before a transliterated name, which fold away.
  static let foldedArticles = FoldedWords.hashes("al el ash as an ad ar the")

  /// Words between the parts of a name that no acronym counts.
  static let joints = FoldedWords.hashes("of for and the in on to de la du des et")

  /// Words before which the head of a noun phrase stands.
  static let headEnds = FoldedWords.hashes("of for in on at from with to against who that which")

  static let definite = FoldedWords.hashes("the this that these those")
  static let indefinite = FoldedWords.hashes("a an another some any no")
  static let possessive = FoldedWords.hashes("his her its their our my your whose")

  // MARK: - Pronouns

  static let he = FoldedWords.hashes("he him himself his")
  static let she = FoldedWords.hashes("she her herself hers")
  static let it = FoldedWords.hashes("it itself its")
  static let they = FoldedWords.hashes("they them themselves their theirs")
  static let i = FoldedWords.hashes("i me myself my mine")
  static let we = FoldedWords.hashes("we us ourselves our ours")
  static let you = FoldedWords.hashes("you yourself yourselves your yours")
  static let other = FoldedWords.hashes("those these this that who whom which one ones")
  static let pronouns = he.union(she).union(it).union(they).union(i).union(we).union(you).union(
    other)

  static let male = FoldedWords.hashes(
    "mr man boy father son brother husband king prince sir lord uncle grandfather spokesman chairman "
      + "widower nephew gentleman he priest monk")
  static let female = FoldedWords.hashes(
    "mrs ms miss woman girl mother daughter sister wife queen princess lady dame aunt grandmother "
      + "spokeswoman chairwoman widow niece madam she nun actress")

  // MARK: - Nominal heads and what they can stand for

  /// Heads of nominals that stand for something named, with the kinds that it may have.
  ///
  /// The kinds are those of the schema `newswire/1`; where the mentions have none, its type alone
  /// must be the same.
  static let heads: [UInt64: Set<String>] = {
    var heads: [UInt64: Set<String>] = [:]
    let lines: [(String, [String])] = [
      ("town city village capital hamlet settlement port", ["Settlement"]),
      ("country nation state republic kingdom", ["Country"]),
      ("province region governorate territory enclave peninsula valley", ["Region"]),
      ("district quarter suburb neighbourhood neighborhood county", ["District"]),
      ("river island mountain hill lake sea", ["Natural"]),
      (
        "company firm airline carrier manufacturer maker bank group operator retailer insurer",
        ["Company"]
      ),
      (
        "group militia movement organisation organization faction front",
        ["ArmedGroup", "Civil"]
      ),
      (
        "monitor observatory charity union party agency watchdog institute federation association",
        ["Civil"]
      ),
      ("agency broadcaster newspaper paper station channel network daily weekly", ["Media"]),
      ("regulator ministry", ["Government"]),
      ("body organisation organization mission alliance bloc agency union", ["International"]),
    ]
    for (words, kinds) in lines {
      for word in words.split(separator: " ") {
        heads[FoldedWords.hash(word), default: []].formUnion(kinds)
      }
    }
    return heads
  }()

  /// Heads that never stand for the same thing as another mention with the same words.
  static let unspecific = FoldedWords.hashes(
    "people civilians residents witnesses officials sources others men women children members "
      + "person man woman resident witness source official others analysts experts thousands hundreds "
      + "dozens house home street road building")
}

extension CoreferenceWords {
  /// Plurals without an s.
  static let plurals = FoldedWords.hashes("people men women children police clergy folk")
}

extension CoreferenceWords {
  /// Classifiers that a town's name may have or lack.
  static let settlements = FoldedWords.hashes("town city village")
  /// The names of types that stand for places in the schemas of the field.
  static let placeTypes: Set<String> = ["Place", "GPE", "LOC", "Location", "place"]
}
