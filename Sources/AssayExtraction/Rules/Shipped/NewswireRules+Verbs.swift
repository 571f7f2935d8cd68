extension NewswireRules {
  /// Verbs and nouns that name events, and words that decide between them.
  static let verbs = #"""

    # ---- Words of events ----
    lex SAY_VERB +v = say tell report announce claim state confirm deny add declare describe promise retort estimate
      quote insist acknowledge admit note explain argue stress reply answer maintain
    lex SAY_MORE +v = reveal disclose indicate warn concede suggest comment recount testify repeat
      reiterate welcome praise regret remark predict
    lex OTHER_NOUNS +n = target strike attack demand request appeal charge call visit march protest threat arrest
      release sentence trial aid support supply report claim answer reply state note order plan offer help
      hope fear need work fire hit raid shell bomb battle clash fight war kill wound damage burn loot control
      hold rule advance push retreat siege post base board seizure fall flood pound hammer storm vote show
      walk stop stay step stand start use end cut move play return view rise run fine grant loan swap exchange
      pledge vow warning blow

    lex VERBS +v = be become bring buy come cause carry change choose close continue create cross decide
      develop do draw enjoy end ensure expect face feel find follow gain give go grow happen have hear help
      hope hold include increase involve keep know lead learn leave let like live look make may mean
      move need offer open order own pay play prepare prevent produce prove provide pull put raise read
      receive remain remember remove require rise run see seek seem serve show sit speak spend stand start
      stay stop take talk think travel try turn understand use visit wait walk want watch win work wish
      begin believe fail reduce save sell agree allow appear approve avoid base belong blame break build
      collect collapse complain complete conduct consider contain cost cover cut depend discuss discover
      drive drop earn eat enter escape establish examine exist expand express extend fear fill finish fire
      fix fly force form get head hide identify impose impress improve indicate inform introduce investigate
      join judge jump kick land last launch lay lift limit link lose maintain manage mark measure mention
      miss obtain occur operate organise organize pass perform persuade plan plead point prefer press
      promise protect publish push reach realise realize recall recognise recognize record recover
      refer reflect regard relate rely repair replace represent resume return reveal search secure separate
      set settle share shout shut sign smile solve stage steal stick suffer supply support suppose surprise
      survive swim throw touch train transfer treat urge view vote warn wash wear wonder

    lex FUTURE_CUE = will "'ll" "plan to" "plans to" "planned to" "planning to" "due to" "set to" "about to"
      "going to" "expected to" "scheduled to" "scheduled for" "agreed to" "agree to" "decided to"
      "promised to" "pledged to" "pledged" "ordered" "ordered to" "is to" "are to" "was to" "were to" "prepares to"
      "preparing to" "ready to" shall "undertook to" "promises to"
    lex HYPOTHETICAL_CUE = if unless would could might may should "want to" "wants to" "wanted to" demand demanded
      demands demanding urged urge urges asked asks threaten threatened threatens threatening "tried to"
      "try to" "tries to" "trying to" "attempted to" "attempt to" "offered to" "offers to" feared fear
      "in order to" "hopes to" "hoped to" "risk of" "fear of" "called for" "calls for" "calling for"
      "called on" "calls on" "calling on" vowed vows "vowed to" plot plotting plotted "likely to" possible
      "in case of" otherwise "appealed to" "appealed for" must whether
    lex NEGATED_CUE = not n't no never without denied deny denies "failed to" "refused to" "refuses to" "refuse to"
      prevented prevent averted avoided cancelled canceled neither nor "instead of" "rather than"

    realis Negated
      if before(NEGATED_CUE within 3)
    realis Hypothetical
      if before("if|unless" within 12)
      if before(HYPOTHETICAL_CUE within 4)
    realis Future
      if before(FUTURE_CUE within 4)

    lex IN = in near outside around inside at "close to" across over within off "north of" "south of" "east of"
      "west of" along between
    lex UNARMED = civilians civilian protesters demonstrators villagers residents people children women
      worshippers students journalists passengers pilgrims refugees detainees prisoners workers
      shoppers pedestrians schoolchildren crowd mourners teacher teachers journalist family families
      farmers farmer man woman boy girl
    """#
}
