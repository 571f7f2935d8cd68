import AssayModel
import Testing

@Suite struct ExtentTests {
  @Test func fragmentsThatTouchAreJoined() {
    let cases: [([(Int, Int)], [(Int, Int)])] = [
      ([(0, 3)], [(0, 3)]),
      ([(5, 7), (0, 3)], [(0, 3), (5, 7)]),
      ([(0, 3), (3, 5)], [(0, 5)]),
      ([(0, 9), (2, 3)], [(0, 9)]),
      ([(0, 2), (4, 6), (1, 5)], [(0, 6)]),
      ([(2, 2)], [(2, 2)]),
    ]
    for (given, expected) in cases {
      let extent = Extent(joining: given.map { Fragment($0.0, $0.1) })
      #expect(extent?.fragments == expected.map { Fragment($0.0, $0.1) }, "\(given)")
    }
    #expect(Extent(joining: [Fragment]()) == nil)
  }

  @Test func sharedBytesAgreeWithSets() {
    var state: UInt64 = 1
    func pick(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    func makeExtent() -> Extent {
      let fragments = (0...pick(3)).map { _ -> Fragment in
        let start = pick(20)
        return Fragment(start, start + pick(5))
      }
      return Extent(joining: fragments) ?? Extent(0, 0)
    }
    for _ in 0..<2000 {
      let a = makeExtent()
      let b = makeExtent()
      let shared = Set(a.fragments.flatMap { $0.start..<$0.end })
        .intersection(b.fragments.flatMap { $0.start..<$0.end })
      #expect(a.sharedBytes(with: b) == shared.count, "\(a) \(b)")
      #expect(a.overlaps(b) == !shared.isEmpty, "\(a) \(b)")
      #expect(b.sharedBytes(with: a) == shared.count)
      #expect(!(a < b && b < a))
    }
  }

  @Test func outerComesBeforeInner() {
    let sorted = [Extent(2, 4), Extent(0, 2), Extent(0, 5), Extent(0, 0)].sorted()
    #expect(sorted == [Extent(0, 5), Extent(0, 2), Extent(0, 0), Extent(2, 4)])
  }
}
