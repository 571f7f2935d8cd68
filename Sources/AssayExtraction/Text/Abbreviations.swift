/// What a full stop after a short form means.
enum Abbreviation: UInt8, Sendable {
  /// Stands before a name: no sentence ends here.
  case title = 1
  /// Leads on to what follows: no sentence ends here.
  case leading
  /// Short only before a number ("No. 5", "p. 12"); else a word like others.
  case numbered
  /// Stands before a number or ends a sentence ("Feb. 13").
  case month
  /// As a state behind a comma ("Dayton, Ohio." is none, "Calif." is); else a word like others.
  case state
  /// Stands inside or at the end of a sentence; only what follows tells ("Inc.", "U.S.", "Jr.").
  case open
  /// Ends a sentence before any capital ("etc.", "5 km.").
  case closing
  /// a.m. and p.m.
  case hour
  /// A capital before a name.
  case initial
  /// A day of the week, before what happened or at the end.
  case weekday

  /// The abbreviation that a word is, its case and what precedes it left aside.
  static subscript(key: WordKey) -> Abbreviation? { table[key] }

  /// 1 for a word that may be one, 0 for one that is none; quick to tell.
  @inline(__always)
  static func hint(_ key: WordKey) -> UInt8 { table.hint(key) }

  /// Whether it is one only with a capital.
  var needsCapital: Bool {
    switch self {
    case .title, .month, .state, .weekday: true
    default: false
    }
  }

  private static let table = WordTable<Abbreviation>([
    (
      .title,
      """
      Mr Mrs Ms Mx Messrs Mmes Mme Mlle Dr Drs Prof Rev Fr Hon Pres Gov Govs Sen Sens Rep Reps Amb Atty \
      Supt Det Insp Const Gen Gens Lt Lts Col Cols Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Spc Brig Ens \
      St Ste Mt Mts Ft Pt Sr Sra Srta Dist Asst Assoc Dep Min Sec Treas Msgr Ald Sheikh Sh Cllr Ofc Wg Sqn \
      Flt Bde Bn Regt Inf Cav Rt Ven Eng MSgt SSgt TSgt LCpl CWO
      """
    ),
    (.leading, "incl excl approx ca cf viz vs eg ie esp aka resp nee est"),
    (
      .numbered,
      """
      no nos nr art arts fig figs p pp para paras ch chap chs vol vols sect par eq ed op cit ext res apt lat lon \
      pop ver tel
      """
    ),
    (.month, "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"),
    (
      .state,
      """
      Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla \
      Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask Man
      """
    ),
    (
      .open,
      """
      Inc Corp Co Ltd Bros Cie Cos Jr Ave Blvd Rd Ln Hwy Sq Bldg Univ Dept Govt Natl Intl Assn Mfg plc \
      gmbh llc bhd pty Esq Ret Div al Mag min max avg sq cu
      """
    ),
    (.closing, "etc hr hrs kg km lb lbs oz mph"),
    (.weekday, "Mon Tue Tues Wed Thu Thur Thurs Fri Sat"),
  ])
}

/// What a word says about the sentence that it might start.
enum SentenceWord: UInt8, Sendable {
  /// Starts sentences, and is seldom part of a name.
  case starter = 1
  /// A verb of speech, which follows quoted questions.
  case speech

  /// What a word says, its case left aside.
  static subscript(key: WordKey) -> SentenceWord? { table[key] }

  private static let table = WordTable<SentenceWord>([
    (
      .starter,
      """
      the a an this that these those it its he him his she her hers they them their we us our you your i my \
      mine in on at by from to of for with without within into onto over under above below between among \
      amid after before during since until while when whenever where wherever as because although though if \
      unless whether and but or nor yet so however moreover meanwhile therefore thus hence still instead \
      nevertheless there here what who whom whose why how which despite according some any many most few all \
      both each every either neither several another other others no not now then also later earlier next \
      last first second once again today yesterday tomorrow tonight such both only even just more less much \
      one two three four five six seven eight nine ten hundreds thousands dozens let please do does did is \
      are was were has have had can could will would should may might must officials witnesses residents \
      police activists analysts experts critics nobody everyone someone nothing everything something
      """
    ),
    (
      .speech,
      """
      said says say asked asks told tells added adds wrote writes shouted cried replied answered tweeted \
      warned wondered insisted demanded exclaimed yelled screamed joked quipped continued posted chanted
      """
    ),
  ])
}
