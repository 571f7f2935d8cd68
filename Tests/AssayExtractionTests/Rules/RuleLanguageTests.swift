import AssayExtraction
import AssayModel
import Testing

/// Each feature of the rule language on invented sentences.
@Suite struct RuleLanguageTests {
  private static let capture = """
    event Capture "seizes"
      trigger CAPTURE:v
      Agent Actor* subject
      Place Place+ object
      From Actor? right after "from" within 10
      Time Time? either

    """
  private static let kill = """
    event Kill "kills"
      trigger KILL:v
      Victim Person* object
      Agent Actor* subject

    """
  private static let say = """
    stratum reports
    event Say "says"
      trigger SAY:v
      Speaker Actor+ subject masked
      Content Event* governed
    stratum events

    """

  private static let rows: [(name: String, rules: String, text: String, events: [String])] = [
    ("active", capture, "The rebels seized Ravno.", ["Capture seized Agent=rebels Place=Ravno"]),
    (
      "passive", capture, "Ravno was seized by rebels.", ["Capture seized Agent=rebels Place=Ravno"]
    ),
    (
      "passive with have", capture, "Ravno has not yet been seized.", ["Capture seized Place=Ravno"]
    ),
    (
      "got", capture, "Ravno got captured by the militia.",
      [
        "Capture captured Agent=militia Place=Ravno"
      ]
    ),
    (
      "perfect is active", capture, "The army has taken Ravno.",
      ["Capture taken Agent=army Place=Ravno"]
    ),
    (
      "reduced relative", capture, "Ravno, seized by rebels, burned.",
      [
        "Capture seized Agent=rebels Place=Ravno"
      ]
    ),
    ("no object", capture, "The army seized weapons.", []),
    (
      "coordination", capture, "The army and its allies seized Ravno and Marsk.",
      [
        "Capture seized Agent=allies Agent=army Place=Ravno Place=Marsk"
      ]
    ),
    (
      "a row with commas", capture, "The army, militia and police took Ravno.",
      [
        "Capture took Agent=police Agent=militia Agent=army Place=Ravno"
      ]
    ),
    (
      "preposition before the nearest", capture, "Rebels in Marsk seized Ravno.",
      [
        "Capture seized Agent=Rebels Place=Ravno"
      ]
    ),
    (
      "marker", capture, "Rebels seized Ravno from the army on Monday.",
      [
        "Capture seized Agent=Rebels Place=Ravno From=army Time=Monday"
      ]
    ),
    (
      "relative clause", capture, "The army, which seized Ravno, left.",
      [
        "Capture seized Agent=army Place=Ravno"
      ]
    ),
    (
      "infinitive", capture, "Rebels ordered the army to take Ravno.",
      [
        "Capture take Agent=army Place=Ravno"
      ]
    ),
    (
      "speaker is masked", say + capture, "Ravno was seized, the army said.",
      [
        "Capture seized Place=Ravno", "Say said Speaker=army Content=seized",
      ]
    ),
    (
      "attributive", "entity Person \"men\"\n  match <\"killed\" \"men\">\n" + kill,
      "The troops buried killed men.", ["Kill killed Victim=killed men"]
    ),
    (
      "object of a verb before", capture, "The army killed rebels and seized Ravno.",
      [
        "Capture seized Agent=army Place=Ravno"
      ]
    ),
    (
      "object in a relative clause", capture, "The army which killed rebels seized Ravno.",
      [
        "Capture seized Agent=army Place=Ravno"
      ]
    ),
    (
      "counted", kill, "Dozens of rebels killed a farmer.",
      ["Kill killed Victim=farmer Agent=rebels"]
    ),
    (
      "guard before", "event Kill \"x\"\n  trigger KILL:v !before(\"not\")\n",
      "They kill. They do not kill.",
      ["Kill kill"]
    ),
    (
      "guard after", "event Kill \"x\"\n  trigger KILL after(\"time\" within 2)\n",
      "Games kill some time. They kill time. They kill.", ["Kill kill", "Kill kill"]
    ),
    (
      "require",
      "event Kill \"x\"\n  trigger KILL:v\n  Agent Org? left\n  Victim Person? right\n"
        + "  require Agent|Victim\n", "It killed. It killed a farmer.",
      ["Kill killed Victim=farmer"]
    ),
    (
      "within", "event Kill \"x\"\n  trigger KILL:v\n  Agent Org left within 2\n",
      "The army killed. The army in all its long history killed.", ["Kill killed Agent=army"]
    ),
    (
      "clause", "event Kill \"x\"\n  trigger KILL:v\n  Victim Person right clause\n",
      "It killed; a farmer fled. It killed a farmer.", ["Kill killed Victim=farmer"]
    ),
    (
      "behind the filler",
      "event Kill \"x\"\n  trigger \"killing\"\n  Agent Org left before \"'s\"\n",
      "The army's killing. The army killing.", ["Kill killing Agent=army"]
    ),
    (
      "with", "event Kill \"x\"\n  trigger KILL:v\n  Victim Person object with \"children\"\n",
      "It killed children. It killed a farmer.", ["Kill killed Victim=children"]
    ),
    (
      "fallback",
      "event Kill \"x\"\n  trigger KILL:v\n  Agent Org* right after \"by\"\n"
        + "  Agent Org* left else\n", "Troops were killed by rebels. Troops killed.",
      ["Kill killed Agent=rebels", "Kill killed Agent=Troops"]
    ),
    (
      "inside",
      "event Kill \"x\"\n  trigger KILL:v\n  Victim Person+ object\n"
        + "  Count Count? inside Victim\nentity Person \"several\"\n  match <NUM PEOPLE>\n",
      "It killed 7 farmers.", ["Kill killed Victim=farmers"]
    ),
    (
      "apart",
      "lex DRIVE +v = drive~out\nevent Capture \"x\"\n  trigger DRIVE:v\n  From Actor? right\n",
      "The army drove the rebels out.", ["Capture drove out From=rebels"]
    ),
    (
      "first rule takes the trigger",
      "event Kill \"a\"\n  trigger KILL:v\n  Agent Org left\n"
        + "event Meet \"b\"\n  trigger KILL\n", "Troops killed. He killed.",
      ["Kill killed Agent=Troops", "Meet killed"]
    ),
    (
      "also",
      "event Kill \"a\"\n  trigger KILL:v\n  Agent Org left\nevent Meet \"b\"\n  trigger KILL\n"
        + "  also\n", "Troops killed.", ["Kill killed Agent=Troops", "Meet killed"]
    ),
    (
      "once", "event Kill \"a\"\n  trigger KILL:v\n  once\n", "It killed and killed. It killed.",
      ["Kill killed", "Kill killed"]
    ),
    (
      "one per sentence",
      "keep one per sentence\nevent Meet \"a\"\n  trigger \"met\"\n  score 0.9\n"
        + "event Kill \"b\"\n  trigger KILL:v\n  score 0.5\n", "It killed and met.", ["Meet met"]
    ),
    (
      "inherit",
      capture + "event Kill \"a\"\n  trigger KILL:v\n  Agent Org? subject\n"
        + "  inherit Agent from 1\n", "Rebels seized Ravno. They killed. They killed.",
      [
        "Capture seized Agent=Rebels Place=Ravno", "Kill killed Agent=Rebels",
        "Kill killed Agent=Rebels",
      ]
    ),
    (
      "explicit passive",
      "event Capture \"a\"\n  trigger CAPTURE:v\n  Place Place+ right\n"
        + "  Agent Actor? left\n  passive Place=left Agent=right:after:\"by\"\n",
      "Ravno was seized by rebels. Rebels seized Marsk.",
      ["Capture seized Place=Ravno Agent=rebels", "Capture seized Place=Marsk Agent=Rebels"]
    ),
  ]

  @Test func sentencesGiveTheirEvents() throws {
    for row in Self.rows {
      let events = try RuleSample.events(row.rules, on: row.text)
      #expect(events == row.events, "\(row.name)")
    }
  }

  private static let mentions: [(name: String, rules: String, text: String, found: [String])] = [
    ("lexicon", "lex A +n = tank\nentity X \"a\"\n  match A\n", "two tanks", ["tanks"]),
    ("phrase", "entity X \"a\"\n  match \"front line\"\n", "the front line", ["front line"]),
    (
      "capitals", "entity X \"a\"\n  match CAP+\n", "Mr Ivo Brant met Lena.",
      ["Mr Ivo Brant", "Lena"]
    ),
    ("context", "entity X \"a\"\n  match \"town of\" <CAP>\n", "the town of Ravno", ["Ravno"]),
    (
      "context behind", "entity X \"a\"\n  match <CAP> \"said\"\n",
      "When Brant said so, Orsk left.", ["Brant"]
    ),
    (
      "modifiers", "lex A = tanks\nentity X \"a\"\n  match <MOD{0,3} A>\n", "the old red tanks",
      ["old red tanks"]
    ),
    (
      "bounded", "lex A = tanks\nentity X \"a\"\n  match <MOD{0,1} A>\n", "the old red tanks",
      ["red tanks"]
    ),
    (
      "a type inside", "entity X \"a\"\n  match NUM\nlex A = men\nentity X \"b\"\n  match X A\n",
      "6 men",
      ["6 men", "6"]
    ),
    (
      "the rule above wins",
      "entity X \"a\"\n  match \"red\" \"tank\"\nentity X \"b\"\n  match \"tank\"\n",
      "a red tank", ["red tank"]
    ),
    (
      "remembered", "entity X \"a\"\n  match \"Mr\" <CAP CAP>\nremember X tail\n",
      "Mr Ivo Brant left. Police saw Brant.", ["Ivo Brant", "Brant"]
    ),
    (
      "included lexicon", "lex A = tank\nlex B = gun @A\nentity X \"a\"\n  match B\n", "a tank",
      ["tank"]
    ),
    (
      "particles", "lex A = pull(out|back)\nentity X \"a\"\n  match A\n", "pull back", ["pull back"]
    ),
    (
      "needs a capital", "lex A +cap = turkey\nentity X \"a\"\n  match A\n", "Turkey ate turkey",
      ["Turkey"]
    ),
    (
      "shapes", "entity X \"a\"\n  match (YEAR|CLOCK)\n", "in 1999 at 05:40, 12 men",
      ["1999", "05:40"]
    ),
    (
      "short forms with a stop", "lex T = Gen. mr. \"Lt. Col.\"\nentity X \"a\"\n  match <T CAP>\n",
      "He met Gen. Rask, Mr. Moss and Lt. Col. Orr.", ["Gen. Rask", "Mr. Moss", "Lt. Col. Orr"]
    ),
    (
      "names with the Arabic article", "entity X \"a\"\n  match <CAP+>\n",
      "They met Bashar al-Assad, nur ad-Din and as-Sabah, a pro-Assad ex-Envoy of al-bab.",
      ["Bashar al-Assad", "ad-Din", "as-Sabah"]
    ),
    (
      "particles of names", "entity X \"a\"\n  match <CAP{1,2}>\n",
      "Ursula von der Leyen met Osama bin Laden, Ahmed al Masri and a Dena de la Cruz. "
        + "Then el Masri spoke of la Mancha, van and bin, and of Ravno. Van Orr and de Gaulle left.",
      [
        "Ursula von der Leyen", "Osama bin Laden", "Ahmed al Masri", "Dena de la Cruz",
        "el Masri", "Mancha", "Ravno", "Van Orr", "Gaulle",
      ]
    ),
    (
      "particles before what stands behind a name", "entity X \"a\"\n  match <CAP{1,2}> \"said\"\n",
      "No one but Dena van der Moss said so.", ["Dena van der Moss"]
    ),
  ]

  @Test func patternsGiveTheirMentions() throws {
    for row in Self.mentions {
      let article = Article(id: "a", text: ArticleText(row.text))
      let findings = try RuleSample.runner("types X\n" + row.rules).findings(in: article)
      #expect(findings.mentions.map { article.text[$0.extent] } == row.found, "\(row.name)")
    }
  }
}
