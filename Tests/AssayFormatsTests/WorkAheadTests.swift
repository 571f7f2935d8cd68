import AssayFormats
import AssayModel
import AssaySystem
import AssayTesting
import Foundation
import Synchronization
import Testing

/// Work of several threads is given in order, and no more is done than somebody will want.
struct WorkAheadTests {
  @Test(arguments: [(0, 1), (1, 4), (2, 1), (500, 1), (500, 3), (499, 8)])
  func resultsAreInOrder(count: Int, threads: Int) {
    let work = WorkAhead(count: count, threads: threads) { piece in
      // Pieces take differently long.
      (0..<(piece * 7919 % 5_000)).reduce(piece) { $0 ^ $1 } & 0 | piece
    }
    var found: [Int] = []
    while let piece = work.next() { found.append(piece) }
    #expect(found == Array(0..<count))
    #expect(work.next() == nil)
  }

  @Test func noMoreIsDoneThanMayWait() async throws {
    let begun = Atomic(0)
    let threads = 3, taken = 5
    do {
      let work = WorkAhead(count: 1_000, threads: threads) { piece in
        begun.add(1, ordering: .relaxed)
        return piece
      }
      for _ in 0..<taken { _ = work.next() }
      try await Task.sleep(for: .milliseconds(50))
      #expect(begun.load(ordering: .relaxed) <= taken + 2 * threads)
    }
    // Nobody asks any more.
    try await Task.sleep(for: .milliseconds(50))
    let after = begun.load(ordering: .relaxed)
    #expect(after <= taken + 3 * threads)
    try await Task.sleep(for: .milliseconds(50))
    #expect(begun.load(ordering: .relaxed) == after)
  }

  /// A folder is read as its files are one by one, those that are refused at their places.
  @Test func filesOfAFolderKeepTheirPlaces() throws {
    let scratch = Scratch()
    let writer = try Formats.writer(named: "xmi")
    var random = SeededGenerator(seed: 3)
    var sink = try writer.create("\(scratch.path)/in")
    for number in 0..<60 where number % 13 != 5 {
      let words = Int.random(in: 1...2_000, using: &random)
      let text = ArticleText(String(repeating: "Anna ", count: words))
      let mention = Mention(id: "T1", type: "PER", extent: Extent(0, 4))
      let article = AnnotatedArticle(
        Article(id: "f\(number + 100)", text: text),
        layers: [try Layer(annotator: .person("gold"), mentions: [mention])])
      try sink.append(Reduction(article, for: writer.capabilities).article)
    }
    try sink.finish()
    for number in stride(from: 5, to: 60, by: 13) {
      let begun = #"<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">"#
      // One is too large to be read before its turn.
      let rest = number == 18 ? String(repeating: " ", count: 17 << 20) : ""
      scratch.write("in/f\(number + 100).xmi", number == 5 ? begun : "no XML" + rest)
    }
    let readings = try Array(
      Formats.open("\(scratch.path)/in", as: try Formats.named("xmi")))
    let alone = try scratch.names("in").filter { $0.hasSuffix(".xmi") }.flatMap { file in
      try Array(Formats.open("\(scratch.path)/in/\(file)", as: try Formats.named("xmi")))
    }
    #expect(readings.map(\.id) == (100..<160).map { "f\($0)" })
    #expect(readings.map(\.article?.article.text) == alone.map(\.article?.article.text))
    #expect(readings.map(\.messages) == alone.map(\.messages))
    #expect(readings.count { $0.article == nil } == 5)
  }
}
