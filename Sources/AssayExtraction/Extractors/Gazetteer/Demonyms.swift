/// What countries are called for short, and their people, by ISO 3166 code.
enum Demonyms {
  /// Short names of a country, and the words for what and who is of it.
  struct People {
    let names: [String]
    let demonyms: [String]
  }

  /// By code.
  static let all: [(code: String, people: People)] = table.split(separator: "\n").map { line in
    let parts = line.split(separator: ":", omittingEmptySubsequences: false)
    func words(_ index: Int) -> [String] {
      parts.indices.contains(index) ? parts[index].split(separator: ",").map(String.init) : []
    }
    return (String(parts[0]), People(names: words(1), demonyms: words(2)))
  }

  /// The words for what is of a country, each a word of its own.
  static var words: [String] {
    all.flatMap(\.people.demonyms).filter { !$0.contains(" ") }
  }

  /// A line a country: code, short names, demonyms.
  private static let table = """
    AE:UAE,U.A.E.,Emirates:Emirati,Emiratis
    AF::Afghan,Afghans
    AL::Albanian,Albanians
    AM::Armenian,Armenians
    AO::Angolan,Angolans
    AR::Argentine,Argentines,Argentinian
    AT::Austrian,Austrians
    AU::Australian,Australians
    AZ::Azerbaijani,Azerbaijanis,Azeri,Azeris
    BA:Bosnia:Bosnian,Bosnians
    BD::Bangladeshi,Bangladeshis
    BE::Belgian,Belgians
    BF::Burkinabe
    BG::Bulgarian,Bulgarians
    BH::Bahraini,Bahrainis
    BI::Burundian,Burundians
    BJ::Beninese
    BO:Bolivia:Bolivian,Bolivians
    BR::Brazilian,Brazilians
    BW::Botswanan
    BY::Belarusian,Belarusians
    CA::Canadian,Canadians
    CD:Congo,DR Congo,DRC:Congolese
    CF::Central African
    CH::Swiss
    CI:Ivory Coast:Ivorian,Ivorians
    CL::Chilean,Chileans
    CM::Cameroonian,Cameroonians
    CN::Chinese
    CO::Colombian,Colombians
    CR::Costa Rican,Costa Ricans
    CU::Cuban,Cubans
    CY::Cypriot,Cypriots
    CZ:Czech Republic:Czech,Czechs
    DE::German,Germans
    DJ::Djiboutian
    DK::Danish,Dane,Danes
    DO::Dominican,Dominicans
    DZ::Algerian,Algerians
    EC::Ecuadorian,Ecuadorians
    EE::Estonian,Estonians
    EG::Egyptian,Egyptians
    ER::Eritrean,Eritreans
    ES::Spanish,Spaniard,Spaniards
    ET::Ethiopian,Ethiopians
    FI::Finnish,Finn,Finns
    FR::French,Frenchman,Frenchmen
    GA::Gabonese
    GB:UK,U.K.,Britain,Great Britain:British,Briton,Britons
    GE::Georgian,Georgians
    GH::Ghanaian,Ghanaians
    GM:Gambia:Gambian,Gambians
    GN::Guinean,Guineans
    GR::Greek,Greeks
    GT::Guatemalan,Guatemalans
    HN::Honduran,Hondurans
    HR::Croatian,Croat,Croats
    HT::Haitian,Haitians
    HU::Hungarian,Hungarians
    ID::Indonesian,Indonesians
    IE::Irish
    IL::Israeli,Israelis
    IN::Indian,Indians
    IQ::Iraqi,Iraqis
    IR:Iran:Iranian,Iranians
    IS::Icelandic
    IT::Italian,Italians
    JM::Jamaican,Jamaicans
    JO::Jordanian,Jordanians
    JP::Japanese
    KE::Kenyan,Kenyans
    KG::Kyrgyz
    KH::Cambodian,Cambodians
    KP:North Korea:North Korean,North Koreans
    KR:South Korea:South Korean,South Koreans
    KW::Kuwaiti,Kuwaitis
    KZ::Kazakh,Kazakhs
    LA:Laos:Laotian,Laotians
    LB::Lebanese
    LK::Sri Lankan,Sri Lankans
    LR::Liberian,Liberians
    LT::Lithuanian,Lithuanians
    LV::Latvian,Latvians
    LY::Libyan,Libyans
    MA::Moroccan,Moroccans
    MD:Moldova:Moldovan,Moldovans
    ME::Montenegrin,Montenegrins
    MG::Malagasy
    MK:Macedonia:Macedonian,Macedonians
    ML::Malian,Malians
    MM:Burma:Burmese
    MN::Mongolian,Mongolians
    MR::Mauritanian,Mauritanians
    MW::Malawian,Malawians
    MX::Mexican,Mexicans
    MY::Malaysian,Malaysians
    MZ::Mozambican,Mozambicans
    NA::Namibian,Namibians
    NE::Nigerien
    NG::Nigerian,Nigerians
    NI::Nicaraguan,Nicaraguans
    NL:Holland:Dutch,Dutchman
    NO::Norwegian,Norwegians
    NP::Nepali,Nepalis,Nepalese
    NZ::New Zealander,New Zealanders
    OM::Omani,Omanis
    PA::Panamanian,Panamanians
    PE::Peruvian,Peruvians
    PH::Filipino,Filipinos,Philippine
    PK::Pakistani,Pakistanis
    PL::Polish,Pole,Poles
    PS:Palestine:Palestinian,Palestinians
    PT::Portuguese
    PY::Paraguayan,Paraguayans
    QA::Qatari,Qataris
    RO::Romanian,Romanians
    RS::Serbian,Serb,Serbs
    RU:Russia:Russian,Russians
    RW::Rwandan,Rwandans
    SA::Saudi,Saudis
    SD::Sudanese
    SE::Swedish,Swede,Swedes
    SG::Singaporean,Singaporeans
    SI::Slovenian,Slovenians,Slovene
    SK::Slovak,Slovaks
    SL::Sierra Leonean
    SN::Senegalese
    SO::Somali,Somalis
    SS::South Sudanese
    SV::Salvadoran,Salvadorans
    SY:Syria:Syrian,Syrians
    TD::Chadian,Chadians
    TG::Togolese
    TH::Thai,Thais
    TJ::Tajik,Tajiks
    TM::Turkmen
    TN::Tunisian,Tunisians
    TR:Turkey:Turkish,Turk,Turks
    TW:Taiwan:Taiwanese
    TZ:Tanzania:Tanzanian,Tanzanians
    UA::Ukrainian,Ukrainians
    UG::Ugandan,Ugandans
    US:US,U.S.,USA,U.S.A.,United States,America:American,Americans
    UY::Uruguayan,Uruguayans
    UZ::Uzbek,Uzbeks
    VA:Vatican:
    VE:Venezuela:Venezuelan,Venezuelans
    VN:Vietnam:Vietnamese
    YE::Yemeni,Yemenis
    ZA::South African,South Africans
    ZM::Zambian,Zambians
    ZW::Zimbabwean,Zimbabweans
    """
}
