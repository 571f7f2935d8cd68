extension EnglishWords {
  /// Words of closed classes, and nouns and adjectives that often tell of events or of none.
  static let grammar = """
    determiner: the, a, an, this, that, these, those, every, each, either, neither, another, any, all, both, no, some, such
    possessive: my, your, his, her, its, our, their, whose, 's
    pronoun: i, you, he, she, it, we, they, me, him, us, them, myself, yourself, himself, herself, itself, ourselves, \
    themselves, one, someone, somebody, anyone, anybody, everyone, everybody, nobody, nothing, something, anything, everything, mine
    relative: who, whom, which, what, where, when, why, how, whoever, whatever, whichever, wherever
    preposition: of, in, on, at, by, with, from, to, into, onto, upon, over, under, above, below, beneath, between, among, amid, \
    through, throughout, across, along, around, against, toward, towards, near, beside, behind, beyond, within, without, \
    inside, outside, off, out, up, down, about, during, before, after, since, until, till, for, as, like, than, despite, per, via
    conjunction: and, or, but, nor, yet, so
    subordinator: if, unless, because, although, though, while, whilst, whereas, whether, lest, provided, once
    be: be, am, is, are, was, were, been, being, 'm, 're, isn, aren, wasn, weren, ain
    have: have, has, had, having, 've, hadn, hasn, haven
    do: do, does, did, didn, doesn, don
    modal: will, would, shall, should, can, could, may, might, must, ought, cannot, 'll, 'd, wouldn, couldn, shouldn, won, can
    modal-word: going, likely, possible, able, willing, ready, about, perhaps, maybe, probably, possibly, supposed, expected
    negation: not, n't, never, no, none, nor, neither, hardly, scarcely, barely, without, nothing, nobody, nowhere, t
    adverb: very, too, so, quite, rather, almost, just, only, even, still, already, again, also, always, often, sometimes, \
    seldom, soon, suddenly, presently, immediately, now, then, here, there, away, back, together, apart, aside, forward, \
    thus, therefore, however, moreover, indeed, perhaps, once, twice, ever, far, well, much, more, most, less, least
    intensive: as, such, own, same, other, very, mere
    event-noun: war, wars, battle, battles, fighting, clash, clashes, attack, attacks, assault, offensive, raid, raids, strike, \
    strikes, airstrike, airstrikes, bombing, bombings, shelling, bombardment, explosion, explosions, blast, blasts, shooting, \
    massacre, murder, killing, killings, death, deaths, assassination, execution, siege, invasion, occupation, capture, \
    seizure, withdrawal, retreat, surrender, ceasefire, truce, arrest, arrests, detention, trial, hearing, sentence, \
    conviction, abduction, kidnapping, release, protest, protests, demonstration, demonstrations, riot, riots, march, rally, \
    strike, revolution, uprising, revolt, coup, election, elections, vote, meeting, talks, negotiations, summit, conference, \
    visit, trip, journey, voyage, walk, ride, flight, departure, arrival, return, escape, fall, rise, collapse, crash, accident, \
    fire, flood, earthquake, storm, marriage, wedding, funeral, birth, dinner, supper, breakfast, feast, party, ball, dance, \
    quarrel, fight, conversation, speech, discourse, story, song, cry, cries, scream, shriek, shout, laugh, laughter, smile, \
    sigh, groan, sob, whisper, murmur, exclamation, question, answer, reply, remark, look, glance, gaze, nod, bow, kiss, \
    embrace, blow, kick, push, touch, knock, step, steps, movement, gesture, silence, pause, interview, game, hunt, chase, \
    deal, agreement, announcement, statement, warning, threat, accusation, demand, order, decision, investigation, injury, \
    injuries, wound, wounds, casualty, casualties, evacuation, displacement, deployment, aid, delivery, robbery, theft, debate
    abstract-noun: thing, things, fact, way, reason, idea, opinion, mind, heart, soul, spirit, life, love, truth, beauty, power, \
    nature, world, manner, kind, sort, part, place, point, case, matter, subject, object, character, habit, feeling, feelings
    adjective: good, bad, great, small, little, large, big, long, short, old, young, new, high, low, deep, wide, narrow, strong, \
    weak, heavy, light, dark, bright, white, black, red, blue, green, yellow, brown, grey, gray, hot, cold, warm, cool, dry, \
    wet, hard, soft, rich, poor, happy, sad, glad, sorry, angry, afraid, dear, sweet, bitter, beautiful, pretty, ugly, \
    handsome, dead, alive, sick, ill, tired, hungry, thirsty, empty, full, open, closed, free, busy, ready, sure, certain, \
    true, false, right, wrong, real, whole, entire, main, major, minor, senior, former, local, foreign, international, \
    national, federal, regional, civil, military, political, public, private, special, joint, armed, moderate, so-called, \
    pro-government, anti-government, -led, -backed, democratic, chief, key, top, several, various, numerous, innocent, heavy
    """
}
