import Testing

/// Bounds behind numbers, units that touch them, and times that lie within others.
@Suite struct TimesFormsTests {
  /// 29 August 2016 is a Monday.
  private static let date = "2016-08-29"

  @Test func boundsBeforeAndBehind() async throws {
    try await TimesTests.check(
      [
        ("20 or more people died.", "20 or more|count|20|EQUAL_OR_MORE|dead"),
        ("10 or fewer tents", "10 or fewer|count|10|EQUAL_OR_LESS"),
        ("fined $500 or more", "$500 or more|money|500|EQUAL_OR_MORE|USD"),
        ("20 percent or more", "20 percent or more|percent|20|EQUAL_OR_MORE|%"),
        ("10 km or less", "10 km or less|measure|10|EQUAL_OR_LESS|km"),
        ("two weeks or more", "two weeks or more|DURATION|P2W|EQUAL_OR_MORE"),
        ("20 or so tents", "20 or so|count|20|APPROX"),
        ("100+ tents", "100+|count|100|EQUAL_OR_MORE"),
        ("100-plus tents", "100-plus|count|100|EQUAL_OR_MORE"),
        ("10 or more than 20", "10|count|10; more than 20|count|20|MORE_THAN"),
        ("more or less, 5+3", "5|count|5; 3|count|3"),
        ("just over 100 tents", "just over 100|count|100|MORE_THAN"),
        ("well under 100 tents", "well under 100|count|100|LESS_THAN"),
        ("close to 100 tents", "close to 100|count|100|APPROX"), ("close to the road", ""),
        ("an estimated 100 tents", "estimated 100|count|100|APPROX"),
        ("He estimated 100 tents.", "100|count|100"),
        ("not more than 100 tents", "not more than 100|count|100|EQUAL_OR_LESS"),
        ("a minimum of 100 tents", "minimum of 100|count|100|EQUAL_OR_MORE"),
        ("at least 100 tents", "at least 100|count|100|EQUAL_OR_MORE"),
      ], date: Self.date)
  }

  @Test func temperaturesSignsAndRates() async throws {
    try await TimesTests.check(
      [
        ("It was 40C in Ravno.", "40C|measure|40|Cel"), ("heat of 40 C.", "40 C|measure|40|Cel"),
        ("It rose to 45C (113F).", "45C|measure|45|Cel; 113F|measure|113|[degF]"),
        ("below -5C", "-5C|measure|-5|Cel"), ("\u{2212}5 °C", "\u{2212}5 °C|measure|-5|Cel"),
        ("fell -3% on Monday", "-3%|percent|-3|%; Monday|DATE|2016-08-29"),
        ("Article 12C, Boeing 40C and seat 40 C-130s", "40|count|40"),
        ("a score of 3 -2", "3|count|3; 2|count|2"),
        ("500,000 barrels a day", "500,000 barrels a day|measure|500000|[bbl_us]/d"),
        ("1.2 million bpd", "1.2 million bpd|measure|1200000|[bbl_us]/d"),
        ("30 litres per minute", "30 litres per minute|measure|30|L/min"),
        ("It went 5 km a week ago.", "5 km|measure|5|km; week ago|DATE|2016-W34"),
        ("25 basis points", "25 basis points|percent|0.25|%"),
        ("a 50-basis-point cut", "50-basis-point|percent|0.5|%"),
        ("a 2-percentage-point lead", "2-percentage-point|percent|2|%"),
        ("half a kilometre", "half a kilometre|measure|0.5|km"), ("half a town", ""),
        ("3,000 square miles", "3,000 square miles|measure|3000|[mi_i]2"),
        ("10 km2 and 10sq km", "10 km2|measure|10|km2; 10sq km|measure|10|km2"),
        ("a magnitude 6.4 quake", "6.4|count|6.4"), ("a magnitude-6.4 quake", "6.4|count|6.4"),
        ("a 6.1-magnitude quake", "6.1|count|6.1"),
        ("a .50-calibre gun", ".50-calibre|measure|0.5|[in_i]"), ("a .45 pistol", ""),
      ], date: Self.date)
  }

  @Test func rangesAndSharesOfQuantities() async throws {
    try await TimesTests.check(
      [
        ("between 10% and 20%", "10% and 20%|percent|10/20|%"),
        ("from 10% to 20%", "10% to 20%|percent|10/20|%"),
        ("between 10 and 20 km", "10 and 20 km|measure|10/20|km"),
        ("from 20% to 10%", "20%|percent|20|%; 10%|percent|10|%"),
        ("from 10 km to 5 km", "10 km|measure|10|km; 5 km|measure|5|km"),
        ("http://ht.ly/2C0P and http://ht.ly/2G4sQ", ""),
        ("fell from $4bn to $3bn", "$4bn|money|4000000000|USD; $3bn|money|3000000000|USD"),
        ("$5 to $6 million", "$5 to $6 million|money|5000000/6000000|USD"),
        ("two or three hundred tents", "two or three hundred|count|200/300"),
        ("two to three dozen tents", "two to three dozen|count|24/36"),
        ("5 to 10 thousand tents", "5 to 10 thousand|count|5000/10000"),
        ("900 to 1 million tents", "900 to 1 million|count|900/1000000"),
        ("a few million dollars", "few million dollars|money|1000000|MULTIPLE|USD"),
        ("Scores were killed in May.", "Scores|count|20|MULTIPLE|dead; May|DATE|2016-05"),
        ("low scores in May", "May|DATE|2016-05"),
        ("5km-10km", "5km-10km|measure|5/10|km"),
        ("a $5-million fund", "$5-million|money|5000000|USD"),
        ("four out of 10 homes", "four out of 10|fraction|4/10"),
        ("He walked out of 10 talks.", "10|count|10"), ("5 € each", "5 €|money|5|EUR"),
        ("Rs. 500 crore", "Rs. 500 crore|money|5000000000|rupee"),
        ("CHF 20m", "CHF 20m|money|20000000|CHF"), ("EUR20m", "EUR20m|money|20000000|EUR"),
        ("5 pct", "5 pct|percent|5|%"), (".5 percent", ".5 percent|percent|0.5|%"),
        ("one-and-a-half million", "one-and-a-half million|count|1500000"),
      ], date: Self.date)
  }

  @Test func numeralsAreWrittenInManyWays() async throws {
    try await TimesTests.check(
      [
        ("10 000 tents", "10 000|count|10000"), ("10\u{A0}500 tents", "10\u{A0}500|count|10500"),
        ("10\u{202F}500 tents", "10\u{202F}500|count|10500"),
        ("killed 10 500 times", "10|count|10|dead; 500|count|500"),
        ("1,00,000 tents", "1,00,000|count|100000"), ("1,2,3", "1|count|1; 2|count|2; 3|count|3"),
        ("3 1/2 years", "3 1/2 years|DURATION|P3.5Y"), ("at 192.168.1.1", ""),
        ("on page 12, in paragraph 5 of resolution 44", ""),
        ("two of 12 pages", "two|count|2; 12|count|12"),
      ], date: Self.date)
  }

  @Test func timesWithinOthers() async throws {
    try await TimesTests.check(
      [
        ("in April of last year", "April of last year|DATE|2015-04"),
        ("on 3 March last year", "3 March last year|DATE|2015-03-03"),
        ("in late March next year", "late March next year|DATE|2017-03|END"),
        ("the summer of last year", "summer of last year|DATE|2015-SU"),
        ("on Friday last week", "Friday last week|DATE|2016-08-26"),
        ("on Tuesday next week", "Tuesday next week|DATE|2016-09-06"),
        ("on Friday last year", "Friday|DATE|2016-08-26; last year|DATE|2015"),
        ("in March of 2015", "March of 2015|DATE|2015-03"),
        ("the week of Aug. 22", "week of Aug. 22|DATE|2016-W34"),
        ("the day of 22 August", "22 August|DATE|2016-08-22"),
        ("this coming Friday", "this coming Friday|DATE|2016-09-02"),
        ("this past week", "this past week|DURATION|P1W"),
        ("overnight on Friday", "overnight on Friday|TIME|2016-08-26TNI"),
        ("by year-end", "year-end|DATE|2016|END"),
        ("by month's end", "month's end|DATE|2016-08|END"),
        ("the middle of the night", "middle of the night|TIME|XXXX-XX-XXTNI|MID"),
        ("the final quarter of 2015", "2015|DATE|2015"), ("a week-end", "week|DURATION|P1W"),
        (
          "yesterday Wednesday 7 May 2014",
          "yesterday|DATE|2016-08-28; Wednesday 7 May 2014|DATE|2014-05-07"
        ),
        ("Q3 of 2015", "Q3 of 2015|DATE|2015-Q3"), ("FY2020", "FY2020|DATE|FY2020"),
        ("the first half of the year", "first half of the year|DATE|2016-H1"),
        ("the second half of August", "second half of August|DATE|2016-08|END"),
        ("the 18th and 19th centuries", "18th and 19th centuries|DATE|17/18"),
        ("on Good Friday", "Good Friday|DATE|2016-03-25"),
        ("on Easter Monday", "Easter Monday|DATE|2016-03-28"),
        ("a 2015 deal and its 2014 budget", "2015|DATE|2015; 2014|DATE|2014"),
        ("the 2015/16 season", "2015/16|DATE|2015/2016"), ("Article 2015/18", ""),
        ("two days before Christmas", "two days|DURATION|P2D; Christmas|DATE|2015-12-25"),
        ("half past nine in the morning", "half past nine in the morning|TIME|XXXX-XX-XXT09:30"),
        ("2015-09-09T10:00:00+0200", "2015-09-09T10:00:00+0200|TIME|2015-09-09T10:00+02:00"),
        ("2015's worst raid", "2015|DATE|2015"), ("the raid of 2016-08", "2016-08|DATE|2016-08"),
        ("in 1999-00", "1999-00|DATE|1999/2000"), ("20160824", "20160824|DATE|2016-08-24"),
        ("20161324", "20161324|count|20161324"), ("24-Aug-2016", "24-Aug-2016|DATE|2016-08-24"),
      ], date: Self.date)
  }

  @Test func lengthsFromDaysAndOfSeveralUnits() async throws {
    try await TimesTests.check(
      [
        ("a week from Monday", "week from Monday|DATE|2016-09-05"),
        ("two weeks from Friday", "two weeks from Friday|DATE|2016-09-16"),
        ("a week from today", "week from today|DATE|2016-09-05"),
        ("a month from tomorrow", "month from tomorrow|DATE|2016-09-30"),
        ("a week on Friday", "week on Friday|DATE|2016-09-09"),
        ("shut for a week from Monday", "week|DURATION|P1W; Monday|DATE|2016-08-29"),
        ("in three days' time", "three days' time|DATE|2016-09-01"),
        ("half a century ago", "half a century ago|DATE|1966"),
        ("for several months", "several months|DURATION|PXM"),
        ("in the last few days", "last few days|DURATION|PXD"),
        ("a few days ago", "few days ago|DATE|PAST_REF"),
        ("every few days", "every few days|SET|PXD"),
        ("a few guards", ""), ("two-and-a-half years", "two-and-a-half years|DURATION|P2.5Y"),
        ("a five-and-a-half-year war", "five-and-a-half-year|DURATION|P5.5Y"),
        ("on Monday nights", "Monday nights|SET|XXXX-WXX-1"),
        ("a group of 12-year-olds", ""), ("in her 30s and in his mid-forties", ""),
        ("in the 30s", "30s|DATE|193"),
      ], date: Self.date)
  }

  @Test func rangesOfDaysAndClockTimes() async throws {
    try await TimesTests.check(
      [
        ("on 3 and 4 May", "3 and 4 May|DATE|2016-05-03/2016-05-04"),
        ("on May 3 and 4.", "May 3 and 4|DATE|2016-05-03/2016-05-04"),
        ("On May 3 and 4 men died.", "May 3|DATE|2016-05-03; 4|count|4|dead"),
        ("the night of 3-4 March", "night of 3-4 March|TIME|2016-03-03TNI"),
        ("the night of March 3 to 4", "night of March 3 to 4|TIME|2016-03-03TNI"),
        (
          "between 3 and 5 p.m.", "3 and 5 p.m.|TIME|XXXX-XX-XXT15:00/XXXX-XX-XXT17:00"
        ),
        (
          "from 9 a.m. to 5 p.m. on Monday",
          "9 a.m. to 5 p.m. on Monday|TIME|2016-08-29T09:00/2016-08-29T17:00"
        ),
        ("at 14:00 UTC+3", "14:00 UTC+3|TIME|XXXX-XX-XXT14:00+03:00"),
        ("at 9 a.m. ET", "9 a.m. ET|TIME|XXXX-XX-XXT09:00"),
        ("at 9 p.m. local time on Friday", "9 p.m. local time on Friday|TIME|2016-08-26T21:00"),
        ("at noon Moscow time", "noon Moscow time|TIME|XXXX-XX-XXT12:00"),
        ("at 9 a.m. eat", "9 a.m.|TIME|XXXX-XX-XXT09:00"),
      ], date: Self.date)
  }
}
