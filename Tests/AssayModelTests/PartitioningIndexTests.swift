import AssayModel
import Testing

@Suite struct PartitioningIndexTests {
  @Test func theFirstOfThoseAboveIsFound() {
    for count in 0..<20 {
      let numbers = (0..<count).map { $0 / 3 }
      for limit in -1...8 {
        let expected = numbers.firstIndex { $0 >= limit } ?? count
        #expect(numbers.partitioningIndex { $0 >= limit } == expected)
        #expect(
          numbers.dropLast(2).partitioningIndex { $0 >= limit } == min(expected, max(0, count - 2)))
      }
    }
    #expect((5..<9).partitioningIndex { $0 > 6 } == 7)
  }
}
