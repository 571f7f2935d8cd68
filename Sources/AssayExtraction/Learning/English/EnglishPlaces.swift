extension EnglishWords {
  /// Names of places, and words for them.
  static let places = """
    country: Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, \
    Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia, Bosnia and Herzegovina, \
    Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burma, Burundi, Cambodia, Cameroon, Canada, Cape Verde, Central African \
    Republic, Chad, Chile, China, Colombia, Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, \
    Czechoslovakia, Denmark, Djibouti, Dominica, Dominican Republic, East Germany, East Timor, Ecuador, Egypt, El Salvador, \
    England, Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Germany, Ghana, \
    Great Britain, Britain, Greece, Greenland, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Holland, Honduras, \
    Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, \
    Kenya, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, \
    Macedonia, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, \
    Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North \
    Korea, North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palestine, Panama, Papua New Guinea, Paraguay, Peru, \
    Philippines, Poland, Portugal, Prussia, Puerto Rico, Qatar, Republic of China, Republic of Ireland, Romania, Russia, \
    Rwanda, Samoa, San Marino, Saudi Arabia, Scotland, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, \
    Somalia, South Africa, South Korea, South Sudan, Soviet Union, USSR, Spain, Sri Lanka, Sudan, Suriname, Sweden, \
    Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Tibet, Togo, Tonga, Trinidad, Tunisia, Turkey, Turkmenistan, \
    Uganda, Ukraine, United Arab Emirates, UAE, United Kingdom, UK, U.K., United States, United States of America, US, U.S., \
    USA, U.S.A., America, Uruguay, Uzbekistan, Vatican, Venezuela, Vietnam, Wales, West Germany, Western Sahara, Yemen, \
    Yugoslavia, Zambia, Zimbabwe, Zaire, Ottoman Empire, Roman Empire, Austria-Hungary, Weimar Republic, Hong Kong, Macau
    demonym: Afghan, African, Albanian, Algerian, American, Angolan, Arab, Arabian, Argentine, Argentinian, Armenian, Asian, \
    Australian, Austrian, Azerbaijani, Bahraini, Bangladeshi, Basque, Bavarian, Belarusian, Belgian, Bolivian, Bosnian, \
    Brazilian, British, Bulgarian, Burmese, Cambodian, Canadian, Catalan, Chechen, Chilean, Chinese, Colombian, Congolese, \
    Croatian, Cuban, Cypriot, Czech, Danish, Dutch, Egyptian, Emirati, English, Eritrean, Estonian, Ethiopian, European, \
    Filipino, Finnish, Flemish, French, Georgian, German, Ghanaian, Greek, Guatemalan, Haitian, Hungarian, Icelandic, Indian, \
    Indonesian, Iranian, Iraqi, Irish, Israeli, Italian, Jamaican, Japanese, Jewish, Jordanian, Kazakh, Kenyan, Korean, \
    Kurdish, Kuwaiti, Latin, Latvian, Lebanese, Liberian, Libyan, Lithuanian, Macedonian, Malaysian, Mexican, Moroccan, Nazi, \
    Nepalese, Nigerian, Norwegian, Omani, Ottoman, Pakistani, Palestinian, Persian, Peruvian, Philippine, Polish, Portuguese, \
    Prussian, Qatari, Roman, Romanian, Russian, Rwandan, Saudi, Scottish, Serb, Serbian, Shia, Shiite, Sicilian, Slovak, \
    Slovenian, Somali, Soviet, Spanish, Sudanese, Sunni, Swedish, Swiss, Syrian, Taiwanese, Thai, Tibetan, Tunisian, Turkish, \
    Turkmen, Ugandan, Ukrainian, Uruguayan, Uzbek, Venezuelan, Vietnamese, Welsh, Yazidi, Yemeni, Yugoslav, Zimbabwean, \
    Americans, Afghans, Arabs, Australians, Britons, Canadians, Chechens, Christians, Croats, Egyptians, Europeans, Germans, \
    Greeks, Indians, Iranians, Iraqis, Israelis, Italians, Jews, Kurds, Muslims, Palestinians, Pakistanis, Poles, Romans, \
    Russians, Saudis, Serbs, Shiites, Sunnis, Syrians, Turks, Ukrainians, Yazidis, Yemenis, Alawite, Alawites, Christian, \
    Catholic, Protestant, Muslim, Islamic, Islamist, Hindu, Buddhist, Orthodox, Sikh, Kurd, Turk, Pole, Dane, Swede, Spaniard
    city: Abidjan, Abu Dhabi, Accra, Addis Ababa, Aden, Aleppo, Alexandria, Algiers, Amman, Amsterdam, Ankara, Antwerp, Athens, \
    Atlanta, Auckland, Austin, Baghdad, Bali, Baltimore, Bamako, Bangalore, Bangkok, Barcelona, Basel, Basra, Beijing, Beirut, \
    Belfast, Belgrade, Benghazi, Berlin, Birmingham, Bogota, Bologna, Bonn, Bordeaux, Boston, Bratislava, Brighton, Brisbane, \
    Bristol, Brooklyn, Brussels, Bucharest, Budapest, Buenos Aires, Cairo, Calcutta, Calgary, Cambridge, Canberra, Cape Town, \
    Caracas, Cardiff, Casablanca, Charlotte, Chennai, Chicago, Cincinnati, Cleveland, Colombo, Cologne, Copenhagen, Dakar, \
    Dallas, Damascus, Damietta, Deir ez-Zor, Delhi, Denver, Deraa, Detroit, Dhaka, Doha, Donetsk, Dresden, Dubai, Dublin, \
    Edinburgh, Erbil, Fallujah, Florence, Frankfurt, Gaza, Gdansk, Geneva, Glasgow, Grozny, Hague, The Hague, Haifa, Hama, \
    Hamburg, Hanoi, Havana, Helsinki, Hiroshima, Hollywood, Homs, Houston, Hyderabad, Idlib, Indianapolis, Islamabad, \
    Istanbul, Jakarta, Jeddah, Jerusalem, Johannesburg, Juba, Kabul, Kampala, Kandahar, Kansas City, Karachi, Karbala, \
    Kathmandu, Khartoum, Kiev, Kyiv, Kigali, Kingston, Kinshasa, Kirkuk, Kobane, Kolkata, Krakow, Kuala Lumpur, Kuwait City, \
    Lagos, Lahore, Las Vegas, Leeds, Leeds, Leicester, Leipzig, Lima, Lisbon, Liverpool, Ljubljana, London, Los Angeles, LA, \
    L.A., Luhansk, Luxembourg, Lyon, Madrid, Manbij, Manchester, Manhattan, Manila, Marseille, Mecca, Medina, Melbourne, \
    Memphis, Miami, Milan, Minneapolis, Minsk, Mogadishu, Montevideo, Montreal, Moscow, Mosul, Mumbai, Munich, Nairobi, \
    Najaf, Naples, Nashville, Newcastle, New Delhi, New Orleans, New York, New York City, NYC, Nice, Nottingham, Nuremberg, \
    Odessa, Orlando, Osaka, Oslo, Ottawa, Oxford, Palermo, Palmyra, Paris, Peshawar, Philadelphia, Phoenix, Pittsburgh, \
    Portland, Prague, Pretoria, Pyongyang, Qamishli, Quebec City, Quito, Ramadi, Ramallah, Rangoon, Raqqa, Reykjavik, Riga, \
    Rio, Rio de Janeiro, Riyadh, Rome, Rotterdam, Sacramento, Saigon, Salt Lake City, San Antonio, San Diego, San Francisco, \
    San Jose, Sanaa, Santiago, Sao Paulo, Sarajevo, Seattle, Sebastopol, Seoul, Seville, Shanghai, Sheffield, Sirte, Skopje, \
    Sochi, Sofia, Southampton, Srebrenica, St. Louis, St. Petersburg, Stockholm, Strasbourg, Stuttgart, Sydney, Taipei, \
    Tallinn, Tampa, Tashkent, Tbilisi, Tehran, Tel Aviv, Tikrit, Tokyo, Toronto, Toulouse, Tripoli, Tunis, Turin, Ulster, \
    Utrecht, Valencia, Vancouver, Venice, Vienna, Vilnius, Warsaw, Washington, Washington D.C., Washington, D.C., DC, D.C., \
    Wellington, Westminster, Winnipeg, Yangon, Yerevan, York, Zagreb, Zurich, Al-Bab, Afrin, Azaz, Jarablus, Tabqa, Latakia, \
    Tartus, Daraa, Douma, Ghouta, Sinjar, Tal Afar, Haditha, Samarra, Baiji, Hawija, Rutbah, Qaim, Gaziantep, Kilis, Incirlik
    state: Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho, \
    Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, \
    Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North Carolina, North Dakota, Ohio, Oklahoma, \
    Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West \
    Virginia, Wisconsin, Wyoming, Ontario, Quebec, Alberta, British Columbia, Manitoba, Nova Scotia, Saskatchewan, New South \
    Wales, Queensland, Tasmania, Bavaria, Saxony, Catalonia, Andalusia, Galicia, Lombardy, Tuscany, Sicily, Brittany, \
    Normandy, Kent, Essex, Sussex, Surrey, Yorkshire, Lancashire, Cornwall, Devon, Norfolk, Suffolk, Punjab, Kashmir, Bengal, \
    Gujarat, Kerala, Bihar, Sindh, Crimea, Donbass, Chechnya, Dagestan, Siberia, Anbar, Nineveh, Diyala, Helmand, Darfur, \
    Transylvania, Kurdistan, Hokkaido, Guangdong, Xinjiang, Flanders, Wallonia, Calif., Fla., Tex., Va., Pa., Mass., Md., \
    Ga., Ill., Mich., Minn., Conn., Ariz., Ala., Tenn., Wis., Wash., Ore., Okla., N.J., N.Y., N.C., S.C., N.H., N.M.
    region: Africa, Antarctica, Arctic, Asia, Europe, North America, South America, Latin America, Central America, Middle \
    East, Far East, North Africa, East Africa, West Africa, Sub-Saharan Africa, Southeast Asia, Central Asia, Eastern Europe, \
    Western Europe, Scandinavia, Balkans, Caribbean, Caucasus, Mediterranean, Baltic, Levant, Maghreb, Sahel, Sahara, \
    Atlantic, Pacific, Atlantic Ocean, Pacific Ocean, Indian Ocean, Black Sea, Red Sea, North Sea, Persian Gulf, Gulf, \
    Euphrates, Tigris, Nile, Danube, Rhine, Thames, Volga, Mississippi River, Amazon, Alps, Himalayas, Andes, Rockies, \
    Midwest, West Coast, East Coast, Silicon Valley, Wall Street, Downing Street, White House, Capitol Hill, Times Square, \
    Central Park, West Bank, Gaza Strip, Golan Heights, Sinai, Bosphorus, Suez Canal, Panama Canal, Broadway, Soho, Bronx, \
    Harlem, Queens, Staten Island, Long Island, Heathrow, JFK, Disneyland, Eiffel Tower, Big Ben, Wembley, Buckingham Palace
    place-noun: city, cities, town, towns, village, villages, hamlet, capital, suburb, suburbs, district, districts, province, \
    provinces, county, governorate, state, states, region, regions, territory, territories, area, areas, zone, zones, \
    country, countries, nation, republic, kingdom, border, borders, frontier, crossing, checkpoint, checkpoints, road, roads, \
    highway, highways, street, streets, avenue, square, lane, boulevard, bridge, bridges, river, rivers, lake, sea, ocean, \
    coast, shore, shores, island, islands, peninsula, mountain, mountains, hill, hills, valley, desert, forest, wood, woods, \
    plain, field, fields, oilfield, farm, farmland, garden, gardens, park, airport, airfield, airbase, base, bases, barracks, \
    camp, camps, port, harbour, harbor, station, hospital, hospitals, clinic, school, schools, university, college, church, \
    churches, cathedral, mosque, mosques, temple, synagogue, shrine, monastery, prison, jail, palace, castle, tower, house, \
    houses, home, homes, building, buildings, apartment, flat, room, rooms, chamber, hall, kitchen, parlour, bedroom, office, \
    offices, headquarters, embassy, consulate, court, market, markets, bazaar, shop, shops, store, mall, hotel, restaurant, \
    cafe, bar, pub, factory, factories, plant, refinery, dam, warehouse, depot, mine, tunnel, trench, stadium, museum, theatre, \
    theater, library, neighborhood, neighbourhood, outskirts, countryside, north, south, east, west, northeast, northwest, \
    southeast, southwest, northern, southern, eastern, western, central, ward, constituency, borough, parish, stronghold
    """
}
