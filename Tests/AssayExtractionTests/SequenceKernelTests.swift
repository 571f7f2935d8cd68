import AssayModel
import AssaySystem
import Testing

@testable import AssayExtraction

/// Sums and paths against what a plain loop gives.
@Suite struct SequenceKernelTests {
  private struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = splitmix64(state &+ splitMixStep)
      return state
    }

    mutating func weight() -> Float { Float(Int64(bitPattern: next()) >> 40) / 1e5 }

    mutating func row() -> SIMD8<Float> {
      var row = SIMD8<Float>.zero
      for lane in 0..<8 { row[lane] = weight() }
      return row
    }
  }

  @Test func rowsAreAddedInTheirOrder() {
    var numbers = Numbers(state: 3)
    for width in 1...30 {
      let table = (0..<40 * width).map { _ in numbers.row() }
      for count in [0, 1, 7, 60] {
        let rows = (0..<count).map { _ in Int32(numbers.next() % 40) }
        var sums = (0..<2 * width).map { _ in numbers.row() }
        var expected = sums
        for row in rows {
          for block in 0..<width { expected[width + block] += table[Int(row) * width + block] }
        }
        SequenceKernels.add(rows, rows.indices, of: table, width: width, to: &sums, at: width)
        #expect(sums == expected, "\(width) vectors, \(count) rows")
      }
    }
  }

  @Test func tokensScoreTheirWordsAndRows() {
    var numbers = Numbers(state: 4)
    for width in [1, 2, 9, 12, 13, 25] {
      let sums = (0..<5 * 6 * width).map { _ in numbers.row() }
      let weights = (0..<9 * width).map { _ in numbers.row() }
      let base = (0..<width).map { _ in numbers.row() }
      let words = (0..<11).map { _ in Int32(2 + numbers.next() % 4) }
      let sentence = 3..<9
      var rows: [Int32] = [], ends: [Int32] = []
      for _ in sentence {
        for _ in 0..<numbers.next() % 4 { rows.append(Int32(numbers.next() % 9)) }
        ends.append(Int32(rows.count))
      }
      var expected = [SIMD8<Float>](repeating: .zero, count: 6 * width)
      for token in sentence {
        for block in 0..<width {
          var sum = base[block]
          for place in -2...2 {
            let at = token + place
            let word = at < 3 ? 0 : at >= 9 ? 1 : Int(words[at])
            sum += sums[(5 * word + place + 2) * width + block]
          }
          let start = token == 3 ? 0 : Int(ends[token - 4])
          for row in rows[start..<Int(ends[token - 3])] {
            sum += weights[Int(row) * width + block]
          }
          expected[(token - 3) * width + block] = sum
        }
      }
      var scores = [SIMD8<Float>](repeating: .zero, count: 6 * width)
      SequenceKernels.score(
        sentence, words: words, sums: sums, weights: weights, rows: rows, ends: ends, base: base,
        into: &scores)
      #expect(scores == expected, "\(width) vectors")
    }
  }

  /// Labels that are passed over must not have been on the best path; scores that lie close and far apart, and
  /// labels that training never showed.
  @Test(arguments: LabelScheme.allCases)
  func boundsChangeNoPath(_ scheme: LabelScheme) throws {
    var numbers = Numbers(state: 5)
    for typeCount in [0, 1, 3, 9, 20] {
      let set = LabelSet(scheme: scheme, types: (0..<typeCount).map { "t\($0)" })
      let seen = Set((0..<Int32(set.count)).filter { _ in numbers.next() % 5 > 0 })
      for spread in [Float(0), 0.001, 0.1, 1, 30] {
        var model = set.emptyModel.allowing(seen)
        for vector in model.transitions.indices {
          for lane in 0..<8 where model.transitions[vector][lane] > SequenceModel.forbidden / 2 {
            model.transitions[vector][lane] += spread * numbers.weight() / 10
          }
        }
        let bounds = try #require(model.stepBounds)
        var plain = PathFinder(), bounded = PathFinder()
        for length in [1, 2, 40] {
          plain.reserve(length, width: model.width)
          bounded.reserve(length, width: model.width)
          for index in 0..<length * model.width {
            let row = model.base[index % model.width] + spread * numbers.row()
            plain.scores[index] = row
            bounded.scores[index] = row
          }
          let classes = (0..<length).map { _ in UInt8(numbers.next() % UInt64(model.classCount)) }
          let best = plain.find(model, classes: classes, from: 0, in: 0..<length)
          let found = bounded.find(
            model, classes: classes, from: 0, in: 0..<length, bounds: bounds)
          #expect(found == best)
          #expect(bounded.labels.prefix(length) == plain.labels.prefix(length))
        }
      }
    }
  }

  @Test func anIndexHasTheRowsOfAllModels() {
    var numbers = Numbers(state: 6)
    let models = (0..<3).map { _ in
      var table = FeatureTable()
      for _ in 0..<200 { _ = table.insert(UInt32(1 + numbers.next() % 300)) }
      return SequenceModel(
        labelCount: 1, classCount: 1, table: table, allows: { _, _ in true }, mayEnd: { _ in true })
    }
    let index = FeatureIndex(models)
    for feature in UInt32(1)...300 {
      let number = Int32(index.table.row(of: feature))
      for (model, one) in models.enumerated() {
        var rows: [Int32] = []
        rows.append(addingCapacity: 1) { (output: inout OutputSpan<Int32>) in
          guard number >= 0 else { return }
          let list = [number]
          index.append(list.span, 0..<1, of: model, to: &output)
        }
        let row = one.table.row(of: feature)
        #expect(rows == (row < 0 ? [] : [Int32(row)]))
      }
    }
  }
}
