import AssayExtraction
import Testing

/// Everything that can be wrong with a rule file is told, with its place.
@Suite struct RuleMistakeTests {
  private static let head = """
    types Person Place
    frame Kill: Agent Victim
    lex KILL +v = kill

    """

  private static let rule = """
    event Kill "kills"
      trigger KILL:v
      Victim Person+ object

    """

  private static let rows: [(name: String, text: String, mistakes: [String])] = [
    (
      "statement", "foo bar\n",
      [
        "1:1: no statement is called 'foo'; there are: ontology, types, frame, class, lex, stratum, "
          + "entity, event, realis, remember, keep"
      ]
    ),
    (
      "no statement above", "  trigger KILL\n",
      ["1:3: expected a statement at the start of the line"]
    ),
    (
      "statement indented", "types A\nentity A \"a\"\n  match <CAP>\n  entity A \"b\"\n",
      ["4:3: 'entity' starts a statement: put it at the start of the line"]
    ),
    (
      "part not indented", "types A\nentity A \"a\"\nmatch <CAP>\n",
      [
        "2:10: the rule \"a\" has no pattern, so that it finds nothing",
        "3:1: 'match' belongs to the statement above: indent its line",
      ]
    ),
    (
      "lexicon of a file with a sign", "lex A +v = from \"a.txt\"\n",
      ["1:10: a file stands without '=': write lex A from \"FILE\""]
    ),
    (
      "no rules", "ontology x\ntypes A\n",
      ["1:1: warning: the file has no rules, so that it finds nothing"]
    ),
    ("type twice", "types A A\n", ["1:9: the type 'A' is declared twice"]),
    ("frame without roles", "frame A B\n", ["1:10: expected ':', found the end of the line"]),
    ("role twice", "frame A: X X\n", ["1:12: A has the role 'X' twice"]),
    (
      "class of nothing known", "types Ab\nclass C = Ac\n",
      [
        "2:11: no type is called 'Ac'; did you mean 'Ab'? there are: Ab"
      ]
    ),
    (
      "lexicon twice", "lex A +v = kill\nlex A +v = die\n",
      [
        "2:5: the lexicon 'A' stands in line 1 already"
      ]
    ),
    ("lexicon without words", "lex A +v =\n", ["1:5: the lexicon 'A' has no words"]),
    ("lexicon without a sign", "lex A +v kill\n", ["1:10: expected '=', found 'kill'"]),
    (
      "form of a lexicon", "lex A +x = kill\n",
      [
        "1:8: no form of a lexicon is called 'x'; did you mean 'v'? there are: v, n, adj, cap"
      ]
    ),
    ("lexicon in itself", "lex A +v = kill @A\n", ["1:5: the lexicon 'A' includes itself"]),
    ("lexicon file", "lex A +v from \"a.txt\"\n", ["1:15: a.txt: not found"]),
    ("word twice", "lex A +v = kill kill\n", ["1:17: warning: 'kill' stands in line 1 already"]),
    ("unused lexicon", "lex A = kill\n", ["1:5: warning: nothing uses the lexicon 'A'"]),
    ("quote", "lex A +v = \"kill\n", ["1:12: expected a closing quote"]),
    (
      "event type", head + "event Kil \"x\"\n  trigger KILL:v\n",
      [
        "4:7: no event type is called 'Kil'; did you mean 'Kill'? there are: Kill"
      ]
    ),
    (
      "no name", head + "event Kill\n",
      [
        "4:11: expected the rule's name in quotes, found the end of the line"
      ]
    ),
    (
      "untriggered", head + "event Kill \"x\"\n  Victim Person object\n",
      [
        "4:12: the rule \"x\" has no trigger, so that nothing starts it"
      ]
    ),
    (
      "lexicon", head + "event Kill \"x\"\n  trigger KIL:v\n",
      [
        "5:11: no lexicon is called 'KIL'; did you mean 'KILL'? there are: KILL"
      ]
    ),
    (
      "form", head + "event Kill \"x\"\n  trigger KILL:n\n",
      [
        "5:16: the lexicon 'KILL' has no noun forms; declare it with +n"
      ]
    ),
    (
      "unknown form", head + "event Kill \"x\"\n  trigger KILL:w\n",
      [
        "5:16: no form is called 'w'; did you mean 'v'? there are: v, n, base, pres, past, en, ing, sg, "
          + "pl"
      ]
    ),
    (
      "role", head + rule + "  Victm Person object\n",
      [
        "7:3: no role of Kill is called 'Victm'; did you mean 'Victim'? there are: Agent, Victim, "
          + "trigger, passive, require, realis, reported, inherit, score, also, once"
      ]
    ),
    (
      "filler", head + rule + "  Agent Persn subject\n",
      [
        "7:9: no type or class is called 'Persn'; did you mean 'Person'? there are: Person, Place, Kill"
      ]
    ),
    (
      "condition", head + rule + "  Agent Person subjct\n",
      [
        "7:16: no condition on a filler is called 'subjct'; did you mean 'subject'? there are: subject, "
          + "object, left, right, either, inside, governed, after, before, within, clause, nearest, "
          + "adjacent, with, without, masked, else, score"
      ]
    ),
    (
      "two directions", head + rule + "  Agent Person left right\n",
      [
        "7:21: Agent has two directions, left and right"
      ]
    ),
    (
      "quantifier", head + rule + "  Agent Person{3,1} left\n",
      [
        "7:15: expected the fewest before the most, found {3,1}"
      ]
    ),
    (
      "number", head + rule + "  Agent Person left within x\n",
      [
        "7:28: expected a number of words, a whole number up to 60, found 'x'"
      ]
    ),
    (
      "score", head + rule + "  score 2\n",
      ["7:9: expected a score, a number from 0 to 1, found '2'"]
    ),
    (
      "preposition of a subject", head + rule + "  Agent Person subject after \"by\"\n",
      [
        "7:16: a subject has no preposition before it; use left or right with after"
      ]
    ),
    (
      "with and without", head + rule + "  Agent Person left with KILL without KILL\n",
      [
        "7:3: with and without name the same words, so that nothing fills the role"
      ]
    ),
    (
      "event as subject", head + rule + "  Agent Kill subject\n",
      [
        "7:14: an event is no subject; use left, right, either or governed"
      ]
    ),
    (
      "mention governed", head + rule + "  Agent Person governed\n",
      [
        "7:16: only events are governed, and Agent takes none"
      ]
    ),
    (
      "inside nothing", head + rule + "  Agent Person inside Agent\n",
      [
        "7:23: no line of the rule fills 'Agent'"
      ]
    ),
    (
      "required and not filled", head + rule + "  require Agent\n",
      [
        "7:11: no line fills 'Agent', so that the rule never fires"
      ]
    ),
    (
      "passive of nothing", head + rule + "  passive Agent=left\n",
      [
        "7:11: no line of the rule fills 'Agent'"
      ]
    ),
    (
      "guards that contradict",
      head + "event Kill \"x\"\n  trigger KILL:v before(\"a\") !before(\"a\")\n",
      [
        "5:30: contradicts another condition of the rule, so that it never fires"
      ]
    ),
    (
      "rule name twice", head + rule + "entity Person \"kills\"\n  match CAP\n",
      [
        "7:15: a rule in line 4 is called \"kills\" already"
      ]
    ),
    (
      "duplicate", head + rule + rule.replacing("kills", with: "again"),
      [
        "7:12: the same as \"kills\" in line 4"
      ]
    ),
    (
      "unreachable",
      head + "event Kill \"all\"\n  trigger KILL:v\n" + rule,
      ["6:12: never reached: \"all\" in line 4 takes all its triggers"]
    ),
    (
      "realis without condition", "realis Negated\n",
      [
        "1:8: realis Negated has no condition; write `if before(...)`"
      ]
    ),
    (
      "inherit from nowhere", head + rule + "  inherit Victim from 0\n",
      [
        "7:11: expected at least one sentence to inherit from, found 0"
      ]
    ),
    (
      "no pattern", "types A\nentity A \"x\"\n",
      [
        "2:10: the rule \"x\" has no pattern, so that it finds nothing"
      ]
    ),
    (
      "empty pattern", "types A\nentity A \"x\"\n  match CAP?\n",
      [
        "3:3: every part may be left out, so that the pattern can match nothing"
      ]
    ),
    (
      "pattern without an anchor", "types A\nentity A \"x\"\n  match MOD\n",
      [
        "3:3: nothing in the pattern starts it; add a lexicon, a text, a type, CAP, UPPER or NUM that "
          + "must be there"
      ]
    ),
    (
      "pattern name", "types Ab\nentity Ab \"x\"\n  match Ac\n",
      [
        "3:9: no lexicon, type or shape is called 'Ac'; did you mean 'Ab'? there are: Ab, CAP, UPPER, "
          + "NUM, LOWER, WORD, MOD, ANY, YEAR, CLOCK"
      ]
    ),
    ("open mark", "types A\nentity A \"x\"\n  match <CAP\n", ["3:9: expected a closing '>'"]),
    (
      "empty mark", "types A\nentity A \"x\"\n  match CAP <>\n",
      [
        "3:14: expected something between '<' and '>'"
      ]
    ),
    (
      "remembered type", "types A\nremember Ab\n",
      [
        "2:10: no type is called 'Ab'; did you mean 'A'? there are: A"
      ]
    ),
  ]

  @Test func eachMistakeIsToldWithItsPlace() {
    for row in Self.rows {
      #expect(RuleSample.mistakes(row.text) == row.mistakes, "\(row.name)")
    }
  }

  @Test func allMistakesOfAFileAreToldAtOnce() {
    let text = Self.head + Self.rule + "  Victm Person object\nlex KILL +v = die\nfoo\n"
    let places = RuleSample.mistakes(text).map { $0.prefix { $0 != " " } }
    #expect(places == ["7:3:", "8:5:", "9:1:"])
  }

  @Test func shippedRulesHaveNoMistakes() throws {
    for shipped in ShippedRules.all {
      #expect(RuleSample.mistakes(shipped.text).allSatisfy { $0.contains("warning") })
      let rules = try Rules(shipped.text) { file throws(SettingError) in
        throw SettingError("\(file): not found")
      }
      #expect(rules.counts.eventRules > 0 && rules.ontology == shipped.name)
    }
  }
}
