/// Sums of chosen elements of a list, of which the subsets of any four are worked out beforehand.
struct SubsetSums {
  /// How many terms of four values an element has.
  private let termCount: Int
  /// Of every four elements, for each of their 16 subsets, the terms of its sum; bit k of a subset's
  /// number chooses the k-th element.
  private var sums: [SIMD4<Int>] = []

  init(_ elements: [MetricSums]) {
    let values = elements.map(\.values)
    termCount = (values.first?.count ?? 0) / 4
    // Whole words choose, so that there must be something for each of their bits.
    for first in stride(from: 0, to: (values.count + 63) / 64 * 64, by: 4) {
      for subset in 0..<16 {
        for term in 0..<termCount {
          var sum = SIMD4<Int>.zero
          let end = max(first, min(first + 4, values.count))
          for place in first..<end where subset >> (place - first) & 1 == 1 {
            let value = values[place]
            sum =
              sum
              &+ SIMD4(
                value[4 * term], value[4 * term + 1], value[4 * term + 2], value[4 * term + 3])
          }
          sums.append(sum)
        }
      }
    }
  }

  /// The values of the sum of those elements whose bits are set.
  ///
  /// - Parameter words: Bit k of word i chooses element 64i + k; a word for every 64 elements.
  /// - Complexity: O(n) in the number of elements; four are one step.
  func sum(of words: [UInt64]) -> [Int] {
    (0..<termCount).flatMap { term in
      let sum = sum(of: words.span, term: term)
      return [sum.x, sum.y, sum.z, sum.w]
    }
  }

  private func sum(of words: Span<UInt64>, term: Int) -> SIMD4<Int> {
    let sums = sums.span
    var total = SIMD4<Int>.zero
    var place = term
    for index in words.indices {
      var bits = words[index]
      for _ in 0..<16 {
        total = total &+ sums[place &+ Int(truncatingIfNeeded: bits & 15) &* termCount]
        bits &>>= 4
        place &+= 16 &* termCount
      }
    }
    return total
  }
}
