extension NewswireRules {
  /// Territory, forces and people who flee.
  static let movement = #"""

    # ---- Territory, forces, displacement ----
    lex CAPTURE_V +v = capture seize retake recapture overrun wrest liberate occupy conquer reconquer secure
      "take control" "gain control" "regain control" "seize control" "lose control" take
      drive~out clear
    lex CAPTURE_N +n = capture seizure recapture takeover "fall" liberation conquest occupation
    lex LOSE_V +v = lose
    lex ADVANCE_V +v = advance invade "close in" "move into" "push into" "push towards" "march on" "push back"
      "drive back" "move in" "thrust into" "roll into" enter approach reach cross penetrate
    lex ADVANCE_N +n = advance invasion incursion thrust push crossing
    lex WITHDRAW_V +v = withdraw retreat "pull out" "pull back" evacuate vacate cede "hand over" leave
      "move out" "fall back" "return to barracks"
    lex WITHDRAW_N +n = withdrawal retreat pullout pull-out handover "pull-back"
    lex SIEGE_V +v = besiege encircle surround blockade "seal off" "cut off" "close off"
    lex SIEGE_N +n = siege blockade encirclement
    lex CONTROL_V +v = control hold rule occupy dominate retain
    lex CONTROL_N +n = control occupation rule
    lex DEPLOY_V +v = deploy send dispatch station mobilise mobilize reinforce mass redeploy base "set up"
      position despatch "beef up" post arrive
    lex DEPLOY_N +n = deployment mobilisation mobilization reinforcement buildup "build-up" dispatch
    lex INTERCEPT_V +v = intercept "shoot down" down board hijack "turn back" impound confiscate seize detain
      disarm "bring down" stop
    lex INTERCEPT_N +n = interception "warning shot" hijacking
    lex DISPLACE_V +v = flee displace expel deport uproot evict evacuate relocate repatriate "force out" banish
      exile
    lex DISPLACE_N +n = exodus displacement evacuation expulsion deportation eviction flight
    lex SOLDIERLY = troops soldiers army forces fighters rebels militants militia tanks units garrison brigade
      battalion guerrillas insurgents armour peacekeepers contingent convoy navy

    event Territory-Siege "besieged"
      trigger SIEGE_V:v  !before("is|feels") !after("by critics|by debt")
      Agent Actor* subject
      Place Place|Facility* object
      Target Group|Organization* object
      Time Time? either within 12 clause
      require Place|Target
    event Territory-Siege "siege"
      trigger SIEGE_N:n
      Agent Actor* subject
      Agent Actor? right after "by" within 8
      Place Place|Facility* right after "of|on" within 8
      Time Time? either within 12 clause
    event Territory-Capture "seized"
      trigger CAPTURE_V:v  !after("place|part|part in|office|care|steps|time|advantage|refuge|action|note|over|off|away|to|up|responsibility|effect|into account|hostage|prisoner")
      Agent Actor* subject
      Place Place|Facility+ object
      From Actor? right after "from" within 10
      Count Quantity? inside Place
      Time Time? either within 12 clause
    event Territory-Capture "took control of"
      trigger "took control"|"take control"|"taken control"|"gained control"|"regained control"|"seized control"|"lost control"
      Agent Actor* subject
      Place Place|Facility* right after "of" within 6
      Time Time? either within 12 clause
    event Territory-Capture "fell"
      trigger "fell"|"falls"|"fallen"  after("to|into|in")
      Place Place|Facility+ left within 6
      Agent Actor+ right after "to" within 6
      Time Time? either within 12 clause
    event Territory-Capture "capture of"
      trigger CAPTURE_N:n
      Agent Actor* subject
      Agent Actor? right after "by" within 10
      Place Place|Facility+ right after "of" within 6
      Time Time? either within 12 clause
    event Territory-Capture "lost"
      trigger LOSE_V:v  !after("control|his|her|their|its|money|the|jobs|power|ground")
      From Actor+ subject
      Place Place|Facility+ object
      Agent Actor? right after "to" within 8
      Time Time? either within 12 clause
    event Territory-Withdraw "withdrew troops"
      trigger WITHDRAW_V:v
      Agent Actor* subject
      Force Organization|Group|Vehicle|Weapon+ object with SOLDIERLY
      Origin Place|Facility* right after "from|out of" within 10
      Destination Place|Facility* right after "to" within 10
      Count Quantity? inside Force
      Time Time? either within 12 clause
    event Territory-Withdraw "withdrew"
      trigger WITHDRAW_V:v  !after("the lawsuit|the bill|its offer|the offer|the claim|his candidacy|support|a")
      Agent Actor|Vehicle+ subject with SOLDIERLY
      Origin Place|Facility* right after "from|out of" within 10
      Origin Place|Facility* object
      Destination Place|Facility* right after "to|towards" within 10
      Recipient Actor? right after "to" within 8
      Count Quantity? inside Agent
      Time Time? either within 12 clause
    event Territory-Withdraw "pulled out"
      trigger "withdraw"|"withdrew"|"withdrawn"|"withdrawing"|"pull out"|"pulled out"|"pull back"|"pulled back"|"retreat"|"retreated"|"retreating"  !after("the|a|an|his|her|support|from talks")
      Agent Actor|Vehicle* subject
      Origin Place|Facility* right after "from|out of" within 10
      Destination Place|Facility* right after "to|towards" within 10
      Time Time? either within 12 clause
    event Territory-Withdraw "withdrawal"
      trigger WITHDRAW_N:n
      Agent Actor* subject
      Force Organization|Group? right after "of" within 5
      Origin Place|Facility* right after "from" within 8
      Destination Place|Facility* right after "to" within 8
      Time Time? either within 12 clause
    event People-Displace "fled"
      trigger DISPLACE_V:v  !after("the|office|his|her|behind|dozens|hundreds|at least|a") !before("on|paid|annual")
      Person People* subject
      Origin Place|Facility* object
      Origin Place|Facility* right after "from" within 8
      Destination Place|Facility* right after "to|into|for|towards" within 10
      Count Quantity? inside Person
      Time Time? either within 12 clause
      require Person
    event People-Displace "expelled"
      trigger DISPLACE_V:v  !after("the treaty|office")
      Person People+ object
      Agent Organization|Place|Group* subject
      Origin Place|Facility* right after "from" within 8
      Destination Place|Facility* right after "to|into" within 10
      Count Quantity? inside Person
      Time Time? either within 12 clause
    event People-Displace "exodus"
      trigger DISPLACE_N:n  !before("cancelled|the|return|domestic|commercial|charter")
      Person People* right after "of" within 6
      Origin Place|Facility* right after "from" within 8
      Destination Place|Facility* right after "to" within 8
      Time Time? either within 12 clause
    event Territory-Advance "advanced"
      trigger ADVANCE_V:v  !after("agreement|an agreement|a deal|talks|the final|force")
      Agent Actor|Vehicle+ subject with SOLDIERLY
      Destination Place|Facility* object
      Destination Place|Facility* right after "on|towards|into|to" within 8
      From Place|Facility* right after "from" within 8
      Time Time? either within 12 clause
      require Agent
    event Territory-Advance "invasion"
      trigger ADVANCE_N:n  !before("border|the border|pedestrian|level")
      Agent Actor* subject
      Agent Actor? right after "by" within 8
      Destination Place|Facility* right after "of|into|on|towards" within 8
      Time Time? either within 12 clause
      require Agent|Destination
    event Force-Deploy "deployed"
      trigger DEPLOY_V:v  !after("aid|food|a letter|message|a message|home|back")
      Agent Actor* subject
      Force Organization|Group|Vehicle|Weapon+ object with SOLDIERLY
      Destination Place|Facility* right after "to|in|at|along|near|into" within 10
      Count Quantity? inside Force
      Time Time? either within 12 clause
    event Force-Deploy "deployed, passive or of itself"
      trigger "deployed"|"stationed"|"mobilised"|"mobilized"|"massed"|"reinforced"|"deploys"|"deploy"
      Force Organization|Group|Vehicle|Weapon* left within 8
      Destination Place|Facility* right after "to|in|at|along|near|into" within 10
      Count Quantity? inside Force
      Time Time? either within 12 clause
    event Force-Deploy "deployment"
      trigger DEPLOY_N:n
      Agent Actor* subject
      Force Organization|Group|Vehicle|Weapon* right after "of" within 6
      Destination Place|Facility* right after "to|in|at|along" within 10
      Time Time? either within 12 clause
    event Force-Intercept "intercepted"
      trigger INTERCEPT_V:v
      Agent Organization|Group|Person|Place* subject
      Weapon Weapon* subject
      Target Vehicle|Weapon+ object
      Count Quantity? inside Target
      \#(circumstances)
    event Force-Intercept "warning shots"
      trigger INTERCEPT_N:n
      Agent Actor* left within 6
      Target Vehicle|Group* right after "at|of" within 8
      \#(circumstances)
    event Territory-Control "held"
      trigger CONTROL_V:v  !after("talks|a|an|the meeting|elections|out|responsible|accountable|up|on|its breath|prices")
      Holder Actor+ subject
      Place Place|Facility+ object
      Time Time? either within 12 clause
    event Territory-Control "held by"
      trigger "held"|"controlled"|"ruled"|"occupied"  after("by" within 2)
      Place Place|Facility* left within 8
      Holder Actor+ right after "by" within 6
    event Territory-Control "control of"
      trigger CONTROL_N:n  !before("birth|passport|traffic|arms|quality|took|take|lost|border")
      Holder Actor* subject
      Holder Actor? left after "by" within 6
      Place Place|Facility+ right after "of|over" within 6
      Time Time? either within 12 clause
    event Territory-Control "in the hands of"
      trigger "in the hands of"|"under the control of"|"under control of"
      Place Place|Facility? left within 8
      Holder Actor+ right within 3
    """#
}
