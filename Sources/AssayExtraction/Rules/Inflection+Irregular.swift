extension Inflection {
  /// Past and participle of irregular verbs; a bar stands between variants.
  static let irregular: [String: [String]] = {
    var table: [String: [String]] = [:]
    for entry in list.split(separator: ",") {
      let forms = entry.split(whereSeparator: \.isWhitespace).map(String.init)
      guard forms.count == 3 else { continue }
      table[forms[0]] = [forms[1], forms[2]]
    }
    return table
  }()

  private static let list = """
    arise arose arisen, awake awoke awoken, be was been, bear bore borne, beat beat beaten|beat,
    become became become, begin began begun, bend bent bent, beset beset beset, bet bet bet,
    bid bid bid, bind bound bound, bite bit bitten, bleed bled bled, blow blew blown,
    break broke broken, breed bred bred, bring brought brought, broadcast broadcast|broadcasted
    broadcast|broadcasted, build built built, burn burned|burnt burned|burnt, burst burst burst,
    buy bought bought, cast cast cast, catch caught caught, choose chose chosen, cling clung clung,
    come came come, cost cost cost, creep crept crept, cut cut cut, deal dealt dealt, dig dug dug,
    do did done, draw drew drawn, dream dreamed|dreamt dreamed|dreamt, drink drank drunk,
    drive drove driven, dwell dwelt|dwelled dwelt|dwelled, eat ate eaten, fall fell fallen,
    feed fed fed, feel felt felt, fight fought fought, find found found, flee fled fled,
    fling flung flung, fly flew flown, forbid forbade|forbad forbidden, forecast forecast forecast,
    foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven,
    forgo forwent forgone, forsake forsook forsaken, freeze froze frozen, get got got|gotten,
    give gave given, go went gone, grind ground ground, grow grew grown, hang hung|hanged
    hung|hanged, have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held,
    hurt hurt hurt, keep kept kept, kneel knelt|kneeled knelt|kneeled, know knew known, lay laid laid,
    lead led led, leap leapt|leaped leapt|leaped, learn learned|learnt learned|learnt, leave left left,
    lend lent lent, let let let, lie lay lain, light lit|lighted lit|lighted, lose lost lost,
    make made made, mean meant meant, meet met met, mislead misled misled, mistake mistook mistaken,
    mow mowed mown|mowed, offset offset offset, outdo outdid outdone, overcome overcame overcome,
    override overrode overridden, overrun overran overrun, oversee oversaw overseen,
    overtake overtook overtaken, overthrow overthrew overthrown, pay paid paid, plead pleaded|pled
    pleaded|pled, prove proved proved|proven, put put put, quit quit quit, read read read,
    rebuild rebuilt rebuilt, redo redid redone, repay repaid repaid, retake retook retaken,
    rethink rethought rethought, rewrite rewrote rewritten, rid rid rid, ride rode ridden,
    ring rang rung, rise rose risen, run ran run, saw sawed sawn|sawed, say said said, see saw seen,
    seek sought sought, sell sold sold, send sent sent, set set set, shake shook shaken,
    shed shed shed, shine shone shone, shoot shot shot, show showed shown|showed, shrink shrank
    shrunk, shut shut shut, sing sang sung, sink sank sunk, sit sat sat, slay slew slain,
    sleep slept slept, slide slid slid, sling slung slung, slit slit slit, smell smelled|smelt
    smelled|smelt, sow sowed sown, speak spoke spoken, speed sped|speeded sped|speeded, spell
    spelled|spelt spelled|spelt, spend spent spent, spill spilled|spilt spilled|spilt, spin spun spun,
    spit spat spat, split split split, spread spread spread, spring sprang sprung, stand stood stood,
    steal stole stolen, stick stuck stuck, sting stung stung, strike struck struck|stricken,
    string strung strung, strive strove striven, swear swore sworn, sweep swept swept,
    swell swelled swollen, swim swam swum, swing swung swung, take took taken, teach taught taught,
    tear tore torn, tell told told, think thought thought, throw threw thrown, thrust thrust thrust,
    tread trod trodden, undergo underwent undergone, understand understood understood,
    undertake undertook undertaken, undo undid undone, uphold upheld upheld, upset upset upset,
    wake woke woken, wear wore worn, weave wove woven, weep wept wept, win won won, wind wound wound,
    withdraw withdrew withdrawn, withhold withheld withheld, withstand withstood withstood,
    wring wrung wrung, write wrote written, wrest wrested wrested, outlaw outlawed outlawed,
    mow mowed mown, underwrite underwrote underwritten, hew hewed hewn
    """
}
