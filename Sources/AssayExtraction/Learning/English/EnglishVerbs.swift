extension EnglishWords {
  /// Verbs by what they tell of; an irregular verb gives base/past/participle.
  static let verbs = """
    motion: go/went/gone, come/came/come, walk, run/ran/run, rush, hurry, hasten, move, travel, arrive, depart, leave/left/left, \
    enter, return, follow, approach, advance, retreat, withdraw/withdrew/withdrawn, flee/fled/fled, escape, climb, mount, \
    descend, rise/rose/risen, fall/fell/fallen, drop, sink/sank/sunk, jump, leap/leapt/leapt, spring/sprang/sprung, fly/flew/\
    flown, ride/rode/ridden, drive/drove/driven, sail, swim/swam/swum, row, march, step, stride/strode/stridden, stroll, \
    wander, roam, creep/crept/crept, crawl, slip, slide/slid/slid, glide, roll, turn, spin/spun/spun, whirl, swing/swung/swung, \
    cross, pass, proceed, pursue, chase, race, gallop, stumble, stagger, trip, tumble, plunge, dive, dart, dash, shoot/shot/\
    shot, start, visit, reach, land, board, disembark, migrate, deploy, evacuate, circle, pace, limp, hobble, steal/stole/\
    stolen, penetrate, gather, assemble, disperse, scatter, emerge, appear, disappear, vanish, bolt, halt, stop, pause, \
    draw/drew/drawn, near, overtake/overtook/overtaken, accompany, attend, quit/quit/quit, issue, stir, swerve, bend/bent/\
    bent, lean, bow, kneel/knelt/knelt, sit/sat/sat, rise/rose/risen, recline, settle, perch, alight, dismount, retire, flock
    action: make/made/made, do/did/done, take/took/taken, give/gave/given, put/put/put, set/set/set, lay/laid/laid, place, bring/\
    brought/brought, carry, bear/bore/borne, lift, raise, lower, pull, push, drag, haul, tug, press, squeeze, throw/threw/\
    thrown, toss, fling/flung/flung, hurl, cast/cast/cast, catch/caught/caught, grab, grasp, seize, snatch, clutch, grip, hold/\
    held/held, touch, stroke, pat, rub, wipe, wash, clean, sweep/swept/swept, open, shut/shut/shut, close, lock, unlock, tie, \
    bind/bound/bound, fasten, unfasten, cover, wrap, fold, unfold, cut/cut/cut, slice, tear/tore/torn, break/broke/broken, \
    smash, crush, snap, split/split/split, dig/dug/dug, bury, plant, build/built/built, construct, repair, fix, paint, write/\
    wrote/written, read/read/read, sign, sew, knit, cook, bake, boil, fry, pour, fill, empty, mix, stir, spread/spread/spread, \
    light/lit/lit, kindle, burn/burnt/burnt, extinguish, ring/rang/rung, knock, tap, beat/beat/beaten, strike/struck/struck, \
    hit/hit/hit, kick, slap, punch, shake/shook/shaken, wave, point, nod, shrug, hang/hung/hung, fetch, produce, prepare, use, \
    employ, apply, remove, replace, add, join, attach, detach, load, unload, pack, unpack, dress, undress, clothe, wear/wore/\
    worn, strip, don, button, comb, shave, bathe, feed/fed/fed, milk, ride, steer, draw/drew/drawn, drop, lend/lent/lent, \
    deliver, send/sent/sent, post, dispatch, receive, accept, refuse, return, offer, hand, present, pass, share, divide, \
    serve, buy/bought/bought, sell/sold/sold, pay/paid/paid, spend/spent/spent, borrow, hire, rent, earn, win/won/won, lose/\
    lost/lost, find/found/found, search, seek/sought/sought, hide/hid/hidden, discover, collect, pick, choose/chose/chosen, \
    select, gain, obtain, acquire, get/got/gotten, procure, secure, release, free, loose, rescue, save, help, assist, aid, \
    support, protect, defend, guard, watch, lead/led/led, guide, conduct, direct, manage, rule, govern, work, labour, toil, \
    play, sing/sang/sung, dance, act, perform, execute, finish, complete, begin/began/begun, commence, start, resume, continue, \
    cease, end, try, attempt, manage, fail, succeed, happen, occur, befall, interrupt, prevent, stop, hinder, delay, adjust, \
    arrange, set, examine, inspect, test, measure, count, weigh, trace, track, mark, stamp, print, publish, record, copy
    speech: say/said/said, tell/told/told, speak/spoke/spoken, talk, ask, answer, reply, respond, cry, call, shout, yell, \
    scream, shriek, exclaim, whisper, murmur, mutter, mumble, remark, observe, add, continue, repeat, explain, describe, \
    mention, declare, announce, state, report, claim, assert, insist, argue, dispute, deny, admit, confess, acknowledge, \
    agree, promise, swear/swore/sworn, vow, pledge, threaten, warn, advise, suggest, propose, recommend, urge, beg, plead, \
    implore, entreat, request, demand, order, command, bid/bade/bidden, summon, invite, greet, welcome, introduce, thank, \
    apologize, apologise, praise, compliment, blame, accuse, condemn, denounce, criticize, criticise, scold, rebuke, curse, \
    mock, tease, joke, laugh, chat, converse, gossip, discuss, negotiate, debate, consult, inquire, enquire, question, \
    interrogate, interview, inform, notify, signal, address, quote, pronounce, proclaim, utter, stammer, gasp, sob, groan, \
    moan, sigh, growl, snarl, roar, bawl, hiss, retort, rejoin, interpose, interrupt, resume, return, protest, complain, \
    grumble, pray, preach, recite, narrate, relate, recount, confide, reveal, disclose, hint, imply, ejaculate, echo, observe
    perception: see/saw/seen, look, watch, notice, observe, perceive, spot, glimpse, glance, gaze, stare, peer, peep, view, \
    survey, hear/heard/heard, listen, overhear/overheard/overheard, smell/smelt/smelt, sniff, taste, feel/felt/felt, sense, \
    detect, recognize, recognise, behold/beheld/beheld, witness, examine, scan, study, regard, contemplate, discern
    cognition: think/thought/thought, know/knew/known, believe, suppose, guess, imagine, fancy, dream, remember, recall, \
    recollect, forget/forgot/forgotten, understand/understood/understood, realize, realise, learn/learnt/learnt, consider, \
    reflect, ponder, wonder, doubt, suspect, expect, anticipate, hope, wish, want, desire, intend, mean/meant/meant, plan, \
    decide, resolve, determine, conclude, judge, reckon, calculate, assume, presume, conceive, comprehend, discover, reason
    emotion: love, hate, like, dislike, enjoy, fear, dread, regret, mourn, grieve, envy, admire, adore, despise, resent, \
    please, delight, amuse, comfort, console, annoy, irritate, vex, anger, enrage, frighten, terrify, scare, alarm, startle, \
    surprise, astonish, amaze, shock, disgust, offend, insult, hurt/hurt/hurt, disappoint, satisfy, embarrass, confuse, \
    puzzle, bewilder, interest, fascinate, charm, attract, tempt, excite, thrill, worry, trouble, disturb, distress, torment
    body: smile, grin, frown, blush, flush, pale, tremble, shiver, shudder, quiver, breathe, pant, cough, sneeze, yawn, swallow, \
    eat/ate/eaten, drink/drank/drunk, devour, chew, bite/bit/bitten, lick, kiss, embrace, hug, weep/wept/wept, cry, laugh, \
    wink, blink, sleep/slept/slept, doze, wake/woke/woken, awake/awoke/awoken, rest, dine, sup, breakfast, faint, swoon, \
    sweat, bleed/bled/bled, die, perish, drown, starve, marry, wed, bear/bore/born, wound, heal, recover, suffer, sicken, smoke
    change: become/became/become, grow/grew/grown, change, alter, turn, increase, decrease, decline, diminish, swell, shrink/\
    shrank/shrunk, expand, widen, narrow, deepen, fade, darken, brighten, redden, melt, freeze/froze/frozen, dry, ripen, rot, \
    decay, develop, form, improve, worsen, soften, harden, vary, convert, transform, reduce, extend, lengthen, shorten, burst/\
    burst/burst, explode, collapse, crumble, crack, dawn, flash, gleam, glitter, shine/shone/shone, glow, blaze, blow/blew/\
    blown, rain, snow, thunder, flow, stream, drip, float, drift, sway, rustle, rattle, crash, creak, echo, ring/rang/rung
    conflict: attack, assault, fight/fought/fought, battle, clash, fire, shoot/shot/shot, shell, bomb, bombard, strike/struck/\
    struck, raid, storm, ambush, invade, occupy, capture, conquer, seize, retake/retook/retaken, recapture, liberate, besiege, \
    surround, destroy, demolish, damage, kill, slay/slew/slain, murder, assassinate, execute, behead, massacre, slaughter, \
    injure, wound, maim, stab, beat/beat/beaten, torture, rape, rob, loot, kidnap, abduct, arrest, detain, imprison, jail, \
    release, charge, indict, convict, sentence, acquit, try, sue, appeal, extradite, deport, expel, exile, displace, protest, \
    demonstrate, riot, strike, revolt, rebel, mutiny, surrender, defeat, repel, intercept, down, target, hit/hit/hit, detonate, \
    explode, blast, fight, resist, oppose, defy, defend, threaten, provoke, retaliate, sanction, blockade, arm, disarm
    institution: elect, vote, appoint, nominate, resign, retire, dismiss, fire, hire, promote, found, establish, create, form, \
    launch, introduce, ban, approve, reject, veto, ratify, sign, adopt, pass, repeal, amend, enforce, implement, impose, lift, \
    host, meet/met/met, convene, gather, hold/held/held, attend, boycott, join, merge, ally, support, back, endorse, fund, \
    finance, donate, supply, provide, export, import, trade, invest, acquire, announce, investigate, probe, inspect, monitor, \
    verify, confirm, authorize, allow, permit, forbid/forbade/forbidden, prohibit, compel, force, oblige, order, mobilize
    state: be/was/been, have/had/had, seem, appear, remain, stay, stand/stood/stood, lie/lay/lain, live, dwell/dwelt/dwelt, \
    reside, exist, belong, own, possess, contain, include, consist, involve, require, need, lack, deserve, depend, concern, \
    resemble, equal, matter, cost/cost/cost, weigh, fit/fit/fit, suit, owe, prefer, keep/kept/kept, last, endure, wait, await, \
    continue, deserve, tend, pertain, constitute, represent, comprise, overlook, extend, correspond, suffice, serve, mean
    aspect: begin/began/begun, start, commence, stop, cease, finish, end, continue, resume, keep/kept/kept, proceed, quit/quit/quit
    causing: make/made/made, let/let/let, cause, force, compel, induce, persuade, convince, enable, allow, permit, help, lead/led/led
    """
}
