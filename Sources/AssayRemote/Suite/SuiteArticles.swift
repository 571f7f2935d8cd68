import AssayExtraction
import AssayModel

/// The articles of the conformance suite.
///
/// All are invented, and have names, dates and numbers that most extractors find something in.
enum SuiteArticles {
  /// An ordinary news story.
  static let story = """
    BERLIN, May 3, 2024 - Foreign Minister Anna Schmidt met General Rami Khoury in Paris on Monday. \
    The United Nations said 12 people were killed when rebels attacked Aleppo. Germany and France \
    condemned the attack, and Microsoft paid $3 million to the Red Cross in New York.
    """

  /// Texts that break what is not careful, by what is awkward in them.
  static let awkward: [(name: String, text: String)] = [
    ("empty text", ""),
    ("white space only", " \n\t \r\n "),
    ("emoji before names", "🙂👩‍👩‍👧🇩🇪 Anna Schmidt left Berlin. 🎉 Rami Khoury flew to Paris on Monday."),
    ("Chinese, Japanese, Korean", "安娜在柏林。Anna Schmidt met 田中さん in 東京, and 김민수 in Seoul."),
    ("right to left", "אנה Anna Schmidt פגשה את רמי خوري in Berlin في باريس. Rami Khoury left."),
    (
      "combining marks",
      "Ame\u{301}lie Dupre\u{301} met A\u{30A}sa Lindstro\u{308}m in Zu\u{308}rich and Berlin."
    ),
    (
      "letters that change length",
      "İSTANBUL and Straße: Anna Schmidt met ﬁfty people in İzmir, then Rami Khoury in Berlin."
    ),
    ("lines with CRLF", "Anna Schmidt\r\nmet Rami Khoury\r\n\r\nin Berlin\r\non Monday.\r\n"),
    ("byte order mark", "\u{FEFF}Anna Schmidt met Rami Khoury in Berlin."),
    ("leading white space", "\n\n   Anna Schmidt met Rami Khoury in Berlin."),
    ("NUL and controls", "Anna\u{0} Schmidt\u{1} met\u{7F} Rami Khoury\u{B} in Berlin."),
    ("line separators", "Anna Schmidt\u{2028}met Rami Khoury\u{2029}in\u{85}Berlin."),
    ("quotes and backslashes", #"Anna "the \ fox" Schmidt said: {"id": "x"} in Berlin."#),
  ]

  static func input(_ id: String, _ text: String) -> ExtractionInput {
    ExtractionInput(Article(id: id, text: ArticleText(text)))
  }

  /// The story, as often as fills a number of bytes.
  static func long(_ bytes: Int) -> ExtractionInput {
    let count = bytes / story.utf8.count + 1
    return input("long", String(repeating: story + "\n", count: count))
  }

  /// Different articles, of which no two find the same.
  static func many(_ count: Int) -> [ExtractionInput] {
    let names = [
      "Anna Schmidt", "Rami Khoury", "Berlin", "Paris", "Germany", "Microsoft", "Aleppo",
    ]
    return (0..<count).map { index in
      let name = names[index % names.count]
      let filler = String(repeating: "so ", count: index % 11)
      return input("many-\(index)", "Article \(index) \(filler)is about \(name). \(story)")
    }
  }
}
