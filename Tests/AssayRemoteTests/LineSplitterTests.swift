import AssayModel
import Testing

@testable import AssayRemote

@Suite struct LineSplitterTests {
  @Test func linesComeWholeHoweverTheyAreCut() {
    let text = Array("a\r\nbc\n\nlast".utf8)
    for size in 1...text.count {
      var splitter = LineSplitter()
      var lines: [String] = []
      for start in stride(from: 0, to: text.count, by: size) {
        let piece = Array(text[start..<min(start + size, text.count)])
        lines += splitter.take(piece).map { String(decoding: $0.bytes, as: UTF8.self) }
      }
      #expect(lines == ["a", "bc", ""], "pieces of \(size)")
      #expect(splitter.rest == Array("last".utf8))
    }
  }

  @Test func aLineOverTheLimitKeepsItsBeginning() {
    var splitter = LineSplitter(limit: 10_000)
    let long = Array(#"{"id":"a","x":""#.utf8) + [UInt8](repeating: 0x78, count: 20_000)
    #expect(splitter.take(long).isEmpty)
    let lines = splitter.take(Array("x\nnext\n".utf8))
    #expect(lines.count == 2)
    #expect(lines.map(\.isTooLong) == [true, false])
    #expect(RemoteLine.id(atStartOf: lines[0].bytes) == "a")
    #expect(lines[1].bytes == Array("next".utf8))
  }
}
