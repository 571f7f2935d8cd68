extension NewswireRules {
  /// Common nouns that mentions have as their heads.
  static let nouns = #"""

    # ---- Heads of nominal mentions ----
    lex TITLE = president "vice president" vice-president "prime minister" premier chancellor minister
      "foreign minister" "defence minister" "defense minister" "interior minister" "finance minister"
      "justice minister" "health minister" "deputy minister" governor mayor "deputy mayor" senator
      congressman lawmaker deputy king queen prince princess emir sultan sheikh pope archbishop bishop
      imam ayatollah rabbi general "major general" "lieutenant general" "brigadier general" brigadier
      colonel "lieutenant colonel" major captain lieutenant sergeant corporal private admiral commander
      marshal judge justice prosecutor attorney ambassador envoy secretary "secretary of state"
      "secretary-general" "foreign secretary" "home secretary" director chief chairman chairwoman head
      professor doctor father sister brother mr mrs ms miss dr Mr. Mrs. Ms. Dr. Gen. Col. Lt. Maj. Capt.
      Sgt. Adm. Cmdr. Sen. Rep. Gov. Rev. Prof. inspector superintendent spokesman spokeswoman
      spokesperson coach leader rebel-leader warlord journalist activist farmer lawyer analyst
      economist engineer teacher nurse
    lex PERSON_NOUN +n = spokesman spokeswoman spokesperson leader president minister "prime minister" premier
      chancellor governor mayor "deputy mayor" commander general colonel captain major lieutenant sergeant
      admiral judge magistrate prosecutor lawyer attorney ambassador envoy diplomat mediator negotiator
      official director chief chairman chairwoman secretary chief-executive "chief executive" head founder
      owner manager banker businessman businesswoman politician lawmaker senator councillor candidate
      journalist reporter correspondent editor photographer cameraman activist campaigner analyst expert
      economist researcher scientist professor teacher headmaster student pupil doctor surgeon nurse medic
      paramedic farmer fisherman shepherd miner worker driver pilot sailor shopkeeper trader vendor tailor
      baker butcher engineer mechanic guard policeman policewoman officer soldier conscript recruit sniper
      fighter militant gunman attacker assailant bomber rebel insurgent guerrilla terrorist extremist
      suspect defendant convict prisoner detainee hostage captive fugitive smuggler trafficker
      killer murderer thief robber victim survivor witness man woman boy girl child baby infant teenager
      youth husband wife father mother son daughter brother sister uncle aunt cousin nephew niece
      grandfather grandmother widow orphan resident villager neighbour neighbor citizen civilian passer-by
      pedestrian passenger tourist refugee migrant deportee priest monk nun imam bishop pastor cleric rabbi
      king queen prince princess emir sultan source aide adviser advisor assistant deputy interpreter
      bodyguard firefighter rescuer volunteer observer monitor inspector protester demonstrator
      striker dissident exile deserter defector traitor spy agent player coach referee
      accountant clerk auditor shareholder investor customer employee employer boss contractor
      elder chieftain warlord strongman dictator plaintiff applicant claimant
    lex GROUP_NOUN = people civilians residents villagers inhabitants citizens locals refugees migrants
      deportees evacuees families children women men boys girls youths students pupils workers employees
      miners farmers fishermen drivers passengers commuters tourists pilgrims worshippers mourners
      protesters demonstrators marchers strikers rioters looters activists campaigners supporters followers
      opponents critics rebels insurgents guerrillas militants fighters gunmen militiamen soldiers
      conscripts recruits reservists paratroopers commandos marines officers policemen guards gendarmes
      snipers bombers attackers assailants terrorists extremists jihadists separatists mercenaries
      hostages prisoners detainees captives inmates suspects defendants convicts deserters
      officials ministers lawmakers deputies senators councillors diplomats envoys delegates negotiators
      mediators observers monitors inspectors investigators prosecutors judges lawyers journalists reporters
      correspondents photographers doctors nurses medics paramedics surgeons teachers professors scientists
      researchers experts analysts economists traders vendors shopkeepers merchants businessmen bankers
      investors shareholders creditors customers consumers voters taxpayers leaders commanders chiefs elders
      clerics priests monks nuns imams bishops relatives parents mothers fathers sons daughters brothers
      sisters neighbours neighbors friends witnesses survivors victims
      rescuers firefighters volunteers engineers technicians sailors pilots crew crews crewmen seamen
      peacekeepers "aid workers" "human shields" sources spokesmen allies partners sides parties crowd
      crowds mob gang gangs group groups team teams delegation delegations family couple population
      community communities staff personnel colleagues comrades members strangers foreigners nationals
      expatriates smugglers traffickers thieves robbers pirates hijackers kidnappers abductors captors
      killers opposition-supporters landowners guerillas ranchers coca-growers growers herders nomads
      others orphans widows babies infants teenagers pensioners adults patients
    lex ORG_NOUN = army armies military navy "air force" "armed forces" forces force troops troop militia
      militias brigade battalion regiment division unit units squad squadron platoon garrison
      police "police force" gendarmerie "border guard" "coast guard" "secret police" "intelligence service"
      "security forces" "security service" "special forces" government governments regime cabinet
      administration authorities authority junta ministry parliament congress senate assembly legislature
      council court tribunal "supreme court" "district court" judiciary prosecution embassy-staff
      "prosecutor's office" party coalition alliance opposition movement union unions federation committee
      commission agency agencies organisation organization organisations organizations association
      foundation charity charities institute company companies firm firms corporation bank banks
      airline operator manufacturer supplier retailer broadcaster newspaper newspapers daily
      weekly magazine station television media mission leadership command "general staff" "high command"
      faction factions wing cartel cartels network bloc contingent consortium watchdog insurer carrier
      start-up subsidiary lender board club university-board observatory front guerrilla-group
    lex PLACE_NOUN = town towns village villages city cities capital province provinces region regions
      district districts neighbourhood neighborhood suburb suburbs quarter quarters outskirts area areas
      country countries state states nation nations territory border borders frontier "front line"
      frontline coast shore island islands river valley mountain mountains hill hills forest desert
      sea lake plain plateau peninsula countryside enclave settlement settlements hamlet governorate
      county municipality south north east west centre zone lowlands highlands bank strait gulf bay
      canyon gorge ridge summit-ridge slopes delta oasis neighbours-states
    lex FACILITY_NOUN +n = base airbase "air base" airport airfield airstrip port harbour harbor hospital
      clinic school kindergarten university college mosque church cathedral temple shrine synagogue monastery
      bridge road highway motorway street square tunnel dam pipeline refinery depot warehouse factory plant
      mill mine quarry "power station" "power plant" "police station" "railway station" "bus station"
      station checkpoint roadblock crossing "border crossing" position outpost post camp "refugee camp"
      market marketplace bazaar shop store bakery restaurant cafe hotel house home building apartment
      "apartment block" flat tower compound headquarters office embassy consulate prison jail
      courthouse courtroom barracks garrison-post bunker trench fortress fort castle palace
      museum library stadium theatre cinema park garden cemetery grave farm field-hospital shelter
      "town hall" "city hall" gate wall door roof cellar basement room cell yard steps corridor
      substation reservoir well borehole mast studio laboratory workshop garage hangar runway
      terminal wharf dock pier lighthouse canal railway track farmhouse barn villa
    lex WEAPON_NOUN +n = weapon gun rifle "assault rifle" pistol revolver machine-gun "machine gun" grenade
      rocket "rocket launcher" missile mortar howitzer artillery shell bomb "car bomb" "barrel bomb" mine
      "land mine" landmine "roadside bomb" explosive "explosive device" device IED dynamite bullet
      ammunition munition knife machete axe club baton stone "petrol bomb" "tear gas" "water cannon"
      "rubber bullet" gas sarin chlorine "nerve agent" "mustard gas" "suicide vest" "suicide belt"
      torpedo warhead battery "air defence" "air defences" firearm shotgun sword arms
    lex VEHICLE_NOUN +n = vehicle car truck lorry bus minibus van taxi pickup "pick-up" jeep ambulance
      motorcycle motorbike bicycle train tram locomotive carriage tank "armoured vehicle" "armored vehicle"
      "armoured car" "armoured personnel carrier" bulldozer excavator tractor aircraft plane airplane
      airliner jet "fighter jet" warplane bomber-plane helicopter gunship drone ship warship frigate
      destroyer submarine "aircraft carrier" boat speedboat "patrol boat" ferry trawler tanker freighter
      vessel yacht dinghy raft convoy "aid convoy" motorcade
    lex DOCUMENT_NOUN +n = treaty pact accord protocol memorandum law bill decree resolution constitution
      report letter contract charter indictment ruling verdict-text warrant petition manifesto
      communique communiqué declaration roadmap "road map" document study audit dossier filing
      prospectus permit licence license passport visa certificate
    lex MONTH +cap = January February March April May June July August September October November December
      Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.
    lex WEEKDAY +cap = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    lex DAYPART = morning afternoon evening night dawn dusk noon midday midnight
    lex TIME_UNIT = second seconds minute minutes hour hours day days week weeks month months year years
      decade decades weekend weekends night nights century centuries
    lex TIME_WORD = today yesterday tomorrow tonight overnight daily weekly Ramadan Christmas Easter
    lex TIME_ADJ = last next this past previous following coming early earlier late recent same first second
      third fourth fifth mid
    lex NUMBER_WORD = one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
      sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
      thousand million billion dozen dozens scores hundreds thousands millions
    lex APPROX = "at least" about around some nearly almost "more than" "less than" "fewer than" "up to"
      "as many as" over only roughly approximately "at most" under
    lex MEASURE = km kilometres kilometers kilometre metres meters metre miles mile percent "per cent" % tonnes
      tons tonne litres hectares acres dollars euros pounds pesos roubles rupees degrees barrels
    lex CURRENCY = $ € £ ¥
    lex DIRECTION = north south east west northern southern eastern western north-eastern north-western
      south-eastern south-western northeastern northwestern southeastern southwestern central upper lower
    lex PRONOUN_PERSON = he she him i me
    lex PRONOUN_GROUP = they we them us
    """#
}
