extension TimeWords {
  /// Words that say something about the expressions near them; in the form of ``lines``.
  static let cueLines = """
    FUTURE 0 will shall would due scheduled planned plans expected expects intends slated vowed must
    FUTURE 0 deadline expires should could until
    PAST 0 said was were had told reported announced has have did been came began killed fell took
    NAME 0 no number resolution article chapter section page picture photo figure annex paragraph
    NAME 0 volume version channel route highway flight protocol block sector division brigade battalion
    NAME 0 regiment squadron ward room gate terminal platform type model mirage boeing airbus
    NAME 0 windows apollo item clause amendment code
    value 1 resolution article chapter section page paragraph clause annex figure amendment
    AGE 0 aged
    PERSON 0 boy girl child man woman boys girls children men women son daughter baby infant teenager
    DEAD 0 killed killing kill kills dead deaths died die dies fatalities toll bodies
    INJURED 0 injured injuring injure wounded wounding wound hurt injuries
    MISSING 0 missing unaccounted
    DISPLACED 0 displaced fled flee fleeing evacuated homeless uprooted
    OLD 0 old olds age
    OWN 0 his her their my your our its
    NO 0 no any every the this that another which
    FEAST 0 independence victory labour labor boxing republic liberation armistice memorial
    FEAST 0 remembrance bastille constitution unity martyrs good
    value 6 boxing
    value 10 good
    NEW 0 new
    LOCAL 0 local
    TIME 0 time
    MORE 0 more less fewer
    value 2 more
    value 3 less fewer
    THAN 0 than
    AS 0 as
    LEAST 0 least most minimum maximum
    value 5 least minimum
    value 4 most maximum
    NOT 0 not
    WELL 0 well
    ESTIMATED 0 estimated
    SO 0 so
    PLUS 0 plus
    OUT 0 out
    MAGNITUDE 0 magnitude
    UP 0 up
    SEVERAL 0 several
    DAY 0 day
    MANY 0 many much few little high
    value 4 many much high
    value 5 few little
    POINT 0 point points
    PER 0 per percentage h basis
    value 1 per
    value 2 percentage
    value 4 basis
    value 3 h
    MINUS 0 minus
    TIMES 0 once twice thrice times
    value 1 once twice thrice
    value 2 times
    OTHER 0 other
    value 7 from
    value 11 for
    NOW 0 now today
    FISCAL 0 fiscal financial fy

    """
}
