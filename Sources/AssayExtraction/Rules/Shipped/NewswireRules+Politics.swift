extension NewswireRules {
  /// Justice, diplomacy, aid and protest.
  static let politics = #"""

    # ---- Justice, diplomacy, aid, protest ----
    lex DETAIN_V +v = hold nab intern
    lex ARREST_V +v = arrest detain jail imprison "round up" apprehend "take into custody" "go to prison"
    lex DETAIN_N +n = arrest detention custody imprisonment roundup
    lex RELEASE_V +v = release rescue exchange swap
    lex FREE_V +v = free pardon parole "let go"
    lex RELEASE_N +n = release pardon parole rescue swap exchange amnesty "prisoner exchange" "prisoner swap"
    lex PROCEED_V +v = charge indict convict sentence acquit prosecute try sue extradite fine appeal arraign
      "plead guilty" overturn uphold dismiss rule
    lex PROCEED_N +n = trial hearing verdict sentence conviction acquittal indictment lawsuit extradition appeal
      prosecution ruling retrial sentencing fine
    lex COURT_CUE = court judge tribunal prosecutor prosecutors jury magistrate judges courts panel appeal
    lex MEET_V +v = meet negotiate consult visit confer phone telephone
    lex MEET_N +n = meeting talk talks summit negotiation negotiations conference "phone call" visit
      gathering consultation dialogue
    lex AGREE_V +v = agree sign ratify endorse accept "reach agreement" approve
    lex AGREE_N +n = ceasefire cease-fire truce lull armistice
    lex DEAL_N +n = deal agreement pact accord compromise
    lex DEMAND_V +v = demand urge request "ask for" "call for" "call on" "call upon" "appeal to" "appeal for" "insist on"
      beseech implore press exhort
    lex DEMAND_N +n = demand appeal request call ultimatum-for
    lex REJECT_V +v = reject refuse dismiss "rule out" "turn down" rebuff decline spurn veto-not
    lex REJECT_N +n = rejection refusal
    lex THREATEN_V +v = threaten
    lex THREATEN_N +n = threat ultimatum
    lex ACCUSE_V +v = accuse blame allege condemn denounce criticise criticize decry deplore lambast slam
    lex ACCUSE_N +n = accusation allegation condemnation criticism denunciation
    lex AID_V +v = donate deliver supply lend back support fund finance assist pledge distribute send provide
      grant give pay promise
    lex AID_N +n = aid assistance relief support donation backing loan grant help
    lex GOODS = aid food relief supplies weapons arms medicine medicines assistance money funding tents blankets
      ammunition equipment water loan loans support help million billion training
    lex PROTEST_V +v = protest demonstrate rally march riot strike "take to the streets" "walk out" picket "block"
      chant
    lex PROTEST_N +n = protest demonstration rally march sit-in riot strike picket vigil unrest walkout
    lex PROTEST_CUE = protesters demonstrators demonstrations protest protests workers union unions strikers
      strike marchers students

    event Justice-Detain "arrested"
      trigger ARREST_V:v
      Person People* object
      Agent Organization|Group|Place|Person* subject
      Charge Document? right after "for|over|on" within 8
      Count Quantity? inside Person
      Count Quantity? left within 3
      \#(circumstances)
    event Justice-Detain "held in custody"
      trigger DETAIN_V:v  !after("talks|a|an|the meeting|elections|out|responsible|on|positions|for")
      Person People+ object
      Agent Organization|Group|Place|Person* subject
      Charge Document? right after "for|over|on" within 8
      Count Quantity? inside Person
      \#(circumstances)
    event Justice-Detain "arrest"
      trigger DETAIN_N:n  !before("cardiac|child") !after("warrant|warrants")
      Person People* right after "of" within 6
      Person Person? subject
      Agent Actor? right after "by" within 8
      \#(circumstances)
    event Justice-Release "freed"
      trigger FREE_V:v
      Person People* object
      Agent Organization|Group|Place|Person* subject
      Count Quantity? inside Person
      \#(circumstances)
    event Justice-Release "released"
      trigger RELEASE_V:v  !after("a|an|figures|data|the report|its report|statement|video|details|results|footage")
      Person People+ object
      Agent Organization|Group|Place|Person* subject
      Count Quantity? inside Person
      \#(circumstances)
    event Justice-Release "release"
      trigger RELEASE_N:n  !before("press|news")
      Person People* right after "of" within 6
      Person Person? subject
      Agent Actor? right after "by" within 8
      \#(circumstances)
    event Justice-Proceeding "charged"
      trigger PROCEED_V:v  !after("for the service|fees|to|out")
      Court Organization|Person|Group* subject with COURT_CUE
      Defendant People|Organization+ object
      Prosecutor Organization|Group|Person|Place* subject
      Charge Document? right after "with|of|for" within 8
      Count Quantity? inside Defendant
      \#(circumstances)
    event Justice-Proceeding "appealed"
      trigger "appealed"|"pleaded guilty"|"sued"|"ruled"|"indicted"|"convicted"|"acquitted"|"sentenced"
      Court Organization|Person|Group* subject with COURT_CUE
      Defendant People* left within 8
      \#(circumstances)
    event Justice-Proceeding "a charge"
      trigger "charge"|"charges"  after("of|against" within 1)
      Defendant People* subject
      Charge Event|Document? right after "of" within 6
      \#(circumstances)
    event Justice-Proceeding "trial"
      trigger PROCEED_N:n  !before("clinical|field|sanctions") !after("balloon")
      Court Organization? either within 8 with COURT_CUE
      Defendant People|Organization? right after "of|against|for" within 5
      Defendant Person|Group? subject
      \#(circumstances)
    event Diplomacy-Threaten "threatened"
      trigger THREATEN_V:v  !after("by floods|by the flood")
      Speaker Actor+ subject
      Addressee Actor* object
      Object Event? right within 10
      Time Time? either within 8 clause
    event Diplomacy-Threaten "threat"
      trigger THREATEN_N:n  !before("death|flood|bomb") !after("level|of rain|of frost")
      Speaker Actor* subject
      Speaker Actor? right after "by|from" within 6
      Addressee Actor? right after "to|against" within 6
      Object Event? right within 8
    event Diplomacy-Accuse "accused"
      trigger ACCUSE_V:v
      Speaker Actor|Document* subject
      Accused Actor* object
      Charge Event* right within 14
      Charge Document? right after "for|of" within 8
      Time Time? either within 8 clause
    event Diplomacy-Accuse "accusation"
      trigger ACCUSE_N:n
      Speaker Actor* subject
      Speaker Actor? right after "by|from" within 6
      Accused Actor? right after "against|of" within 6
      Charge Event* right within 10
    event Diplomacy-Reject "rejected"
      trigger REJECT_V:v  !after("to comment|comment|to say|to be named|to give")
      Speaker Actor* subject
      Object Event|Document? right within 8
      Time Time? either within 8 clause
      require Speaker|Object
    event Diplomacy-Reject "rejection"
      trigger REJECT_N:n
      Speaker Actor* subject
      Speaker Actor? right after "by|of" within 5
      Object Event|Document? right within 8
    event Diplomacy-Demand "demanded"
      trigger DEMAND_V:v  !after("whether|why|how|what|if|about|questions")
      Speaker Actor|Document* subject
      Addressee Actor* object
      Addressee Actor* right after "on|to|upon" within 4
      Object Event* right within 14
      Time Time? either within 8 clause
      require Speaker|Addressee|Object
    event Diplomacy-Demand "asked"
      trigger "asked"|"asks"|"asking"|"ask"  after("to|that" within 5) !before("was|were|be|been|when|he|she")
      Speaker Actor* subject
      Addressee Actor* object
      Object Event* right within 14
      require Speaker|Addressee
    event Diplomacy-Demand "demand"
      trigger DEMAND_N:n  !before("market|consumer|phone|domestic|high|strong|weak|court|conference|telephone") !after("court|centre|center")
      Speaker Actor* subject
      Speaker Actor? right after "by|from" within 6
      Addressee Actor? right after "to|on" within 5
      Object Event* right within 10
      require Speaker|Addressee|Object
    event Contact-Meet "met"
      trigger MEET_V:v  !after("a target|targets|the target|demand|needs|the needs|the deadline|criteria|its|costs|condition|conditions|requirements")
      Participant Actor+ subject
      Participant Actor* object
      Participant Actor* right after "with" within 8
      Topic Document? right after "on|about|over" within 8
      Count Quantity? inside Participant
      \#(circumstances)
    event Contact-Meet "talks"
      trigger MEET_N:n  !before("press|news|he|she|who|small") !after("show|shows|room")
      Participant Actor* subject
      Participant Actor* right after "with|between|of" within 8
      Participant Actor* left clause within 10
      Topic Event|Document? right after "on|about|over" within 8
      \#(circumstances)
    event Diplomacy-Agree "agreed"
      trigger AGREE_V:v  !after("responsibility|applications|payment|the prize|blame")
      Party Actor+ subject
      Party Actor* right after "with" within 8
      Object Document* object
      Object Event* right within 8
      Mediator Actor? right after "brokered by|mediated by" within 12
      \#(circumstances)
    event Diplomacy-Agree "ceasefire"
      trigger AGREE_N:n
      Party Actor* subject
      Party Actor* right after "between|with" within 8
      Mediator Actor? right after "by" within 6
      \#(circumstances)
    event Diplomacy-Agree "deal reached"
      trigger DEAL_N:n  before("reached|struck|strike|reach|made|brokered|announced|clinched|agreed|reaching" within 4)
      Party Actor* left clause within 10
      Party Actor* right after "between|with" within 8
      Mediator Actor? right after "by" within 6
      \#(circumstances)
    event Aid-Support "gave aid"
      trigger AID_V:v  after(GOODS within 6)
      Giver Actor+ subject
      Recipient Actor|Facility* right after "to|for" within 12
      Object Weapon|Vehicle|Quantity|Document* object
      \#(circumstances)
    event Aid-Support "backed"
      trigger "backed"|"supports"|"supported"|"funded"|"financed"|"backing"
      Recipient Actor* left within 5
      Giver Actor+ right after "by" within 4
    event Aid-Support "backs"
      trigger "backs"|"arming"|"arms"|"funds"
      Giver Actor+ subject
      Recipient Actor+ object
    event Aid-Support "aid"
      trigger AID_N:n  !after("worker|workers|agency|agencies|convoy|group|groups|organisation|organisations|package|official") !before("hearing|first|band|tax|cloud")
      Giver Actor* subject
      Giver Actor? right after "from|by" within 6
      Recipient Actor* right after "to|for" within 6
      Object Quantity? left within 4
      \#(circumstances)
    event Protest-Demonstrate "protested"
      trigger PROTEST_V:v  near(PROTEST_CUE within 12)
      Protester People|Organization|Place* subject
      Target Actor|Document? right after "against|at" within 8
      Count Quantity? inside Protester
      \#(circumstances)
      require Protester
    event Protest-Demonstrate "demonstrated"
      trigger "protested"|"demonstrated"|"rallied"|"rioted"|"marched"|"marching"|"chanted"|"demonstrating"|"protesting"|"took to the streets"
      Protester People|Organization|Place* subject
      Target Actor|Document? right after "against|at" within 8
      Count Quantity? inside Protester
      \#(circumstances)
    event Protest-Demonstrate "protest"
      trigger PROTEST_N:n  !before("hunger|air|drone|missile|share|price|market|formal|official") !after("price|at")
      Protester People|Organization* subject
      Protester People|Organization? right after "by|of" within 6
      Target Actor|Document? right after "against|at" within 8
      Count Quantity? either within 5
      \#(circumstances)
    """#
}
