extension TimeWords {
  /// A line is a kind (class, cue, part of a numeral, or way of writing), a value, and words.
  ///
  /// A word may stand in several lines; a later value that is not 0 replaces an earlier one.
  static let lines =
    monthLines + unitLines + frameLines + numeralLines + cueLines
    + Measures.lines

  private static let monthLines = """
    month 1 january jan
    month 2 february feb
    month 3 march mar
    month 4 april apr
    month 5 may
    month 6 june jun
    month 7 july jul
    month 8 august aug
    month 9 september sept sep
    month 10 october oct
    month 11 november nov
    month 12 december dec
    weekday 1 monday mon
    weekday 2 tuesday tue tues
    weekday 3 wednesday wed
    weekday 4 thursday thu thur thurs
    weekday 5 friday fri
    weekday 6 saturday sat
    weekday 7 sunday sun
    weekdays 1 mondays
    weekdays 2 tuesdays
    weekdays 3 wednesdays
    weekdays 4 thursdays
    weekdays 5 fridays
    weekdays 6 saturdays
    weekdays 7 sundays
    capital 0 january jan february feb march mar april apr may june jun july jul august aug september
    capital 0 september sept sep october oct november nov december dec
    capital 0 monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri
    capital 0 saturday sat sunday sun mondays tuesdays wednesdays thursdays fridays saturdays sundays
    abbreviation 0 jan feb mar apr jun jul aug sept sep oct nov dec
    abbreviation 0 mon tue tues wed thu thur thurs fri sat sun
    season 1 spring
    season 2 summer
    season 3 autumn fall
    season 4 winter
    holiday 1 christmas xmas
    holiday 2 easter
    holiday 3 ramadan eid thanksgiving nowruz diwali passover hanukkah ashura
    holiday 4 halloween
    capital 0 christmas xmas easter ramadan eid thanksgiving nowruz diwali passover hanukkah ashura
    capital 0 halloween

    """

  private static let unitLines = """
    unit 1 minute
    unit 2 second
    unit 3 hour
    unit 4 day
    unit 5 week
    unit 6 month
    unit+century 9 century
    unit 7 year
    unit 8 decade
    unit 10 weekend
    unit 11 fortnight
    unit 13 period
    units 1 minutes mins
    units 2 seconds secs
    units 3 hours hrs
    units 4 days
    units 5 weeks
    units 6 months
    units 7 years yrs
    units 8 decades
    units+century 9 centuries
    units 10 weekends
    units 11 fortnights
    units 12 nights
    units 14 mornings evenings afternoons
    part 1 morning mornin
    part 3 afternoon
    part 4 evening
    part 5 night
    part 2 lunchtime
    point 1 dawn daybreak sunrise
    point 4 dusk sunset nightfall
    point 12 noon midday
    point 24 midnight
    dark 4 dark darkness
    deictic 1 today
    deictic 2 yesterday
    deictic 3 tomorrow
    deictic 4 tonight
    deictic 5 overnight
    often 3 hourly
    often 4 daily
    often 12 nightly
    often 5 weekly
    often 11 fortnightly
    often 6 monthly
    often 15 quarterly
    often 7 yearly annually

    """

  private static let frameLines = """
    last 1 last
    last 2 past previous preceding
    last 3 recent
    next 1 next
    next 2 coming upcoming
    next 3 following ensuing
    this 1 this current
    that 1 that same
    every 1 every each
    another 1 another
    ago 1 ago
    later 1 later running
    later 2 earlier
    before 1 before
    before 2 after
    approx 1 about around some roughly approximately circa perhaps barely
    approx 3 nearly almost under
    approx 2 over
    approx 9 only
    shortly 1 shortly just soon right
    early 6 early
    early 7 mid
    early 8 late
    early 6 earlier
    early 8 later
    edge 6 start beginning
    edge 7 middle
    edge 8 end close
    edge 9 eve
    edge 10 matter couple
    dark 0 eve
    meridiem 1 am
    meridiem 2 pm
    oclock 1 o'clock
    zone 1 gmt utc
    zone 61 bst cet
    zone 121 cest eet
    zone 181 eest msk
    zone -299 est
    zone -239 edt
    zone -419 mst
    zone -359 mdt
    zone -479 pst
    zone -419 pdt
    zone -359 cst
    zone -299 cdt
    zone 541 jst kst
    zone 601 aest
    zone 661 aedt
    zone 721 nzst
    zone 481 hkt
    zone 301 pkt
    zone 421 wib
    zone 181 eat
    zone 121 sast
    zone 61 wat
    zone 1000 et ct mt pt ist
    era 1 bc bce
    era 2 ad ce
    past 1 past
    half 1 half
    of 1 of
    and 1 and
    or 1 or
    to 0 to until till through
    a 1 a an
    the 1 the
    in 0 in within
    on 1 on
    at 1 at
    with 0 by since until till from for during within before after of than through
    between 0 between
    that 1 those these
    quarter 4 quarter
    quarter 1 q1
    quarter 2 q2
    quarter 3 q3
    quarter 4 q4
    half 1 h1
    half 2 h2

    """

  private static let numeralLines = """
    one 0 zero
    one 1 one
    one 2 two
    one 3 three
    one 4 four
    one 5 five
    one 6 six
    one 7 seven
    one 8 eight
    one 9 nine
    one 10 ten
    one 11 eleven
    one 12 twelve
    one 13 thirteen
    one 14 fourteen
    one 15 fifteen
    one 16 sixteen
    one 17 seventeen
    one 18 eighteen
    one 19 nineteen
    tens 20 twenty
    tens 30 thirty
    tens 40 forty
    tens 50 fifty
    tens 60 sixty
    tens 70 seventy
    tens 80 eighty
    tens 90 ninety
    hundred 2 hundred
    scale 3 thousand
    scale 5 lakh lakhs
    scale 7 crore crores
    scale 6 million mln
    scale 9 billion bn
    scale 12 trillion
    dozen 12 dozen
    vague 12 dozens
    vague 20 scores
    vague 10 tens
    vague 100 hundreds
    vague 1000 thousands
    vague 1000000 millions
    vague 1000000000 billions
    decade 20 twenties
    decade 30 thirties
    decade 40 forties
    decade 50 fifties
    decade 60 sixties
    decade 70 seventies
    decade 80 eighties
    decade 90 nineties
    ordinal 1 first
    ordinal 2 second
    ordinal 3 third
    ordinal 4 fourth
    ordinal 5 fifth
    ordinal 6 sixth
    ordinal 7 seventh
    ordinal 8 eighth
    ordinal 9 ninth
    ordinal 10 tenth
    ordinal 11 eleventh
    ordinal 12 twelfth
    ordinal 13 thirteenth
    ordinal 14 fourteenth
    ordinal 15 fifteenth
    ordinal 16 sixteenth
    ordinal 17 seventeenth
    ordinal 18 eighteenth
    ordinal 19 nineteenth
    ordinal 20 twentieth
    ordinal 30 thirtieth
    fraction 3 third thirds
    fraction 4 quarter quarters
    fraction 5 fifth fifths
    fraction 6 sixth sixths
    fraction 7 seventh sevenths
    fraction 8 eighth eighths
    fraction 9 ninth ninths
    fraction 10 tenth tenths

    """
}
