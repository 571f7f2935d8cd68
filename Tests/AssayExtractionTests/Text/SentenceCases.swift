/// Texts in which `|` stands before each sentence but the first.
enum SentenceCases {
  /// The rules that English sentence splitters are tried on (Pragmatic Segmenter's list), in sentences of
  /// our own, in its order.
  static let rules: [(name: String, text: String)] = [
    ("full stop", "The bridge fell. |Nobody crossed it."),
    ("question mark", "Who holds the bridge? |Nobody does."),
    ("exclamation mark", "They made it! |We saw them."),
    ("one initial", "The mayor is Anton K. Weller."),
    ("number behind a short form", "See the map on p. 12."),
    ("short form before a small letter", "Has Dena and co. left already?"),
    ("company before a small letter", "The plant of Orr, Lund & Co. at Telk burned."),
    ("short form at the end", "Go and ask Dena and co. |They know."),
    ("company at the end", "They sold it to Orr, Lund & Co. |It was cheap."),
    ("mountain", "From here we see Mt. Orban well."),
    ("saint and street", "St. Vid's school lies on 3rd st. near the square."),
    ("possessive of a short form", "It was Orr Jr.'s car."),
    ("dotted letters before a small letter", "She left the U.A.E. last spring."),
    ("dotted letters at the end", "He moved to the E.U. |What about her?"),
    ("dotted letters at the end, again", "He flew to the U.S. |What about her?"),
    ("dotted letters before a name", "He served in the U.S. Navy in Guam."),
    ("dotted letters before a small word", "They stayed in the U.S. for two weeks."),
    (
      "hours",
      "At 7 a.m. Mr. Weller came to the camp. |He was gone by 9 P.M. |Mr. Weller then slept."
    ),
    ("money", "The toll is $25.50 for lorries."),
    ("money at the end", "The toll is $25.50. |Nobody pays it."),
    (
      "parenthesis in a sentence",
      "She ran a shop (It had been her father's for years.) in the old town."
    ),
    ("address of mail", "Write to Dena.Orr@telk.example.org. |She answers."),
    (
      "address of a page",
      "The list is at: https://lists.telk.example.org/2024/old_maps.html. |Read it."
    ),
    ("single quotes before a small letter", "He whispered, 'They are here.' she recalled."),
    ("double quotes before a small letter", "He whispered, \"They are here.\" she recalled."),
    ("double quotes at the end", "He whispered, \"They are here.\" |She left the room."),
    ("two exclamation marks", "Out!! |We have no time."),
    ("two question marks", "What?? |Say that again."),
    ("exclamation and question", "Gone!? |Are you sure?"),
    ("question and exclamation", "Gone?! |Are you sure?"),
    ("items 1.)", "1.) Two lorries of flour |2.) Four tents"),
    ("items 1.) with stops", "1.) Two lorries came. |2.) Four tents stood."),
    ("items 1)", "1) Two lorries of flour |2) Four tents"),
    ("items 1) with stops", "1) Two lorries came. |2) Four tents stood."),
    ("items 1.", "1. Two lorries of flour |2. Four tents"),
    ("items 1. with stops", "1. Two lorries came. |2. Four tents stood."),
    ("bullets with numbers", "• 9. Two lorries of flour |• 10. Four tents"),
    ("hyphen bullets with numbers", "⁃9. Two lorries of flour |⁃10. Four tents"),
    ("items a.", "a. Two lorries of flour |b. Four tents |c. One well"),
    ("number with many dots", "It is kept under N°. 88.102.7. |Nobody has read it."),
    ("name with a mark", "He wrote for Bravo! in the nineties."),
    ("I at the end", "It was only you and I. |Has anyone met Omar I. Haddad since?"),
    (
      "ellipsis in quotes",
      "The guide says that on the hill, “the old road will seem shorter. . . .”"
    ),
    ("omission in brackets", "\"Rask [...] kept the keys of the mill [...]\" (Orr 12)."),
    (
      "full stop and ellipsis apart",
      "The letter breaks off here and is not signed . . . . |Later ones are."
    ),
    ("four dots", "We had hoped.... |Then it rained."),
    (
      "ellipses in a sentence",
      "It was not ... how to say it...so . . . what we had, well . . . I forgot."
    ),
    (
      "ellipsis at the start",
      "The road that was . . . mended led past the mill to the ford. |. . . The ford was dry. . . ."
    ),
  ]

  /// What newswire is full of.
  static let newswire: [(name: String, text: String)] = [
    ("rank", "Lt. Col. Abu Omar said the road was open. |His men had cleared it."),
    ("ranks", "Maj. Gen. Ivo Rask and Brig. Gen. Lena Moss met in Telk."),
    ("rank before an initial", "Sgt. T. Moss was wounded."),
    ("dateline", "RAVNO, Syria (Reuters) - The army took the bridge on Monday."),
    ("dateline with a date", "BEIRUT, Feb. 13 (AP) — Rebels fired 12 rockets. |Two fell short."),
    ("dateline with a dash", "TELK, Oct. 4 -- Shelling went on. |It stopped at noon."),
    ("including", "At least 15 people, incl. 3 children, were killed. |Dozens were hurt."),
    ("month before a day", "The truce began on Feb. 13 and ended on Aug. 2."),
    ("month at the end", "The truce ended in Sept. |Fighting broke out at once."),
    ("month before a year", "The siege began in Dec. 2013. |It lasted a year."),
    ("U.S.-backed", "U.S.-backed fighters crossed the river. |Russia objected."),
    ("U.S. before a name", "The U.S. Central Command confirmed the strike."),
    ("U.N. before an envoy", "The U.N. Special Envoy arrived. |He left on Friday."),
    ("U.S. at the end", "They blamed the U.S. |The Pentagon said nothing."),
    ("U.K. possessive", "The U.K.'s envoy spoke. |Nobody listened."),
    ("decimal", "The quake measured 6.4. |It struck at 3.15 a.m. local time."),
    ("percent", "Prices rose 4.5 percent. |Wages fell by 0.3 percent."),
    ("million", "The fund paid $3.5 million in No. 4 of the series."),
    ("numbered", "Under Resolution No. 2254 talks began. |They failed."),
    ("no", "Asked whether he would resign, he said no. |Then he left."),
    ("articles of law", "He cited Art. 5 of the treaty. |NATO did not answer."),
    ("quote at the end", "“We hold the town.” |He gave no proof."),
    ("quote with comma", "“We hold the town,” the commander said. |He gave no proof."),
    ("quote before a quote", "“We hold it.” |“They do not,” Rask said."),
    ("sentence before a quote", "He was calm. |\"We will stay,\" he said."),
    ("stop outside the quote", "They called it a \"safe zone\". |It was shelled the same night."),
    ("quoted question with speaker", "“Where should we go?” Khoury asked. |Nobody answered."),
    ("quoted shout with title", "\"Out of here!\" the guard shouted. |We ran."),
    ("quoted question and a new sentence", "“Where should we go?” |The crowd fell silent."),
    ("bracket at the end", "The road was cut (the third time in a month). |Aid is stuck."),
    ("sentence in brackets", "They fled. |(Their names are withheld.) |The army denied it."),
    ("ellipsis in a quote", "\"We waited ... and then they came,\" she said."),
    ("ellipsis character", "“We waited… and then they came,” she said. |She wept."),
    ("ellipsis at the end", "They waited for help... |It never came."),
    ("inline dash", "The army — or what is left of it — withdrew. |Rebels followed."),
    ("company", "Orr Corp. said on Monday that it would sell. |Shares fell."),
    ("company before a verb", "Lund Inc. Chief Executive Dena Orr resigned."),
    ("company at the end", "He works for Lund Ltd. |He has done so since 2009."),
    ("junior", "Orr Jr. Foundation staff were held. |They are free now."),
    ("versus", "It was Ravno vs. Telk once more. |Ravno won."),
    ("for example", "They lack goods, e.g. Flour and salt. |Prices doubled."),
    ("that is", "The enclave, i.e. Ravno, is cut off."),
    ("and so on", "They took flour, salt, etc. |Nothing was left."),
    ("time of day", "The curfew starts at 6 p.m. Monday and ends at 5 a.m. Tuesday."),
    ("time at the end", "Guns fell silent at 6 p.m. |The truce had begun."),
    ("time with digits", "It hit at 10:30. |There were no casualties."),
    ("initials", "J. R. Moss and A. B. Lund signed. |W. Haddad did not."),
    ("middle initial", "President Donald J. Trump spoke. |He was brief."),
    ("doctor", "Dr. Rami Khoury runs the clinic. |It has one bed left."),
    ("senator", "Sen. Lena Moss, R-Ohio, objected. |Rep. Ivo Rask agreed."),
    ("saint in a place", "Shells hit St. Takla. |Fort Ft. Vid was spared."),
    ("state", "Orr, of Dayton, Calif., was freed. |He flew home."),
    ("age", "A 5-year-old girl died. |Her brother, 7, lived."),
    ("number first", "Fighting went on. |15 people were killed."),
    ("number at the end", "The toll rose to 15. |Most were women."),
    ("year at the end", "He fled in 2012. |His sons followed in 2014."),
    ("small article of a name", "Fighters left al-Bab. |Al-Nusra came, then Sana'a's envoy."),
    ("no blank", "They left the town.|The army came back. |Nobody was hurt."),
    ("two blanks", "They left the town.  |The army came back."),
    ("no-break space", "They left at 6\u{A0}p.m.\u{A0}|Mr.\u{A0}Rask stayed until noon."),
    (
      "headline",
      "Rebels seize Ravno\n|RAVNO, Syria (AP) - Rebels took Ravno on Monday.\n|More follow."
    ),
    ("paragraphs", "Shelling went on\n\n|the second day of it"),
    ("paragraphs with CRLF", "Shelling went on.\r\n\r\n|Nobody slept.\r\n|It was cold."),
    ("title across a line", "Talks were led by Gen.\n|Rask of Telk."),
    ("attribution in brackets", "The town fell. |(Reporting by Lena Moss; Editing by Ivo Rask)"),
    ("note", "The town fell.[3] |It had been besieged since May."),
    ("colon", "His words were clear: \"No one leaves.\" |No one did."),
    ("semicolon", "Ravno fell; Telk held. |Rain came."),
    ("exclamation inside", "The Yalla! campaign collected coats."),
    ("handle and tag", "@SyriaWatch: Ravno fell. |#Ravno is quiet."),
    ("Arabic", "سقطت المدينة. |هل بقي أحد؟ |لا."),
    ("Chinese", "城市陷落了。|没有人留下！|为什么？"),
    ("Russian", "Город пал. |Никто не остался."),
    ("accented capital", "The town fell. |Élise Moreau saw it."),
    ("quoted full stop before a bracket", "\"It is over.\" |(He meant the siege.)"),
    ("acronym before a starter", "She works for the W.H.O. |In May she left."),
    ("degree", "Dena Orr, Ph.D., wrote it. |Nobody read it."),
    ("list of dashes", "They asked for:\n|- flour\n|- salt\n|- water"),
    (
      "wrapped lines",
      """
      The army said on Monday that its troops had taken the last of the
      villages on the river and that the old mill there was in the hands
      of President Rask's guards, who would hold it until the end of May.
      |He was there last week. |The governor of the province met him at
      the bridge and showed him the mill.
      """
    ),
  ]
}
