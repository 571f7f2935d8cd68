extension NewswireRules {
  /// Where and when: the lines that most rules share.
  static let circumstances = """
    Time Time? either within 14 clause
      Place Facility|Place* right after IN within 14 clause
      Place Facility|Place* left after IN within 14 clause else
    """

  /// Attacks, fighting, deaths and damage.
  static let conflict = #"""

    # ---- Conflict ----
    stratum events

    lex AIR_N +n = "air strike" airstrike "air raid" "drone strike" "air attack" "aerial bombardment"
    lex AIR_CUE = aircraft jets jet warplane warplanes helicopter helicopters drone drones planes plane
      "air force" "fighter jets" gunship
    lex BOMB_V +v = bomb strike hit pound target raid
    lex STRIKE_N +n = strike raid bombing
    lex SHELL_V +v = shell bombard pound hammer
    lex SHELL_N +n = shelling bombardment barrage salvo "artillery fire" "mortar fire" "rocket fire"
      "missile strike" "rocket attack" "missile attack"
    lex SHELL_CUE = rocket rockets missile missiles artillery mortar mortars shells howitzers katyusha grads
    lex FIRE_V +v = fire launch lob
    lex BOMBING_N +n = bombing explosion blast "car bombing" "bomb attack" "grenade attack" detonation
    lex BOMBING_V +v = explode detonate go-off "blow up" "go off"
    lex SUICIDE_N +n = "suicide bombing" "suicide attack" "suicide car bombing"
    lex SUICIDE_V +v = "blow himself up" "blow herself up" "blow themselves up"
    lex CHEMICAL_N +n = "chemical attack" "gas attack" "chemical weapons attack"
    lex CLASH_V +v = clash fight battle skirmish "exchange fire" "trade fire"
    lex CLASH_N +n = clash battle skirmish war conflict fighting combat hostility gunfight firefight
      "gun battle" warfare violence struggle
    lex ASSAULT_V +v = attack assault ambush storm raid "open fire" "fire on" shoot "fire at" "break into"
      "use force" "shoot at"
    lex ASSAULT_N +n = attack assault ambush raid offensive counter-offensive counteroffensive onslaught
      gunfire "sniper fire" crackdown operation campaign "stone-throwing" shooting counter-attack counterattack
    lex HARM_V +v = beat torture rape stab lynch massacre behead mutilate molest assault club abuse flog whip
      execute "shoot dead" "stab to death" "beat to death" ram
    lex HARM_N +n = beating torture rape stabbing massacre lynching execution genocide "ethnic cleansing"
      "mass shooting"
    lex TARGET_V +v = assassinate liquidate "gun down" poison eliminate
    lex TARGET_N +n = assassination "targeted killing"
    lex KILL_V +v = kill murder slay
    lex DIE_V +v = die perish drown lose~lives lose~life claim~lives succumb suffocate
    lex DIE_N +n = death "death toll" toll fatality killing murder
    lex INJURE_V +v = wound injure hurt maim
    lex INJURE_N +n = injury casualty bruise burn fracture
    lex DESTROY_V +v = destroy damage burn torch raze demolish loot wreck ransack level gut flatten "burn down"
      "set fire to" "set ablaze" "blow up" burst devastate vandalise vandalize flood collapse sink shatter
    lex DESTROY_N +n = destruction damage demolition looting arson collapse sinking
    lex ABDUCT_V +v = kidnap abduct take~hostage snatch
    lex ABDUCT_N +n = kidnapping abduction "hostage-taking" "enforced disappearance" "forced disappearance"
    lex SURRENDER_V +v = surrender capitulate "lay down"
    lex GIVE_UP_V +v = give~up turn~in
    lex SURRENDER_N +n = surrender capitulation

    event Conflict-SuicideAttack "suicide attack"
      trigger SUICIDE_N:n|SUICIDE_V:v
      Attacker Actor? either within 8
      Target Actor|Facility|Vehicle* right after "on|at|against|of|near" within 8
      \#(circumstances)
    event Conflict-ChemicalAttack "chemical attack"
      trigger CHEMICAL_N:n
      Attacker Actor? left within 6
      Target Actor|Facility* right after "on|against" within 8
      \#(circumstances)
    event Conflict-AirStrike "air strike"
      trigger AIR_N:n
      Attacker Actor|Vehicle* subject
      Attacker Actor|Vehicle* right after "by" within 6
      Target Actor|Facility|Vehicle|Weapon* right after "on|against|at" within 8
      Weapon Vehicle|Weapon? left adjacent
      Count Quantity? left within 2
      \#(circumstances)
    event Conflict-AirStrike "aircraft bombed"
      trigger BOMB_V:v  near(AIR_CUE within 12)
      Attacker Vehicle|Actor+ subject
      Target Actor|Facility|Vehicle|Weapon* object
      \#(circumstances)
      require Target
    event Conflict-AirStrike "bombed"
      trigger "bombed"|"bombing"|"bombs"  article(AIR_CUE)
      Attacker Vehicle|Actor* left within 10 clause
      Target Actor|Facility|Vehicle|Weapon* right within 6
      \#(circumstances)
    event Conflict-Shelling "shelled"
      trigger SHELL_V:v  !before("stock|market")
      Attacker Actor* subject
      Target Actor|Facility|Vehicle* object
      Weapon Weapon* right after "with" within 10
      \#(circumstances)
    event Conflict-Shelling "shelling"
      trigger SHELL_N:n
      Attacker Actor* subject
      Target Actor|Facility|Vehicle* right after "of|on|against" within 8
      Weapon Weapon? left adjacent
      \#(circumstances)
    event Conflict-Shelling "fired rockets"
      trigger FIRE_V:v  after(SHELL_CUE within 6)
      Attacker Actor|Vehicle* subject
      Weapon Weapon+ object
      Target Actor|Facility|Vehicle* right after "at|on|into|towards|against" within 12
      \#(circumstances)
    event Conflict-Shelling "hit by shells"
      trigger BOMB_V:v  near(SHELL_CUE within 8)
      Weapon Weapon* subject
      Target Actor|Facility|Vehicle* object
      \#(circumstances)
    event Conflict-Bombing "bombing"
      trigger BOMBING_N:n  !before("population|price")
      Attacker Actor? right after "by" within 8
      Weapon Weapon? left within 2
      Target Actor|Facility|Vehicle* right after "of|against|on" within 8
      \#(circumstances)
    event Conflict-Bombing "exploded"
      trigger BOMBING_V:v
      Weapon Weapon+ subject
      Target Facility|Vehicle|Person|Group* right after "on|under" within 8
      \#(circumstances)
    event Conflict-TargetedKilling "assassinated"
      trigger TARGET_V:v
      Attacker Actor* subject
      Target Person|Group* object
      Weapon Weapon? right after "with" within 12
      \#(circumstances)
      require Target
    event Conflict-TargetedKilling "assassination"
      trigger TARGET_N:n
      Attacker Actor? right after "by" within 8
      Target Person|Group* right after "of|on|against" within 6
      \#(circumstances)
    event Life-Die "killed by violence of a mob"
      trigger "beheaded"|"lynched"|"massacred"|"shot dead"|"massacre"|"execution"
      Victim People* either within 8
      Agent Actor* right after "by" within 8
      \#(circumstances)
      also
    event Conflict-CivilianHarm "beaten"
      trigger HARM_V:v  !after("back|off|expectations|forecasts")
      Attacker Actor* subject
      Target People* object
      Weapon Weapon? right after "with" within 12
      \#(circumstances)
      require Target Attacker|Target
    event Conflict-CivilianHarm "beating"
      trigger HARM_N:n
      Attacker Actor? right after "by" within 8
      Target People* right after "of|against" within 6
      \#(circumstances)
    event Conflict-CivilianHarm "attack on civilians"
      trigger ASSAULT_V:v
      Attacker Actor* subject
      Target People+ object with UNARMED
      Weapon Weapon? right after "with" within 12
      \#(circumstances)
    event Conflict-CivilianHarm "attack on civilians, noun"
      trigger ASSAULT_N:n
      Attacker Actor* subject
      Target People+ right after "on|against" within 8 with UNARMED
      \#(circumstances)
    event Conflict-Clash "clashed"
      trigger CLASH_V:v  !after("inflation|corruption|for his|for her")
      Side Actor* subject
      Side Actor* right after "with|against|between" within 10
      Side Actor* object
      \#(circumstances)
      require Side
    event Conflict-Clash "clashes"
      trigger CLASH_N:n  !before("price|trade|bidding|turf|words|star|cold") !after("room|crimes|crime|of words|on drugs|on waste|chest|of interest|of interests|against inflation")
      Side Actor* subject
      Side Actor* right after "with|against|between|among" within 10
      Time Time? left within 2
      \#(circumstances)
    event Conflict-Assault "attacked"
      trigger ASSAULT_V:v  !after("a film|film|the film|photographs")
      Attacker Actor* subject
      Target Actor|Facility|Vehicle* object
      Target Actor|Facility|Vehicle* right after "on|at|against" within 8
      Weapon Weapon? right after "with" within 12
      \#(circumstances)
      require Attacker|Target
    event Conflict-Assault "attack"
      trigger ASSAULT_N:n  !before("heart|election|advertising|rescue|vaccination|relief|sales|joint|cyber|cleanup|marketing|charm")
      Attacker Actor* subject
      Attacker Actor? right after "by" within 8
      Target Actor|Facility|Vehicle* right after "on|against" within 8
      \#(circumstances)
    event Conflict-Assault "strike"
      trigger STRIKE_N:n  article(AIR_CUE) !before("hunger|general|labour|labor|rail|miners'|strike|on")
      Attacker Actor* subject
      Target Actor|Facility|Vehicle* right after "on|against" within 8
      \#(circumstances)
    event Life-Die "killed"
      trigger KILL_V:v
      Victim People* object
      Agent Actor|Vehicle* subject
      Weapon Weapon* subject
      Count Quantity? inside Victim
      Count Quantity? right within 2
      \#(circumstances)
    event Life-Die "dead"
      trigger "dead"  !before("the|clinically") !after("end|language|heat")
      Victim People? left within 6
      Count Quantity? left within 3
      \#(circumstances)
      require Victim|Count
    event Life-Die "died"
      trigger DIE_V:v
      Victim People* subject
      Count Quantity? inside Victim
      Count Quantity? left within 4
      \#(circumstances)
    event Life-Die "deaths"
      trigger DIE_N:n  !before("sentenced to|to|cot|black") !after("row|penalty|sentence|sentences|threat|threats|certificate|road|roads|bridge")
      Victim People* right after "of" within 6
      Agent Actor? right after "by" within 8
      Count Quantity? either within 5
      \#(circumstances)
    event Life-Die "fatal"
      trigger "fatal"|"fatally"|"deadly"  after("crash|accident|attack|shooting|stabbing|shot|wounded|blast|fire|injured")
      \#(circumstances)
    event Life-Injure "wounded"
      trigger INJURE_V:v  !after("exports|sales|feelings|growth|business|relations|pride")
      Victim People* object
      Agent Actor|Vehicle* subject
      Weapon Weapon* subject
      Count Quantity? inside Victim
      Count Quantity? left within 3
      Count Quantity? right within 2
      \#(circumstances)
      require Victim|Count
    event Life-Injure "injuries"
      trigger INJURE_N:n
      Victim People* right after "among|of|to" within 6
      Count Quantity? left within 3
      \#(circumstances)
    event Property-Destroy "destroyed"
      trigger DESTROY_V:v  !after("relations|confidence|trust|talks|reputation|calories|credibility|career")
      Object Facility|Vehicle|Weapon|Place* object
      Agent Actor* subject
      Weapon Weapon* subject
      Count Quantity? inside Object
      \#(circumstances)
      require Object
    event Property-Destroy "collapsed"
      trigger "collapsed"|"collapse"|"collapses"|"sank"|"burst"|"burned"|"burnt"  !after("talks|of talks|negotiations|of prices")
      Object Facility|Vehicle* left within 6
      Count Quantity? inside Object
      \#(circumstances)
      require Object
    event Property-Destroy "destruction"
      trigger DESTROY_N:n  !before("collateral|reputational|economic")
      Object Facility|Vehicle|Place* right after "of|to" within 8
      Agent Actor? right after "by" within 8
      \#(circumstances)
    event Conflict-Abduct "abducted"
      trigger ABDUCT_V:v
      Person People* object
      Agent Actor* subject
      Count Quantity? inside Person
      \#(circumstances)
      require Person
    event Conflict-Abduct "abduction"
      trigger ABDUCT_N:n
      Person People* right after "of" within 6
      Agent Actor? right after "by" within 8
      \#(circumstances)
    event Conflict-Surrender "gave themselves up"
      trigger GIVE_UP_V:v  after("himself|herself|themselves|itself" within 2)
      Agent Actor* subject
      Recipient Actor? right after "to" within 8
      Count Quantity? inside Agent
      once
      \#(circumstances)
    event Conflict-Surrender "surrendered"
      trigger SURRENDER_V:v
      once
      Agent Actor* subject
      Recipient Actor? right after "to" within 8
      Count Quantity? inside Agent
      \#(circumstances)
    event Conflict-Surrender "surrender"
      trigger SURRENDER_N:n
      Agent Actor* subject
      Agent Actor? right after "of" within 6
      Recipient Actor? right after "to" within 8
      \#(circumstances)
    """#
}
