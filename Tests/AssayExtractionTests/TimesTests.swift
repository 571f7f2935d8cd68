import AssayExtraction
import AssayModel
import AssayTesting
import Testing

@Suite struct TimesTests {
  /// What `times` finds: `text|what|value|mod` of each mention.
  static func found(
    _ text: String, date: String?, settings: String = ""
  ) async throws -> [String] {
    let prepared = try PreparedExtractor(
      ExtractorSpecification("times\(settings)"), in: Sample.environment(), foldCount: 2)
    let article = Article(
      id: "a", text: ArticleText(text), metadata: date.map { ["date": $0] } ?? [:])
    let outcomes = await ExtractionRunner(prepared, workers: 1).run([ExtractionInput(article)])
    let layer = try #require(outcomes.first?.layer)
    return layer.mentions.map { mention in
      var values: [String: String] = [:]
      for attribute in mention.attributes {
        if case .text(let text) = attribute.value { values[attribute.name] = text }
      }
      let parts = [
        article.text[mention.extent], values["Timex"] ?? values["Measure"], values["Value"] ?? "-",
        values["Mod"], values["Unit"], values["Counts"],
      ]
      return parts.compactMap { $0 }.joined(separator: "|")
    }
  }

  static func check(_ cases: [(String, String)], date: String?, settings: String = "") async throws
  {
    for (text, expected) in cases {
      let found = try await found(text, date: date, settings: settings)
      #expect(found.joined(separator: "; ") == expected, "\(text)")
    }
  }

  @Test func datesOfTheCalendar() async throws {
    try await Self.check(
      [
        ("on 24 August 2016", "24 August 2016|DATE|2016-08-24"),
        ("on August 24, 2016.", "August 24, 2016|DATE|2016-08-24"),
        ("on Aug. 24, 2016", "Aug. 24, 2016|DATE|2016-08-24"),
        ("Wednesday, Nov. 6, 2013", "Wednesday, Nov. 6, 2013|DATE|2013-11-06"),
        ("on Tuesday, 4 March 2031", "Tuesday, 4 March 2031|DATE|2031-03-04"),
        ("on the 4th of July 2015", "4th of July 2015|DATE|2015-07-04"),
        ("on 29 February 2024", "29 February 2024|DATE|2024-02-29"),
        ("on Feb. 29, 2023", "Feb. 29, 2023|DATE|-"),
        ("on 31 April 2020", "31 April 2020|DATE|-"),
        ("on 29 February 1900", "29 February 1900|DATE|-"),
        ("on 29 February 2000", "29 February 2000|DATE|2000-02-29"),
        ("on 2016-08-24", "2016-08-24|DATE|2016-08-24"),
        ("on 2016-13-24", "2016-13-24|DATE|-"),
        ("at 2016-08-24T06:00Z", "2016-08-24T06:00Z|TIME|2016-08-24T06:00Z"),
        ("at 2016-08-24T06:00+02:00", "2016-08-24T06:00+02:00|TIME|2016-08-24T06:00+02:00"),
        ("on 24.08.2016", "24.08.2016|DATE|2016-08-24"),
        ("on 08/24/2016", "08/24/2016|DATE|2016-08-24"),
        ("on 04/05/2016", "04/05/2016|DATE|2016"),
        ("on 05/05/2016", "05/05/2016|DATE|2016-05-05"),
        ("on 31/31/2016", "31/31/2016|DATE|-"),
        ("on 24/08/16", "24/08/16|DATE|2016-08-24"),
        ("on 24/08/97", "24/08/97|DATE|1997-08-24"),
        ("in March 2017", "March 2017|DATE|2017-03"),
        ("in early January 2014", "early January 2014|DATE|2014-01|START"),
        ("in mid-2016", "mid-2016|DATE|2016|MID"),
        ("since 2011", "2011|DATE|2011"),
        ("the late 1990s", "late 1990s|DATE|199|END"),
        ("in the 1990s", "1990s|DATE|199"),
        ("in the nineties", "nineties|DATE|199"),
        ("in the 19th century", "19th century|DATE|18"),
        ("in the twenty-first century", "twenty-first century|DATE|20"),
        ("in the fifth century BC", "fifth century BC|DATE|BC05"),
        ("in 44 BC", "44 BC|DATE|BC0044"),
        ("in AD 70", "AD 70|DATE|0070"),
        ("in Q3 2024", "Q3 2024|DATE|2024-Q3"),
        ("in the third quarter of 2024", "third quarter of 2024|DATE|2024-Q3"),
        ("the second half of 2026", "second half of 2026|DATE|2026-H2"),
        ("in the summer of 1992", "summer of 1992|DATE|1992-SU"),
        ("in spring 2015", "spring 2015|DATE|2015-SP"),
        ("the end of 2021", "end of 2021|DATE|2021|END"),
        ("on Christmas Eve 2015", "Christmas Eve 2015|DATE|2015-12-24"),
        ("at Easter 2018", "Easter 2018|DATE|2018-04-01"),
        ("on 14-15 March 2023", "14-15 March 2023|DATE|2023-03-14/2023-03-15"),
        ("from 2 to 9 October 2019", "2 to 9 October 2019|DATE|2019-10-02/2019-10-09"),
        ("between 2002 and 2004", "2002 and 2004|DATE|2002/2004"),
        ("in 2016-17", "2016-17|DATE|2016/2017"),
        ("in June and July 2024", "June and July 2024|DATE|2024-06/2024-07"),
        ("the night of 3 October 2019", "night of 3 October 2019|TIME|2019-10-03TNI"),
      ], date: "2016-08-29")
  }

  /// 29 August 2016 is a Monday.
  @Test func timesFromTheDateOfTheArticle() async throws {
    try await Self.check(
      [
        ("They left on Thursday.", "Thursday|DATE|2016-08-25"),
        ("They left on Monday.", "Monday|DATE|2016-08-29"),
        ("They left last Monday.", "last Monday|DATE|2016-08-22"),
        ("They leave next Monday.", "next Monday|DATE|2016-09-05"),
        ("They will leave on Thursday.", "Thursday|DATE|2016-09-01"),
        ("On Thursday they will leave.", "Thursday|DATE|2016-09-01"),
        ("On Thursday he said they will leave.", "Thursday|DATE|2016-08-25"),
        ("He will go. They left on Thursday.", "Thursday|DATE|2016-08-25"),
        ("talks planned for Friday", "Friday|DATE|2016-09-02"),
        ("He left on Sunday night.", "Sunday night|TIME|2016-08-28TNI"),
        ("He left late on Tuesday.", "late on Tuesday|DATE|2016-08-23|END"),
        ("He left yesterday.", "yesterday|DATE|2016-08-28"),
        ("He leaves tomorrow morning", "tomorrow morning|TIME|2016-08-30TMO"),
        ("He left today.", "today|DATE|2016-08-29"),
        ("fighting overnight", "overnight|TIME|2016-08-28TNI"),
        ("fighting last night", "last night|TIME|2016-08-28TNI"),
        ("He speaks tonight", "tonight|TIME|2016-08-29TNI"),
        ("this morning", "this morning|TIME|2016-08-29TMO"),
        ("since Aug. 24", "Aug. 24|DATE|2016-08-24"),
        ("since 3 September", "3 September|DATE|2015-09-03"),
        ("It was on Feb. 29", "Feb. 29|DATE|2016-02-29"),
        ("They will meet on 3 September.", "3 September|DATE|2016-09-03"),
        ("They will meet on 3 March.", "3 March|DATE|2017-03-03"),
        ("held since October", "October|DATE|2015-10"),
        ("held since August", "August|DATE|2016-08"),
        ("It captured it last August.", "last August|DATE|2015-08"),
        ("It will open in March.", "March|DATE|2017-03"),
        ("since the spring", "spring|DATE|2016-SP"),
        ("last autumn", "last autumn|DATE|2015-FA"),
        ("last winter", "last winter|DATE|2015-WI"),
        ("next summer", "next summer|DATE|2017-SU"),
        ("last week", "last week|DATE|2016-W34"),
        ("this week", "this week|DATE|2016-W35"),
        ("later this week", "later this week|DATE|2016-W35|END"),
        ("next month", "next month|DATE|2016-09"),
        ("last year", "last year|DATE|2015"),
        ("this weekend", "this weekend|DATE|2016-W35-WE"),
        ("last decade", "last decade|DATE|200"),
        ("ten days ago", "ten days ago|DATE|2016-08-19"),
        ("three weeks ago", "three weeks ago|DATE|2016-W32"),
        ("a month ago", "month ago|DATE|2016-07"),
        ("two years ago", "two years ago|DATE|2014"),
        ("weeks ago", "weeks ago|DATE|PAST_REF"),
        ("the past ten days", "past ten days|DURATION|P10D"),
        ("in recent months", "recent months|DATE|PAST_REF"),
        ("in the coming days", "coming days|DATE|FUTURE_REF"),
        ("by the end of the month", "end of the month|DATE|2016-08|END"),
        ("the end of last year", "end of last year|DATE|2015|END"),
        ("between Tuesday and Thursday", "Tuesday and Thursday|DATE|2016-08-23/2016-08-25"),
        (
          "the first ten months of this year",
          "first ten months of this year|DATE|2016-01/2016-10"
        ),
        ("two days later", "two days later|DATE|-"),
        ("that evening", "that evening|TIME|XXXX-XX-XXTEV"),
        ("the same day", "same day|DATE|-"),
        ("the following year", "following year|DATE|-"),
      ], date: "2016-08-29")
  }

  @Test func withoutADateNothingIsGuessed() async throws {
    try await Self.check(
      [
        ("on Thursday", "Thursday|DATE|XXXX-WXX-4"), ("on Aug. 24", "Aug. 24|DATE|XXXX-08-24"),
        ("in August", "August|DATE|XXXX-08"), ("yesterday", "yesterday|DATE|-"),
        ("last week", "last week|DATE|-"), ("on 24/08/97", "24/08/97|DATE|1997-08-24"),
        ("last night", "last night|TIME|XXXX-XX-XXTNI"),
        ("in the nineties", "nineties|DATE|XX9"),
        ("in the third quarter", "third quarter|DATE|XXXX-Q3"),
        ("over the weekend", "weekend|DATE|-"), ("in '91", "'91|DATE|1991"),
      ], date: nil)
  }

  /// What metadata hold, and the value of "yesterday" with them.
  @Test func datesOfArticlesInManyForms() async throws {
    let cases: [(String?, String, String)] = [
      ("2024-03-01", "", "2024-02-29"), ("2023-03-01T02:00:00Z", "", "2023-02-28"),
      ("20240101", "", "2023-12-31"), ("1 January 2000", "", "1999-12-31"),
      ("Jan. 1, 2000", "", "1999-12-31"), ("2023-02-29", "", "-"), ("2024-13-45", "", "-"),
      ("", "", "-"), ("soon", "", "-"), ("99999999999999999999", "", "-"),
      (nil, "BEIRUT, Jan 25, 2017 - ", "2017-01-24"), ("odd", "KEK, 1 May 2020. ", "2020-04-30"),
      (nil, "BEIRUT, Jan 25 - ", "-"), ("2024-03-01", "BEIRUT, Jan 25, 2017 - ", "2024-02-29"),
    ]
    for (date, dateline, expected) in cases {
      let found = try await Self.found("\(dateline)He left yesterday.", date: date)
      #expect(found.last == "yesterday|DATE|\(expected)", "\(date ?? "none") \(dateline)")
    }
  }

  @Test func clockTimes() async throws {
    try await Self.check(
      [
        ("At 05:40 they left", "05:40|TIME|XXXX-XX-XXT05:40"),
        ("at 6 a.m. on Friday", "6 a.m. on Friday|TIME|2016-08-26T06:00"),
        ("about 4.40 a.m. on 2 August", "about 4.40 a.m. on 2 August|TIME|2016-08-02T04:40|APPROX"),
        ("16 May, 6 p.m.", "16 May, 6 p.m.|TIME|2016-05-16T18:00"),
        ("Tuesday at 5 pm", "Tuesday at 5 pm|TIME|2016-08-23T17:00"),
        ("at 12 pm", "12 pm|TIME|XXXX-XX-XXT12:00"), ("at 12am", "12am|TIME|XXXX-XX-XXT00:00"),
        ("at 10:00 GMT", "10:00 GMT|TIME|XXXX-XX-XXT10:00Z"),
        ("at 0600 GMT", "0600 GMT|TIME|XXXX-XX-XXT06:00Z"),
        ("at 15:30 EST", "15:30 EST|TIME|XXXX-XX-XXT15:30-05:00"),
        ("at noon", "noon|TIME|XXXX-XX-XXT12:00"),
        ("by midnight on Saturday", "midnight on Saturday|TIME|2016-08-27T24:00"),
        ("dawn on Monday", "dawn on Monday|TIME|2016-08-29TMO"),
        ("at six o'clock", "six o'clock|TIME|XXXX-XX-XXTXX:00"),
        ("at a quarter past eight", "quarter past eight|TIME|XXXX-XX-XXTXX:15"),
        ("at half past six", "half past six|TIME|XXXX-XX-XXTXX:30"),
        ("twenty past six on Wednesday", "twenty past six on Wednesday|TIME|2016-08-24TXX:20"),
        ("at three in the morning", "three in the morning|TIME|XXXX-XX-XXT03:00"),
        ("at nine in the evening", "nine in the evening|TIME|XXXX-XX-XXT21:00"),
        ("They were lit at four, he said", "four|TIME|XXXX-XX-XXTXX:00"),
        ("shortly after 8 a.m.", "shortly after 8 a.m.|TIME|XXXX-XX-XXT08:00|AFTER"),
        (
          "between 08:00 and 20:00",
          "08:00 and 20:00|TIME|XXXX-XX-XXT08:00/XXXX-XX-XXT20:00"
        ),
      ], date: "2016-08-29")
  }

  @Test func lengthsAndSets() async throws {
    try await Self.check(
      [
        ("for two hours", "two hours|DURATION|PT2H"), ("a 46-day siege", "46-day|DURATION|P46D"),
        ("barely three weeks", "barely three weeks|DURATION|P3W|APPROX"),
        ("more than two years", "more than two years|DURATION|P2Y|MORE_THAN"),
        ("two and a half years", "two and a half years|DURATION|P2.5Y"),
        ("half an hour", "half an hour|DURATION|PT30M"),
        ("a quarter of an hour", "quarter of an hour|DURATION|PT15M"),
        ("four to five years", "four to five years|DURATION|P4Y/P5Y"),
        ("weeks of fighting", "weeks|DURATION|PXW"), ("within hours", "hours|DURATION|PTXH"),
        ("for a week", "week|DURATION|P1W"), ("a fortnight", "fortnight|DURATION|P2W"),
        ("every day", "every day|SET|P1D"), ("on Sundays", "Sundays|SET|XXXX-WXX-7"),
        ("every Monday", "every Monday|SET|XXXX-WXX-1"), ("paid monthly", "monthly|SET|P1M"),
        ("every four or five years", "every four or five years|SET|P4Y/P5Y"),
        ("every spring", "every spring|SET|XXXX-SP"),
        ("a 35-year-old man, 12 years of age", ""), ("He is 17 years old.", ""),
      ], date: "2016-08-29")
  }

  @Test func quantities() async throws {
    try await Self.check(
      [
        ("14 tents", "14|count|14"), ("1,100 tents", "1,100|count|1100"),
        ("1,234,567 tents", "1,234,567|count|1234567"),
        ("at least nine tents", "at least nine|count|9|EQUAL_OR_MORE"),
        ("as many as 6,000 tents", "as many as 6,000|count|6000|EQUAL_OR_LESS"),
        ("no more than 20 tents", "no more than 20|count|20|EQUAL_OR_LESS"),
        ("more than thirty", "more than thirty|count|30|MORE_THAN"),
        ("some 12,400 tents", "some 12,400|count|12400|APPROX"),
        ("nearly 50 tents", "nearly 50|count|50|LESS_THAN"),
        ("twenty-three thousand tents", "twenty-three thousand|count|23000"),
        ("two hundred and six tents", "two hundred and six|count|206"),
        ("three million two hundred thousand", "three million two hundred thousand|count|3200000"),
        ("two and a half million tents", "two and a half million|count|2500000"),
        ("half a million tents", "half a million|count|500000"),
        ("dozens of tents", "dozens|count|12|MULTIPLE"),
        ("tens of thousands of tents", "tens of thousands|count|10000|MULTIPLE"),
        ("several hundred tents", "several hundred|count|100|MULTIPLE"),
        ("a dozen tents", "dozen|count|12"), ("20 to 30 tents", "20 to 30|count|20/30"),
        ("20-30 tents", "20-30|count|20/30"), ("five or six tents", "five or six|count|5/6"),
        ("a third of them", "third|fraction|1/3"),
        ("two-thirds of them", "two-thirds|fraction|2/3"),
        ("roughly a third", "roughly a third|fraction|1/3|APPROX"),
        ("9.2 percent", "9.2 percent|percent|9.2|%"), ("rose 9%", "9%|percent|9|%"),
        ("$1.2 million", "$1.2 million|money|1200000|USD"),
        ("NT$14 billion", "NT$14 billion|money|14000000000|TWD"), ("€5m", "€5m|money|5000000|EUR"),
        ("£3bn", "£3bn|money|3000000000|GBP"),
        ("200 million euros", "200 million euros|money|200000000|EUR"),
        ("31 billion rupees", "31 billion rupees|money|31000000000|rupee"),
        ("500 Syrian pounds", "500 Syrian pounds|money|500|SYP"),
        ("94 million CFA francs", "94 million CFA francs|money|94000000|XOF"),
        ("$5-6 million", "$5-6 million|money|5000000/6000000|USD"),
        ("less than 8 km", "less than 8 km|measure|8|LESS_THAN|km"),
        ("5km away", "5km|measure|5|km"),
        ("900,000 cubic metres", "900,000 cubic metres|measure|900000|m3"),
        ("90 nautical miles", "90 nautical miles|measure|90|[nmi_i]"),
        ("a 40-foot container", "40-foot|measure|40|[ft_i]"),
        ("122 mm shells", "122 mm|measure|122|mm"),
      ], date: "2016-08-29")
  }

  @Test func casualtiesAndNumbersThatCountNothing() async throws {
    try await Self.check(
      [
        ("killing 14 soldiers and wounding 33.", "14|count|14|dead; 33|count|33|injured"),
        ("27 people were killed", "27|count|27|dead"), ("six dead", "six|count|6|dead"),
        ("at least 26 were hurt", "at least 26|count|26|EQUAL_OR_MORE|injured"),
        (
          "nine missing; some 4,300 displaced",
          "nine|count|9|missing; some 4,300|count|4300|APPROX|displaced"
        ),
        ("41 mines", "41|count|41"), ("Resolution 44 said", ""), ("an F-16 and a Su-25", ""),
        ("School No. 2 burned", ""), ("Dalia Brem, 34, said", ""), ("aged 12", ""),
        ("a boy of nine, he", ""), ("the 3rd brigade", ""), ("no one left", ""),
        ("one by one", "one|count|1"), ("May we go? Theresa May went", ""),
      ], date: "2016-08-29")
  }

  @Test func orderOfDayAndMonthIsASetting() async throws {
    try await Self.check(
      [("on 04/05/2016", "04/05/2016|DATE|2016-05-04")], date: nil, settings: ":order=dmy")
    try await Self.check(
      [("on 04/05/2016", "04/05/2016|DATE|2016-04-05")], date: nil, settings: ":order=mdy")
  }

  @Test func anyTextKeepsTheContract() async throws {
    let words = [
      "24", " ", "August", " ", "2016", ",", " at", " six", "-", "a.m.", "\n", "$", "é", "🏭",
      "Feb. ",
      "half", " a ", "million", "\u{2019}", "s ", "o'clock", "99999999999999999999", ".", "5",
      "th ",
      "of", " last", " days", "ago", "BC", "%", "1,000", "/", "08", ":", "30", "\r\n", "Q3", "«",
      "€",
    ]
    var generator = SeededGenerator(seed: 7)
    var inputs: [ExtractionInput] = []
    for number in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        text += words.randomElement(using: &generator) ?? ""
      }
      let date = ["2024-02-29", "", "0000-00-00", "-1", "9999-12-31"].randomElement(
        using: &generator)
      inputs.append(
        ExtractionInput(
          Article(id: "r\(number)", text: ArticleText(text), metadata: ["date": date ?? ""])))
    }
    inputs += RandomArticles(seed: 3).prefix(200).map { ExtractionInput($0.article) }
    let prepared = try PreparedExtractor(
      ExtractorSpecification("times"), in: Sample.environment(), foldCount: 2)
    await checkExtractor(prepared, on: inputs)
  }
}
