extension NewswireRules {
  /// Names of places, peoples and bodies that need a capital.
  static let names = #"""

    # ---- Names ----
    lex COUNTRY +cap = Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria
      Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia
      "Bosnia and Herzegovina" Bosnia-Herzegovina Botswana Brazil Britain "Great Britain" Brunei Bulgaria
      "Burkina Faso" Burma Burundi Cambodia Cameroon Canada "Cape Verde" "Central African Republic" Chad
      Chile China Colombia Comoros Congo "Democratic Republic of Congo"
      "Democratic Republic of the Congo" "Costa Rica" Croatia Cuba Cyprus Czechia "Czech Republic"
      Denmark Djibouti "Dominican Republic" "East Timor" Ecuador Egypt "El Salvador" England Eritrea
      Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Georgia Germany "East Germany"
      "West Germany" Ghana Greece Grenada Guatemala Guinea Guinea-Bissau Guyana Haiti Honduras Hungary
      Iceland India Indonesia Iran Iraq Ireland "Northern Ireland" Israel Italy "Ivory Coast"
      "Cote d'Ivoire" Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon
      Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Macedonia "North Macedonia" Madagascar
      Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Moldova Monaco Mongolia Montenegro
      Morocco Mozambique Myanmar Namibia Nepal Netherlands "New Zealand" Nicaragua Niger Nigeria
      "North Korea" Norway Oman Pakistan Palestine Panama "Papua New Guinea" Paraguay Peru Philippines
      Poland Portugal Qatar Romania Russia "Russian Federation" Rwanda "Saudi Arabia" Scotland Senegal
      Serbia Seychelles "Sierra Leone" Singapore Slovakia Slovenia Somalia Somaliland "South Africa"
      "South Korea" "South Sudan" "Soviet Union" USSR Spain "Sri Lanka" Sudan Suriname Sweden Switzerland
      Syria Taiwan Tajikistan Tanzania Thailand Togo "Trinidad and Tobago" Trinidad Tunisia Turkey Türkiye
      Turkmenistan Uganda Ukraine "United Arab Emirates" UAE "United Kingdom" UK U.K. "United States"
      "United States of America" US U.S. USA U.S.A. America Uruguay Uzbekistan Vanuatu Venezuela Vietnam
      Wales Yemen Yugoslavia Zambia Zimbabwe PRC "People's Republic of China" DPRK Vatican Emirates

    lex CITY +cap = "Abu Dhabi" Abuja Accra "Addis Ababa" Aden Aleppo Algiers Almaty Amman Amsterdam Ankara
      Antananarivo Ashgabat Asmara Astana Athens Baghdad Baku Bamako Bangkok Bangui Barcelona Basra Beijing
      Beirut Belfast Belgrade Benghazi Berlin Bern Bishkek Bogota Bogotá Brasilia Bratislava Brazzaville
      Brussels Bucharest Budapest "Buenos Aires" Bujumbura Cairo Canberra Caracas Chisinau Colombo Conakry
      Copenhagen Dakar Damascus "Dar es Salaam" Delhi "New Delhi" Dhaka Dili Doha Donetsk Dublin Dushanbe
      Dubai Fallujah Freetown Geneva Gitega Grozny Guadalajara Guatemala Hague "The Hague" Hanoi Harare
      Havana Hebron Helsinki Herat "Hong Kong" Homs Idlib Islamabad Istanbul Jakarta Jeddah Jerusalem
      Johannesburg Juba Kabul Kampala Kandahar Karachi Kathmandu Kharkiv Khartoum Kherson Kiev Kigali
      Kinshasa Kirkuk "Kuala Lumpur" Kunduz Kyiv Lagos Lahore "La Paz" Libreville Lilongwe Lima Lisbon
      Ljubljana Lomé London Luanda Lusaka Lviv Madrid Malabo Managua Manila Maputo Marseille Mariupol
      Maseru Mexico Minsk Mogadishu Monrovia Montevideo Moscow Mosul Mumbai Muscat Nairobi Nablus Niamey
      Nicosia Nouakchott Oslo Ottawa Ouagadougou "Panama City" Paris Podgorica "Port-au-Prince"
      "Port Sudan" Prague Pretoria Pristina Pyongyang Quito Rabat Rafah Raqqa Ramallah Rangoon Reykjavik
      Riga "Rio de Janeiro" Riyadh Rome Sana'a Sanaa "San Salvador" Santiago "Santo Domingo" "Sao Paulo"
      Sarajevo Seoul Shanghai Skopje Sofia Srinagar Stockholm Sydney Taipei Tallinn Tashkent Tbilisi
      Tegucigalpa Tehran "Tel Aviv" Tirana Tokyo Tripoli Tunis Valletta Vienna Vientiane Vilnius Warsaw
      Washington "New York" Windhoek Yangon Yaoundé Yerevan Zagreb Popayán Medellín Cali Chennai

    lex REGION +cap = Africa Asia Europe "Latin America" "Central America" "South America" "North America"
      "Middle East" Balkans Caucasus Caribbean Sahel Sahara Gulf "Persian Gulf" "Gaza Strip" Gaza
      "West Bank" Darfur "West Darfur" Kashmir Chechnya Crimea Donbas Kurdistan Tigray Transnistria
      "Golan Heights" Sinai Abkhazia Catalonia Punjab Sindh Balochistan Kivu "North Kivu" Mindanao
      Siberia Scandinavia Baltic Levant Mediterranean Arctic Antarctica "Western Sahara" Aceh Rakhine
      Kordofan "South Kordofan" Puntland Ghouta Antioquia Cauca Chiapas

    lex NATURE +cap = "Black Sea" "Red Sea" "Mediterranean Sea" "Baltic Sea" "Caspian Sea" "South China Sea"
      Danube Nile Euphrates Tigris Dnieper Rhine Amazon Mekong Everest Himalayas Andes Alps Orinoco

    lex DEMONYM +cap = Afghan Albanian Algerian American Angolan Arab Argentine Argentinian Armenian
      Australian Austrian Azerbaijani Azeri Bahraini Bangladeshi Belarusian Belgian Beninese Bolivian Bosnian
      Brazilian British Briton Bulgarian Burmese Burundian Cambodian Cameroonian Canadian Chadian Chechen
      Chilean Chinese Colombian Congolese Croat Croatian Cuban Cypriot Czech Dane Danish Dutch Ecuadorean
      Ecuadorian Egyptian English Eritrean Estonian Ethiopian Fijian Filipino Finn Finnish French Gambian
      Georgian German Ghanaian Greek Greek-Cypriot Guatemalan Guinean Haitian Honduran Hungarian Hutu
      Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Ivorian Jamaican Japanese Jew Jewish
      Jordanian Kazakh Kenyan Korean "North Korean" "South Korean" Kosovar Kurd Kurdish Kuwaiti Kyrgyz
      Latvian Lebanese Liberian Libyan Lithuanian Macedonian Malawian Malaysian Malian Maltese Mauritanian
      Mexican Moldovan Mongolian Montenegrin Moroccan Mozambican Muslim Moslem Christian Catholic Orthodox
      Protestant Sunni Shiite Shia Shi'ite Alawite Druze Yazidi Hindu Sikh Buddhist Namibian Nepalese
      Nicaraguan Nigerian Norwegian Omani Pakistani Palestinian Panamanian Paraguayan Peruvian Pole Polish
      Portuguese Qatari Quatari Rohingya Romanian Russian Rwandan Saudi Scottish Senegalese Serb Serbian
      "Bosnian Serb" "Bosnian Croat" Singaporean Slovak Slovenian Somali "South African" Soviet Spaniard
      Spanish "Sri Lankan" Sudanese Swede Swedish Swiss Syrian Taiwanese Tajik Tamil Tanzanian Tatar Thai
      Tibetan Timorese Tuareg Tunisian Turk Turkish Turkmen Tutsi Ugandan Ukrainian Uruguayan Uyghur Uzbek
      Venezuelan Vietnamese Welsh Yemeni Yoruba Yugoslav Zambian Zimbabwean "East German" "West German"
      "Northern Irish" "Central African" Kardovian Catalan Basque Mayan Pashtun Hazara Fulani Igbo Hausa
      Afghans Albanians Algerians Americans Arabs Armenians Australians Austrians Bangladeshis Belgians
      Bosnians Brazilians Britons Bulgarians Canadians Chechens Christians Colombians Croats Cubans Cypriots
      Czechs Danes Egyptians Eritreans Ethiopians Filipinos Finns Georgians Germans Ghanaians Greeks Haitians
      Hindus Hungarians Hutus Indians Indonesians Iranians Iraqis Israelis Italians Jews Jordanians Kenyans
      Koreans Kurds Libyans Macedonians Malaysians Mexicans Muslims Moslems Moroccans Nigerians Norwegians
      Pakistanis Palestinians Poles Romanians Russians Rwandans Saudis Serbs Shiites Sikhs Slovaks Somalis
      Spaniards Sunnis Swedes Syrians Tamils Tunisians Turks Tutsis Ugandans Ukrainians Uyghurs Uzbeks
      Venezuelans Yemenis Zimbabweans Rohingyas Yazidis "South Africans" "West Africans" "East Timorese"
      "ethnic Albanian" "ethnic Albanians" "Bosnian Serbs"

    lex BODY_INTERNATIONAL +cap = UN U.N. "United Nations" NATO EU "European Union" "European Community" EC
      "African Union" AU ECOWAS "Arab League" OPEC OSCE IMF "World Bank" WHO "World Health Organization"
      UNHCR UNICEF UNESCO WFP "World Food Programme" "World Food Program" ICC
      "International Criminal Court" IAEA "International Atomic Energy Agency" "Security Council"
      "U.N. Security Council" "UN Security Council" "General Assembly" "European Commission" WTO OAS ASEAN
      Interpol G8 G7 G20 "Organisation of American States" "Gulf Cooperation Council" Mercosur
      "Asia-Pacific Economic Cooperation" "Southern African Development Community"
    lex BODY_GOVERNMENT +cap = Kremlin "White House" Pentagon "Downing Street" Knesset Congress "US Congress"
      Senate Bundestag Duma "State Department" "Foreign Ministry" "Foreign Office" "Defence Ministry"
      "Defense Ministry" "Interior Ministry" "Justice Ministry" "Health Ministry" "Finance Ministry"
      "Supreme Court" "Constitutional Court" "High Court" "Central Bank" CIA FBI KGB FSB "Civil Defence"
    lex BODY_CIVIL +cap = "Red Cross" "Red Crescent" "Amnesty International" "Human Rights Watch" Greenpeace
      "Doctors Without Borders" "Médecins Sans Frontières" MSF Oxfam "Save the Children" Caritas Solidarity
      "Syrian Observatory for Human Rights" "White Helmets"
    lex BODY_MEDIA +cap = Reuters AFP AP "Associated Press" BBC CNN "Al Jazeera" Xinhua TASS Interfax
      "New York Times" "Washington Post" IRNA SANA Anadolu DPA EFE RIA
    lex BODY_ARMED +cap = Hamas Hezbollah Hizbollah Hizbullah Taliban "al-Qaeda" "Al Qaeda" "al Qaeda" Daesh
      ISIS ISIL "Islamic State" "Boko Haram" "al-Shabaab" "Al Shabaab" FARC ELN PKK YPG LTTE "Tamil Tigers"
      IRA ETA SPLA SPLM SPLM/A M23 Houthis Fatah PLO "Palestinian Liberation Organization"
      "Palestine Liberation Organization" "Islamic Jihad" "Syrian Democratic Forces" SDF UNITA Renamo
      "Liberation Tigers of Tamil Eelam" Wagner "Free Syrian Army" "Khmer Rouge" "Abu Sayyaf" "Shining Path"

    lex GIVEN +cap = Abdullah Abdul Ahmad Ahmed Alan Albert Alexander Alexei Ali Alice Amal Amina Ana Andre
      Andrei Andrew Angela Anna Anne Antonio Ariel Arthur Aung Barack Ben Benjamin Bernard Bill Bob Boris
      Carlos Carmen Charles Christine Clara Colin Daniel David Denis Diana Diego Dmitry Donald Eduard Edward
      Elena Elias Elizabeth Emil Emma Emmanuel Eric Ernest Ethan Eva Fatima Felix Fernando Francis Francois
      Frank Fred Gabriel George Gerhard Giorgi Grace Hamid Hans Hassan Hector Helen Henry Hosni Hugo Hussein
      Ibrahim Igor Ines Ion Irina Isaac Isabel Ismail Ivan Jack Jacques Jamal James Jan Jane Jean Jimmy Joan
      Joe Johan John Jon Jonathan Jorge Jose José Joseph Juan Julia Julian Karen Karim Karl Kate Khaled Kim
      Kofi Kumar Laura Laurent Lena Leo Leon Lina Linda Louis Lucas Lucia Luis Luka Mahmoud Maria María
      Marie Mario Mark Marko Marta Martin Mary Matthew Maurice Max Mehmet Michael Michel Miguel Mikhail Milan
      Mohamed Mohammad Mohammed Moses Muhammad Musa Mustafa Nadia Nancy Nasser Natalia Nelson Nicholas
      Nicolas Nikolai Nina Noor Nuri Olga Oleg Olivier Omar Osama Oscar Pablo Patrick Paul Pavel Pedro Peter
      Petr Philip Pierre Rachel Rafael Rami Raul Ravi Rebecca Richard Robert Roberto Roger Ronald Rosa Ruth
      Saad Sadiq Said Salim Sam Samir Samuel Sandra Sara Sarah Sergei Sergio Simon Sofia Stefan Stephen
      Steven Susan Tariq Teresa Thomas Tim Tom Tony Vaclav Victor Viktor Viktoria Vladimir Walid Walter
      William Yasser Yitzhak Yoweri Youssef Yuri Yusuf Zainab Zoran
    """#
}
