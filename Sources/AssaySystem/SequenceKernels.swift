internal import CSequence

/// Sums of rows of weights and best paths, by the widest instructions that the processor has.
///
/// A row is `width` vectors of eight numbers. A call hands C the arrays for its own duration; what they refer to is
/// checked there.
package enum SequenceKernels {
  package typealias Row = SIMD8<Float>

  /// Adds rows of a table, in their order, to the row that starts at an index of `sums`.
  ///
  /// - Parameter part: Which of the numbers of rows count.
  package static func add(
    _ rows: [Int32], _ part: Range<Int>, of table: [Row], width: Int, to sums: inout [Row],
    at index: Int
  ) {
    precondition(index >= 0 && index + width <= sums.count, "there is room for a row")
    precondition(part.lowerBound >= 0 && part.upperBound <= rows.count, "the part is one of them")
    let isDone = unsafe table.withFloats { table in
      unsafe sums.withMutableFloats { sums in
        unsafe rows.withUnsafeBufferPointer { rows in
          unsafe csequence_add(
            Self.rows(table, width), rows.baseAddress.map { unsafe $0 + part.lowerBound },
            part.count, sums + 8 * index)
        }
      }
    }
    precondition(isDone, "each row is one of the table")
  }

  /// Scores the tokens of a sentence: a base, the sums of the five words around each, and the rows of each.
  ///
  /// - Parameters:
  ///   - words: The word of each token of the article; word 0 stands before a sentence and word 1 behind it.
  ///   - sums: Five rows a word, for the places from -2 to 2.
  ///   - ends: For each token of the sentence where its rows end.
  ///   - scores: Room for a row a token of the sentence.
  package static func score(
    _ sentence: Range<Int>, words: [Int32], sums: [Row], weights: [Row], rows: [Int32],
    ends: [Int32], base: [Row], into scores: inout [Row]
  ) {
    let width = base.count
    let first = sentence.lowerBound
    precondition(
      first >= 0 && sentence.upperBound <= words.count && ends.count == sentence.count
        && sentence.count * width <= scores.count && Int(ends.last ?? 0) <= rows.count,
      "a sentence lies inside its article")
    guard !sentence.isEmpty else { return }
    let isDone = unsafe words.withUnsafeBufferPointer { words in
      unsafe sums.withFloats { sums in
        unsafe weights.withFloats { weights in
          unsafe rows.withUnsafeBufferPointer { rows in
            unsafe ends.withUnsafeBufferPointer { ends in
              unsafe base.withFloats { base in
                unsafe scores.withMutableFloats { scores in
                  guard let words = words.baseAddress, let ends = ends.baseAddress,
                    let base = base.baseAddress
                  else { return false }
                  return unsafe csequence_score(
                    words + first, sentence.count, Self.rows(sums, width),
                    Self.rows(weights, width), rows.baseAddress, ends, base, scores)
                }
              }
            }
          }
        }
      }
    }
    precondition(isDone, "each word has its sums, and each row is one of the weights")
  }

  /// What is known of the steps from label to label, so that most need not be looked at.
  package struct StepBounds: Sendable {
    /// For each class and label before by how much more than label 0 it can be worth to any label that may
    /// follow label 0.
    package var gains: [Float]
    /// The labels that may not follow label 0, each with the first and the last of at most two that it may follow.
    package var continued: [Int32]

    package init(gains: [Float], continued: [Int32]) {
      self.gains = gains
      self.continued = continued
    }
  }

  /// Finds for each token and label the best label before; of equal ones the first.
  ///
  /// - Parameters:
  ///   - scores: A row a token.
  ///   - classes: The class of each token; those of the sequence start at `offset`.
  ///   - tokens: The tokens of the sequence.
  ///   - steps: For each class a row for each label before, padded to whole vectors, and one for the start.
  ///   - back: Room for a row a token of the sequence.
  ///   - before: Where what the last token scores is put.
  package static func path(
    _ tokens: Range<Int>, scores: [Row], classes: [UInt8], from offset: Int, steps: [Row],
    classCount: Int, bounds: StepBounds?, back: inout [SIMD8<Int16>], here: inout [Row],
    before: inout [Row]
  ) {
    let width = before.count
    precondition(
      here.count == width && back.count >= tokens.count * width
        && scores.count >= tokens.upperBound * width && tokens.lowerBound + offset >= 0
        && tokens.upperBound + offset <= classes.count
        && steps.count >= classCount * (8 * width + 1) * width
        && (bounds?.gains.count ?? classCount * 8 * width) == classCount * 8 * width,
      "a path lies inside its scores")
    guard !tokens.isEmpty else { return }
    let isDone = unsafe scores.withFloats { scores in
      unsafe classes.withUnsafeBufferPointer { classes in
        unsafe steps.withFloats { steps in
          unsafe back.withUnsafeMutableBufferPointer { back in
            unsafe here.withMutableFloats { here in
              unsafe before.withMutableFloats { before in
                unsafe (bounds?.gains ?? []).withUnsafeBufferPointer { gains in
                  unsafe (bounds?.continued ?? []).withUnsafeBufferPointer { continued in
                    guard let scores = scores.baseAddress, let classes = classes.baseAddress,
                      let steps = steps.baseAddress, let back = back.baseAddress
                    else { return false }
                    let all = unsafe CSequenceSteps(
                      steps: steps, classCount: classCount, width: width,
                      gains: gains.isEmpty ? nil : gains.baseAddress,
                      continued: continued.baseAddress, continuedCount: continued.count / 3)
                    return unsafe csequence_path(
                      all, scores + 8 * tokens.lowerBound * width,
                      classes + tokens.lowerBound + offset, tokens.count,
                      UnsafeMutableRawPointer(back).assumingMemoryBound(to: Int16.self), here,
                      before)
                  }
                }
              }
            }
          }
        }
      }
    }
    precondition(isDone, "each token has one of the classes")
  }

  @unsafe
  private static func rows(_ floats: UnsafeBufferPointer<Float>, _ width: Int) -> CSequenceRows {
    unsafe CSequenceRows(
      start: floats.baseAddress, count: floats.count / (8 * max(1, width)), width: width)
  }
}

extension [SIMD8<Float>] {
  /// Calls with the numbers of all vectors.
  @unsafe
  fileprivate func withFloats<Value>(_ body: (UnsafeBufferPointer<Float>) -> Value) -> Value {
    unsafe withUnsafeBufferPointer { rows in
      let start = unsafe UnsafeRawPointer(rows.baseAddress)?.assumingMemoryBound(to: Float.self)
      return unsafe body(UnsafeBufferPointer(start: start, count: 8 * rows.count))
    }
  }

  /// Calls with where the numbers of all vectors start, of which there must be one.
  @unsafe
  fileprivate mutating func withMutableFloats(
    _ body: (UnsafeMutablePointer<Float>) -> Bool
  ) -> Bool {
    unsafe withUnsafeMutableBufferPointer { rows in
      guard let start = rows.baseAddress else { return false }
      return unsafe body(UnsafeMutableRawPointer(start).assumingMemoryBound(to: Float.self))
    }
  }
}
