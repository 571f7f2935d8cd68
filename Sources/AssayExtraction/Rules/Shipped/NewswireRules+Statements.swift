extension NewswireRules {
  /// Reports come first: who speaks is masked for the roles of what is reported.
  static let statements = #"""

    # ---- Reports ----
    stratum reports

    lex VOW_V +v = vow pledge swear warn threaten
    lex HARM_WORD = retaliate attack strike respond revenge avenge punish destroy kill bomb retaliation crush
      fight close cut withdraw sue boycott jail jailed shoot force fire consequences

    event Diplomacy-Threaten "warned of harm"
      trigger VOW_V:v  after(HARM_WORD within 14) after("would|will|to|if|that" within 4)
      Speaker Actor* subject
      Addressee Actor* object
      Object Event* right within 14
    event Statement-Report "called it so"
      trigger "called"|"calls"  !after("for|on|upon|off|in|out|a|an") !before("to|be|is|are|was|were|been|so")
      Speaker Actor|Document+ subject within 25 masked
      Content Event* governed within 20
    event Statement-Report "wrote"
      trigger "wrote"|"writes"
      Speaker Actor|Document* subject masked
      Content Event* governed within 40
    event Statement-Report "according to"
      trigger "according to"  !after("plan|the law|law|schedule|rules")
      Speaker Actor|Document|Facility+ right within 2 masked
      Content Event* governed within 40
      Time Time? either within 3
    event Statement-Report "said, inverted"
      trigger SAY_VERB:v  before("\"|”|''" within 1)
      Speaker Person|Organization+ right within 1 without "his|her|their|its" masked
      Content Event* governed within 40
      Time Time? right within 8
    event Statement-Report "said"
      trigger SAY_VERB:v|SAY_MORE:v  !after("for|upon") !before("to|can|could|would|be|is|are")
      Speaker Actor|Document|Facility+ subject within 25 masked
      Content Event* governed within 40
      Time Time? right within 3
    event Statement-Report "said, inverted without quotation"
      trigger SAY_VERB:v  !before("to|be|is|are|were")
      Speaker Actor|Document|Facility+ right within 3 masked
      Content Event* governed within 40
      Time Time? right within 8
    event Statement-Report "said, no speaker near"
      trigger "said"|"added"|"says"  !before("be|is|are|was|were|been")
      Content Event* governed within 40
    """#
}
