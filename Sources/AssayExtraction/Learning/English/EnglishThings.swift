extension EnglishWords {
  /// Organisations, products, works, weapons, times and amounts.
  static let things = """
    organisation: United Nations, UN, U.N., European Union, EU, E.U., NATO, African Union, Arab League, World Bank, IMF, WTO, \
    WHO, UNICEF, UNESCO, UNHCR, OPEC, OSCE, ASEAN, Red Cross, Red Crescent, Amnesty International, Human Rights Watch, \
    Greenpeace, Oxfam, Congress, Senate, House of Representatives, House of Commons, House of Lords, Parliament, European \
    Parliament, European Commission, Security Council, Supreme Court, Pentagon, State Department, White House, Kremlin, CIA, \
    FBI, NSA, NASA, FDA, EPA, NHS, MI5, MI6, KGB, Mossad, Interpol, Scotland Yard, Taliban, Al Qaeda, Al-Qaeda, al-Qaida, \
    Islamic State, ISIS, ISIL, IS, Daesh, Hamas, Hezbollah, Hizbollah, PKK, YPG, PYD, SDF, Syrian Democratic Forces, Free \
    Syrian Army, FSA, Al-Nusra, Nusra Front, al-Nusra Front, Jabhat al-Nusra, Ahrar al-Sham, Peshmerga, Boko Haram, \
    Al-Shabaab, IRA, ETA, FARC, Fatah, PLO, Muslim Brotherhood, Coalition, CENTCOM, Army, Navy, Air Force, Marine Corps, \
    Oxford University, Harvard, Harvard University, Yale, Stanford, MIT, Cambridge University, Syrian Observatory for Human \
    Rights, Reuters, Associated Press, AP, AFP, Xinhua, Al Jazeera, BBC, BBC News, CNN, Fox News, NBC, CBS, ABC, MSNBC, ITV, \
    Sky News, Channel 4, New York Times, NYT, Washington Post, Guardian, The Guardian, Times, Daily Mail, Wall Street Journal, \
    WSJ, Financial Times, Telegraph, Economist, Time Magazine, Vogue, Huffington Post, Der Spiegel, Le Monde, NPR, PBS, MTV, ESPN
    party: Labour, Labour Party, Labor Party, Conservative Party, Conservatives, Tories, Tory, Liberal Democrats, Lib Dems, \
    Liberal Party, Liberals, Green Party, Greens, Republican Party, Republicans, Republican, Democratic Party, Democrats, \
    Democrat, Democratic, GOP, Tea Party, Socialist Party, Socialists, Communist Party, Communists, Social Democratic Party, \
    Social Democrats, SPD, CDU, CSU, FDP, AfD, UKIP, SNP, Scottish National Party, Plaid Cymru, Sinn Fein, DUP, SDLP, Ulster \
    Unionist Party, UUP, Fianna Fail, Fine Gael, Likud, Kadima, Shas, BJP, Indian National Congress, ANC, African National \
    Congress, National Party, Nationalist Party, Kuomintang, PRI, PAN, PSOE, PP, Podemos, Syriza, New Democracy, PASOK, \
    National Front, Front National, Forza Italia, Lega Nord, Christian Democrats, Christian Democratic Party, Ba'ath Party, \
    Baath, Workers Party, Workers' Party, People's Party, Progressive Party, Libertarian Party, Reform Party, Whig, Whigs, \
    Federalist, Democratic Unionist Party, Co-operative Party, Independent, New Democratic Party, NDP, Bloc Quebecois
    party-word: party, parties, democratic, socialist, communist, liberal, conservative, nationalist, republican, christian, \
    people's, workers, workers', labour, labor, green, progressive, radical, union, front, movement, alliance, coalition, \
    congress, league, national, popular, independent, unionist, populist, social, left, right, centre, patriotic, action
    election-word: election, elections, referendum, primary, primaries, by-election, vote, presidential, parliamentary, \
    legislative, general, municipal, local, gubernatorial, mayoral, senatorial, midterm, congressional, regional, runoff
    organisation-noun: ministry, department, agency, agencies, bureau, office, council, committee, commission, court, tribunal, \
    parliament, assembly, congress, senate, party, union, unions, association, federation, confederation, organization, \
    organisation, organizations, group, groups, movement, front, army, brigade, corps, guard, guards, force, forces, command, \
    police, company, companies, corporation, corp, corp., inc, inc., ltd, ltd., plc, co., bank, banks, firm, firms, group, \
    holdings, industries, airlines, airways, motors, press, times, post, news, newspaper, magazine, journal, radio, \
    television, network, channel, university, college, school, institute, institution, academy, foundation, society, trust, \
    club, team, league, church, hospital, center, centre, observatory, board, authority, administration, service, services, \
    directorate, secretariat, task force, delegation, mission, embassy, orchestra, theatre, museum, studio, studios, records
    company: Apple, Microsoft, Google, Facebook, Twitter, Amazon, YouTube, Instagram, Snapchat, WhatsApp, Netflix, Uber, \
    Yahoo, eBay, PayPal, IBM, Intel, Dell, HP, Samsung, Sony, Nokia, Motorola, LG, HTC, Blackberry, Toyota, Honda, Ford, GM, \
    General Motors, BMW, Mercedes, Audi, Volkswagen, Nissan, Tesla, Ferrari, Boeing, Airbus, Walmart, Wal-Mart, Target, Tesco, \
    Asda, Ikea, Nike, Adidas, Puma, Gap, Zara, McDonalds, McDonald's, Burger King, KFC, Subway, Starbucks, Dunkin Donuts, \
    Pizza Hut, Dominos, Taco Bell, Chipotle, Wendy's, Coca Cola, Coca-Cola, Pepsi, Nestle, Disney, Pixar, Universal, Warner \
    Bros, Paramount, Marvel, HBO, Hulu, Spotify, Pandora, Skype, Tumblr, Pinterest, Reddit, Wikipedia, LinkedIn, Myspace, \
    Vodafone, AT&T, Verizon, T-Mobile, Sprint, Comcast, BT, O2, Orange, Shell, BP, Exxon, Chevron, Total, Gazprom, Rosneft, \
    Goldman Sachs, JP Morgan, Morgan Stanley, Citigroup, HSBC, Barclays, Lloyds, RBS, Deutsche Bank, UBS, Visa, Mastercard, \
    FedEx, UPS, Costco, Best Buy, Home Depot, Macy's, Sears, Primark, H&M, Topshop, Gucci, Prada, Chanel, Louis Vuitton
    team: Arsenal, Chelsea, Liverpool, Everton, Tottenham, Spurs, Manchester United, Man United, Man Utd, MUFC, Manchester City, \
    Man City, Newcastle United, Aston Villa, West Ham, Leeds United, Celtic, Rangers, Barcelona, Barca, FC Barcelona, Real \
    Madrid, Atletico, Juventus, AC Milan, Inter, Bayern, Bayern Munich, Dortmund, PSG, Ajax, Lakers, Celtics, Bulls, Heat, \
    Knicks, Spurs, Warriors, Cavs, Cavaliers, Clippers, Mavericks, Mavs, Rockets, Thunder, Nets, 76ers, Sixers, Pistons, \
    Pacers, Hawks, Magic, Raptors, Suns, Yankees, Red Sox, Mets, Cubs, Dodgers, Giants, Phillies, Braves, Cardinals, Astros, \
    Tigers, Orioles, Rays, Mariners, Rangers, Royals, Twins, Brewers, Reds, Pirates, Padres, Rockies, Cowboys, Patriots, \
    Packers, Steelers, Bears, Jets, Eagles, Redskins, Broncos, Raiders, Chargers, Chiefs, Colts, Texans, Titans, Jaguars, \
    Dolphins, Bills, Ravens, Bengals, Browns, Saints, Falcons, Panthers, Buccaneers, Bucs, Vikings, Lions, Seahawks, 49ers, \
    Rams, Bruins, Canucks, Maple Leafs, Leafs, Penguins, Flyers, Blackhawks, Red Wings, Oilers, Flames, Canadiens, Habs, NBA, \
    NFL, MLB, NHL, FIFA, UEFA, ICC, IPL, NCAA, UFC, WWE, Premier League, One Direction, 1D, Coldplay, Beatles, The Beatles, \
    Rolling Stones, U2, Metallica, Green Day, Linkin Park, Paramore, Radiohead, Maroon 5, Black Eyed Peas, Backstreet Boys, \
    Spice Girls, Girls Aloud, Take That, JLS, The Wanted, Muse, Oasis, Blur, Queen, ABBA, Nirvana, Fall Out Boy, My Chemical Romance
    product: iPhone, iPhone 4, iPhone 5, iPad, iPod, iPod Touch, iTunes, iOS, Mac, Macbook, MacBook Pro, iMac, Android, Windows, \
    Windows 7, Windows Phone, Xbox, Xbox 360, Xbox One, PlayStation, PS3, PS4, PSP, Wii, Nintendo, DS, Kindle, Nexus, Galaxy, \
    Galaxy S3, Blackberry, BBM, Photoshop, Excel, Word, PowerPoint, Office, Chrome, Firefox, Safari, Internet Explorer, \
    Gmail, Google Maps, Google Earth, Siri, Linux, Ubuntu, Java, Flash, Minecraft, FIFA, Call of Duty, COD, Halo, Pokemon, GTA, \
    Grand Theft Auto, Angry Birds, Farmville, Sims, Guitar Hero, Nutella, Oreo, Red Bull, Coke, Diet Coke, Sprite, Gatorade, \
    Mountain Dew, Doritos, Pringles, Skittles, Snickers, Kit Kat, Twix, Prius, Civic, Mustang, Corvette, Camaro, Jeep, Uggs
    work: Harry Potter, Twilight, New Moon, Eclipse, Breaking Dawn, Hunger Games, The Hunger Games, Avatar, Titanic, Inception, \
    Toy Story, Toy Story 3, Star Wars, Star Trek, Iron Man, Avengers, The Avengers, Dark Knight, Lord of the Rings, The Hobbit, \
    Matrix, Frozen, Lion King, The Lion King, Shrek, Transformers, Glee, Lost, House, Friends, Seinfeld, Simpsons, The \
    Simpsons, Family Guy, South Park, Grey's Anatomy, Gossip Girl, Vampire Diaries, True Blood, Game of Thrones, Breaking Bad, \
    Walking Dead, The Walking Dead, Big Bang Theory, How I Met Your Mother, Modern Family, The Office, Dexter, 24, Doctor Who, \
    Sherlock, Downton Abbey, X Factor, X-Factor, American Idol, Idol, Dancing with the Stars, The Voice, Big Brother, Jersey \
    Shore, Saturday Night Live, SNL, Daily Show, Colbert Report, Top Gear, EastEnders, Coronation Street, Hamlet, Macbeth, \
    Romeo and Juliet, Bible, Quran, Koran, Super Bowl, Superbowl, World Cup, Olympics, Grammys, Oscars, Emmys, VMAs
    work-noun: movie, movies, film, films, song, songs, album, single, show, series, episode, season, novel, book, books, play, \
    musical, opera, trailer, video, soundtrack, game, concert, remix, lyrics, comic, magazine, poem, painting, documentary
    weapon: weapon, weapons, gun, guns, rifle, rifles, pistol, pistols, revolver, shotgun, machinegun, machine gun, machine guns, \
    kalashnikov, kalashnikovs, AK-47, AK-47s, bomb, bombs, bomblets, cluster bombs, barrel bomb, barrel bombs, car bomb, car \
    bombs, IED, IEDs, VBIED, VBIEDs, improvised explosive device, improvised explosive devices, explosive, explosives, \
    grenade, grenades, rocket, rockets, RPG, RPGs, rocket-propelled grenade, rocket-propelled grenades, missile, missiles, \
    shell, shells, mortar, mortars, artillery, howitzer, ammunition, munition, munitions, bullets, bullet, mine, mines, \
    landmine, landmines, suicide vest, suicide belt, knife, knives, sword, swords, axe, dagger, chemical weapons, chemical \
    weapon, chlorine, sarin, mustard gas, nerve agent, tear gas, gas, poison, phosphorus, warhead, warheads, firearm, \
    firearms, arms, small arms, heavy weapons, anti-aircraft, anti-tank, surface-to-air, TOW, Scud, Tomahawk, Kornet
    vehicle: tank, tanks, vehicle, vehicles, armored vehicle, armored vehicles, armoured vehicles, truck, trucks, lorry, car, cars, \
    pickup, van, bus, buses, ambulance, ambulances, motorcycle, motorbike, bicycle, jeep, humvee, humvees, convoy, train, \
    trains, plane, planes, aircraft, airplane, airliner, jet, jets, fighter jet, fighter jets, warplane, warplanes, \
    helicopter, helicopters, gunship, drone, drones, bomber, bombers, ship, ships, warship, warships, frigate, destroyer, \
    submarine, submarines, boat, boats, ferry, tanker, carrier, aircraft carrier, vessel, vessels, carriage, coach, cart, \
    wagon, F-16, F-16s, F-15, F-18, F/A-18, A-10, B-52, MiG, MiG-29, Su-24, Su-25, Su-34, Tornado, Typhoon, Reaper, Predator, \
    excavator, excavators, bulldozer, tactical vehicle, tactical vehicles, fighting position, fighting positions, tactical unit
    weekday: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, Mon, Tue, Tues, Wed, Thu, Thurs, Fri, Sat, Sun
    month: January, February, March, April, May, June, July, August, September, October, November, December, Jan, Jan., Feb, \
    Feb., Mar, Mar., Apr, Apr., Jun, Jul, Aug, Aug., Sep, Sept, Sept., Oct, Oct., Nov, Nov., Dec, Dec.
    time-word: today, yesterday, tomorrow, tonight, morning, afternoon, evening, night, midnight, noon, dawn, dusk, overnight, \
    daily, weekly, monthly, yearly, annual, hour, hours, minute, minutes, second, seconds, day, days, week, weeks, weekend, \
    month, months, year, years, decade, decades, century, centuries, spring, summer, autumn, winter, ago, earlier, later, \
    recently, currently, now, then, since, until, before, after, during, last, next, past, previous, following, recent, early, \
    late, mid, time, times, moment, period, era, century, anniversary, ramadan, christmas, easter, eve, a.m., p.m., am, pm, GMT
    number-word: one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, \
    seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred, hundreds, thousand, \
    thousands, million, millions, billion, billions, trillion, dozen, dozens, scores, half, third, quarter, first, second, \
    third, fourth, fifth, several, many, few, some, more, most, least, at least, more than, less than, about, around, nearly, \
    almost, approximately, roughly, up to, over, under, half of, a number of, a handful of, handful, majority, both, number
    unit: percent, per cent, %, kilometers, kilometres, kilometer, km, miles, mile, meters, metres, m, feet, foot, inches, yards, \
    tons, tonnes, kilograms, kg, pounds, barrels, acres, hectares, degrees, dollars, dollar, $, euros, euro, €, £, pound, \
    cents, rubles, yen, yuan, lira, rupees, shillings, francs
    document-word: resolution, report, reports, agreement, treaty, accord, accords, communique, statement, constitution, charter, \
    law, act, bill, article, memorandum, convention, protocol, declaration, decree, letter, document, documents, plan, roadmap, \
    video, footage, website, page, annex, UNSCR, Geneva Communique, Security Council Resolution, press release, interview
    """
}
