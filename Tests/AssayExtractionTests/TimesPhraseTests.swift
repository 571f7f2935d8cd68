import Testing

/// What several words say together, and ways of telling a time that news has beside the calendar's.
@Suite struct TimesPhraseTests {
  /// 29 August 2016 is a Monday.
  private static let date = "2016-08-29"

  @Test func daysAndWeeksCountedFromOthers() async throws {
    try await TimesTests.check(
      [
        ("He left the day before yesterday.", "day before yesterday|DATE|2016-08-27"),
        ("He leaves the day after tomorrow.", "day after tomorrow|DATE|2016-08-31"),
        ("He left the week before last.", "week before last|DATE|2016-W33"),
        ("He left the year before last, too.", "year before last|DATE|2014"),
        ("He leaves the week after next.", "week after next|DATE|2016-W37"),
        ("It fell the night before last.", "night before last|TIME|2016-08-27TNI"),
        ("the day before last month's vote", "day before|DATE|-; last month|DATE|2016-07"),
        ("They meet in three weeks' time.", "three weeks' time|DATE|2016-W38"),
        ("They meet in a week's time.", "week's time|DATE|2016-W36"),
        ("two years from now", "two years from now|DATE|2018"),
        ("a year from now", "year from now|DATE|2017"),
        ("ten days from today", "ten days from today|DATE|2016-09-08"),
        ("They met over the weekend.", "weekend|DATE|2016-W34-WE"),
        ("They will meet at the weekend.", "weekend|DATE|2016-W35-WE"),
        ("They met for a weekend.", "weekend|DURATION|P1WE"),
        ("in the early hours of Tuesday", "early hours of Tuesday|TIME|2016-08-23TMO"),
        ("for hours on Tuesday", "hours|DURATION|PTXH; Tuesday|DATE|2016-08-23"),
      ], date: Self.date)
  }

  @Test func quartersHalvesAndYears() async throws {
    try await TimesTests.check(
      [
        ("in H1 2015", "H1 2015|DATE|2015-H1"), ("in Q4", "Q4|DATE|2015-Q4"),
        ("It fell in the third quarter.", "third quarter|DATE|2016-Q3"),
        ("It fell in the fourth quarter.", "fourth quarter|DATE|2015-Q4"),
        ("It will fall in the fourth quarter.", "fourth quarter|DATE|2016-Q4"),
        ("in fiscal 2015", "fiscal 2015|DATE|FY2015"),
        (
          "the first quarter of fiscal year 2015",
          "first quarter of fiscal year 2015|DATE|FY2015-Q1"
        ),
        ("late in 1995", "late in 1995|DATE|1995|END"),
        ("early in May 1995", "early in May 1995|DATE|1995-05|START"),
        ("in the summer of '91", "summer of '91|DATE|1991-SU"), ("in '91", "'91|DATE|1991"),
        ("'15 are dead,' he said", "15|count|15|dead"),
        ("on the fifth of December", "fifth of December|DATE|2015-12-05"),
        ("on the first of May 1995", "first of May 1995|DATE|1995-05-01"),
        ("on 5.12.1995", "5.12.1995|DATE|1995-12-05"),
        ("in the mid-eighties", "mid-eighties|DATE|198|MID"),
        ("in the twenties", "twenties|DATE|192"),
      ], date: Self.date)
  }

  @Test func rangesEndAfterTheyStart() async throws {
    try await TimesTests.check(
      [
        ("It was open from Monday to Friday.", "Monday to Friday|DATE|2016-08-29/2016-09-02"),
        ("It ran from Thursday to Saturday.", "Thursday to Saturday|DATE|2016-08-25/2016-08-27"),
        (
          "It ran from 25 August to 5 September.",
          "25 August to 5 September|DATE|2016-08-25/2016-09-05"
        ),
        ("It runs from August to December.", "August to December|DATE|2016-08/2016-12"),
        ("It ran from October to March.", "October to March|DATE|2015-10/2016-03"),
      ], date: Self.date)
  }

  @Test func clockTimesAndNumbersWithTo() async throws {
    try await TimesTests.check(
      [
        ("Three to five men left.", "Three to five|count|3/5"),
        ("It killed five to ten people.", "five to ten|count|5/10|dead"),
        ("He left at twenty to six.", "twenty to six|TIME|XXXX-XX-XXTXX:40"),
        ("He left at a quarter to six.", "quarter to six|TIME|XXXX-XX-XXTXX:45"),
        ("He left at five to ten on Friday.", "five to ten on Friday|TIME|2016-08-26TXX:55"),
        ("He left at twenty past six.", "twenty past six|TIME|XXXX-XX-XXTXX:20"),
      ], date: Self.date)
  }

  @Test func lengthsInTwoUnitsAndAHalf() async throws {
    try await TimesTests.check(
      [
        ("two hours and 20 minutes", "two hours and 20 minutes|DURATION|PT2H20M"),
        ("three years and six months", "three years and six months|DURATION|P3Y6M"),
        ("one day and six hours", "one day and six hours|DURATION|P1DT6H"),
        ("six hours and two days", "six hours|DURATION|PT6H; two days|DURATION|P2D"),
        ("an hour and a half", "hour and a half|DURATION|PT90M"),
        ("a year and a half", "year and a half|DURATION|P1.5Y"),
        ("less than a week", "less than a week|DURATION|P1W|LESS_THAN"),
        ("nearly a decade of war", "nearly a decade|DURATION|P1DE|LESS_THAN"),
        ("more than a year ago", "more than a year ago|DATE|2015|MORE_THAN"),
        ("about a second attack", ""), ("only a week before.", "only a week before|DATE|-"),
        ("15 years and 12 years", "15 years|DURATION|P15Y; 12 years|DURATION|P12Y"),
      ], date: Self.date)
  }

  @Test func setsWithRates() async throws {
    try await TimesTests.check(
      [
        ("twice a week", "twice a week|SET|P1W"), ("Once a month they met", "Once a month|SET|P1M"),
        ("three times a day", "three times a day|SET|P1D"),
        ("six hours a day", "six hours a day|SET|PT6H"),
        ("It failed three times.", "three|count|3"),
        ("every other day", "every other day|SET|P2D"),
        ("on weekends", "weekends|SET|XXXX-WXX-WE"),
      ], date: Self.date)
  }

  @Test func sharesAndMoney() async throws {
    try await TimesTests.check(
      [
        ("fell 5 per cent", "5 per cent|percent|5|%"), ("$5 per head", "$5|money|5|USD"),
        ("2.5 percentage points", "2.5 percentage points|percent|2.5|%"),
        ("nine in ten homes", "nine in ten|fraction|9/10"),
        ("killed one in five attacks", "one|count|1|dead; five|count|5"),
        ("won two in 2015", "two|count|2; 2015|DATE|2015"),
        ("built three in 10 days", "three|count|3; 10 days|DURATION|P10D"),
        ("won 3-2", "3|count|3; 2|count|2"),
        ("fell from 40 to 30 tents", "40|count|40; 30|count|30"),
        ("1½ million tents", "1½ million|count|1500000"),
        ("1.2m people", "1.2m|count|1200000"), ("2m refugees", "2m|count|2000000"),
        ("a 2m wall", "2m|measure|2|m"), ("500m across the river", "500m|measure|500|m"),
        ("a 500m-long wall", "500m|measure|500|m"),
        ("USD 5,000", "USD 5,000|money|5000|USD"), ("5,000 USD", "5,000 USD|money|5000|USD"),
        ("10 crore rupees", "10 crore rupees|money|100000000|rupee"),
        ("2 lakh people", "2 lakh|count|200000"),
        ("a 500-dollar fine", "500-dollar|money|500|USD"),
        ("500 pounds", "500 pounds|money|500|pound"),
        ("a 500-pound bomb", "500-pound|measure|500|[lb_av]"),
        ("500 pounds of explosives", "500 pounds|measure|500|[lb_av]"),
        ("5 million pounds of aid", "5 million pounds|money|5000000|pound"),
      ], date: Self.date)
  }

  @Test func measures() async throws {
    try await TimesTests.check(
      [
        ("40 degrees Celsius", "40 degrees Celsius|measure|40|Cel"),
        ("100 degrees Fahrenheit", "100 degrees Fahrenheit|measure|100|[degF]"),
        ("40 degrees C.", "40 degrees C|measure|40|Cel"), ("40 °C", "40 °C|measure|40|Cel"),
        ("104°F", "104°F|measure|104|[degF]"), ("40 degrees Congo", "40 degrees|measure|40|deg"),
        ("minus 5 degrees Celsius", "minus 5 degrees Celsius|measure|-5|Cel"),
        ("60 km/h", "60 km/h|measure|60|km/h"),
        ("60 miles an hour", "60 miles an hour|measure|60|[mi_i]/h"),
        ("60 kilometres per hour", "60 kilometres per hour|measure|60|km/h"),
        ("25 km² of desert", "25 km²|measure|25|km2"), ("25 sq km", "25 sq km|measure|25|km2"),
        ("25 sq. km of desert", "25 sq. km|measure|25|km2"),
        ("20 kilowatt-hours", "20 kilowatt-hours|measure|20|kW.h"),
        ("four ounces", "four ounces|measure|4|[oz_av]"),
        ("5 gigabytes", "5 gigabytes|measure|5|GBy"),
      ], date: Self.date)
  }
}
