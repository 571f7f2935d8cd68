extension NewswireRules {
  /// Rules for mentions; the rules above win over those below where both have one head.
  static let mentions = #"""

    # ---- Mentions ----
    lex ORG_HEAD +cap = Ministry Army Armies Council Party Front Union Movement Organisation Organization
      Agency Committee Commission Court Bank Company Corporation Group Forces Force Brigade Battalion
      Regiment Division Guard Guards Police Gendarmerie Institute Foundation Association Federation League
      Congress Parliament Assembly Government Command Corps Fleet Navy Authority Tribunal Department
      Directorate Service Observatory Society Academy Centre Center Coalition Alliance Network Office
      Chamber Cabinet Secretariat Bureau Staff Mission Militia Resistance Unit Squad Airlines Airways
      Industries Holdings Ltd Inc Plc Gazette Times Post Herald Tribune Courier News Radio TV Television
      Daily Chronicle Guardian Standard Legion Consortium Initiative Programme Program Fund Trust Club
    lex FAC_HEAD +cap = Hospital School University College Airport Bridge Prison Jail Camp Base Airbase Street
      Square Mosque Church Cathedral Temple Hotel Road Highway Avenue Boulevard Station Stadium Market Mall
      Museum Palace Theatre Theater Library Tower Dam Tunnel Refinery Mine Quarry Plant Port Clinic
      Embassy Barracks Monastery Lane Quay Pier Terminal Plaza
    lex PLACE_HEAD = province district governorate region county town village city valley island islands
      mountains mountain hills hill river lake coast peninsula desert forest oblast quarter suburb
      neighbourhood neighborhood municipality state strait bay gulf border frontier plateau
      Province District Governorate Region County Town Village City Valley Island Islands Mountains
      Mountain Hills River Lake Coast Peninsula Desert Oblast Strait Bay Heights Sea Ocean Delta Pass Ridge
    lex QUANT = these those this another other each every all both several many few some most any his her
      its their our my either "dozens of" "hundreds of" "thousands of" "scores of" "tens of thousands of"
      "hundreds of thousands of" "millions of" "a dozen" "pair of" "couple of" "handful of" "group of"
      "crowd of" "number of" "majority of"
    lex POSS = "'s" "’s" "'"
    lex WHERE = in near outside around at towards toward across inside from into throughout within
    lex MILITARY_ORG = army armies military navy "air force" "armed forces" troops troop brigade battalion
      regiment division garrison squadron platoon forces force militia unit units "general staff" command
    lex SECURITY_ORG = police "police force" gendarmerie "border guard" "coast guard" "secret police"
      "intelligence service" "security forces" "security service"
    lex GOVERNMENT_ORG = government governments regime cabinet administration authorities ministry parliament
      congress senate assembly legislature council court tribunal "supreme court" "district court"
      "prosecutor's office" prosecution judiciary

    entity Time "date"
      match <WEEKDAY "," NUM MONTH YEAR>
      match <WEEKDAY NUM MONTH YEAR?>
      match <NUM MONTH YEAR?>
      match <MONTH NUM "," YEAR>
      match <MONTH (NUM|YEAR)>
      attr Level=Name
    entity Time "weekday"
      match <("early"|"late") "on" WEEKDAY DAYPART?>
      match <("last"|"next"|"early"|"late"|"this")? WEEKDAY DAYPART?>
      match <WEEKDAY "at" (CLOCK|"noon"|"dawn"|"midnight")>
    entity Time "relative"
      match <TIME_ADJ{1,2} (NUM|NUMBER_WORD)? (TIME_UNIT|MONTH|DAYPART)>
      match <("earlier"|"later") "this" (TIME_UNIT|MONTH)>
      match <("this"|"every"|"each"|"all"|"that") (TIME_UNIT|DAYPART)>
      match <("recent"|"several"|"few"|"many") TIME_UNIT>
    entity Time "duration"
      match <APPROX? (NUM|NUMBER_WORD){1,2} TIME_UNIT ("ago"|"later"|"earlier")?>
      match <TIME_UNIT ("ago"|"later"|"earlier")>
      match <("weeks"|"months"|"years"|"days"|"hours"|"decades")>
      match <("one-day"|"two-day"|"three-day"|"four-day"|"five-day"|"six-day"|"seven-day"|"ten-day"|"week-long"|"month-long"|"year-long"|"two-week"|"two-year"|"three-year"|"five-year"|"ten-year"|"six-month"|"three-month"|"24-hour"|"48-hour"|"72-hour")>
    entity Time "word"
      match <TIME_WORD>
      match <MONTH>
      match <(CLOCK) ("am"|"pm"|"a.m."|"p.m."|"GMT"|"local time")?>
      match ("in"|"since"|"until"|"by"|"of"|"from"|"before"|"after"|"during") <YEAR>
      match ("at"|"before"|"after"|"by"|"until"|"in the"|"the"|"since") <DAYPART>
      match <("yesterday"|"tomorrow"|"this") DAYPART>

    entity Quantity "money"
      match <APPROX? CURRENCY NUM ("million"|"billion"|"bn"|"m"|"trillion")?>
      match <APPROX? (NUM|NUMBER_WORD){1,3} MEASURE>
    entity Quantity "number"
      match <APPROX? NUM ("million"|"billion"|"thousand"|"hundred"|"dozen"|"bn")?>
      match <APPROX? NUMBER_WORD{1,3}>

    entity Person "titled"
      match <(MOD|DEMONYM|QUANT|POSS){0,4} (TITLE|PERSON_NOUN:sg){1,2} CAP{1,3}>
      attr Level=Name
    entity Person "given name"
      match <GIVEN CAP{1,3}>
      attr Level=Name

    entity Organization "body of states"
      match <BODY_INTERNATIONAL>
      match <CAP* BODY_INTERNATIONAL ORG_HEAD>
      attr Kind=International Level=Name
    entity Organization "body of a state"
      match <CAP{0,2} BODY_GOVERNMENT>
      attr Kind=Government Level=Name
    entity Organization "media"
      match <BODY_MEDIA>
      attr Kind=Media Level=Name
    entity Organization "civil body"
      match <BODY_CIVIL>
      attr Kind=Civil Level=Name
    entity Organization "armed movement"
      match <BODY_ARMED>
      attr Kind=ArmedGroup Level=Name
    entity Facility "named building"
      match <(CAP|POSS){1,4} FAC_HEAD>
      match <FAC_HEAD "of" "the"? CAP{1,3}>
      match <CAP{1,3} FACILITY_NOUN:sg>
      attr Level=Name
    entity Organization "named body"
      match <(CAP|DEMONYM|NUM){0,4} ORG_HEAD ("of"|"for"|"on"|"and") "the"? CAP{1,3}>
      match <(CAP|DEMONYM|NUM){1,4} ORG_HEAD>
      match "the" <ORG_HEAD>
      attr Level=Name
    entity Place "named with class"
      match <(CAP|COUNTRY|CITY|REGION|DIRECTION){1,3} PLACE_HEAD>
      attr Kind=Region Level=Name

    entity Organization "government body"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,6} GOVERNMENT_ORG>
      attr Kind=Government Level=Nominal
    entity Organization "security body"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,6} SECURITY_ORG>
      attr Kind=Security Level=Nominal
    entity Organization "military body"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,6} MILITARY_ORG>
      attr Kind=Military Level=Nominal
    entity Group "people"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,7} (GROUP_NOUN|PERSON_NOUN:pl)>
      attr Level=Nominal
    entity Group "the wounded"
      match "the" <("wounded"|"injured"|"dead"|"displaced"|"missing"|"accused"|"detained")>
      match <Quantity "others">
      attr Level=Nominal
    entity Organization "nominal body"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,6} ORG_NOUN>
      attr Kind=Civil Level=Nominal
    entity Person "one person"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,6} PERSON_NOUN:sg>
      attr Level=Nominal
    entity Weapon "weapon"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM){0,5} WEAPON_NOUN>
      attr Level=Nominal
    entity Vehicle "vehicle"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM){0,5} VEHICLE_NOUN>
      attr Level=Nominal
    entity Facility "building"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,6} FACILITY_NOUN>
      attr Level=Nominal
    entity Document "document"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,5} DOCUMENT_NOUN>
      attr Level=Nominal
    entity Place "place noun"
      match <(MOD|Quantity|QUANT|POSS|DEMONYM|COUNTRY|CITY){0,5} PLACE_NOUN>
      attr Kind=Settlement Level=Nominal

    entity Operation "operation"
      match <"Operation" CAP{1,3}>
      attr Level=Name
    entity Demonym "demonym"
      match <DEMONYM>
    entity Place "country"
      match <DIRECTION? COUNTRY>
      attr Kind=Country Level=Name
    entity Place "city"
      match <CITY>
      attr Kind=Settlement Level=Name
    entity Place "region"
      match <DIRECTION? REGION>
      match <DIRECTION COUNTRY>
      attr Kind=Region Level=Name
    entity Place "nature"
      match <NATURE>
      attr Kind=Natural Level=Name
    entity Person "speaker"
      match <CAP{1,3}> SAY_VERB
      attr Level=Name
    entity Place "place of"
      match ("town of"|"village of"|"city of"|"province of"|"port of"|"district of"|"island of"|"suburb of"|"capital of") <CAP{1,3}>
      attr Kind=Settlement Level=Name
    entity Place "where"
      match WHERE "the"? <CAP{1,2}>
      attr Kind=Settlement Level=Name
    entity Person "full name"
      match <CAP{2,3}>
      attr Level=Name
    entity Person "pronoun"
      match <PRONOUN_PERSON>
      attr Level=Pronoun
      filler only
    entity Group "pronoun of several"
      match <PRONOUN_GROUP>
      attr Level=Pronoun
      filler only

    remember Person tail
    remember Organization
    remember Place
    """#
}
