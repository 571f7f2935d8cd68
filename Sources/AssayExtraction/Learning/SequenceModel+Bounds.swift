import AssaySystem

extension SequenceModel {
  /// What is known of the steps of a model that learns no more: most labels before can be passed over, since label 0
  /// before is worth more to all that may follow; `nil` where a label may follow more than two others and not 0.
  ///
  /// - Complexity: O(c · l²) in classes and labels.
  var stepBounds: SequenceKernels.StepBounds? {
    var continued: [Int32] = []
    for label in 0..<labelCount where !mayStep(from: 0, to: label) {
      let before = (0..<labelCount).filter { mayStep(from: $0, to: label) }
      guard let first = before.first, let last = before.last, before.count <= 2 else { return nil }
      continued += [Int32(label), Int32(first), Int32(last)]
    }
    var gains: [Float] = []
    for number in 0..<classCount {
      for before in 0..<8 * width {
        var gain = -Float.greatestFiniteMagnitude
        for label in 0..<labelCount where before < labelCount && mayStep(from: 0, to: label) {
          let own = step(from: before, to: label, in: number)
          gain = max(gain, own - step(from: 0, to: label, in: number))
        }
        gains.append(gain)
      }
    }
    return SequenceKernels.StepBounds(gains: gains, continued: continued)
  }

  private func step(from before: Int, to label: Int, in number: Int) -> Float {
    transitions[number * transitionStride + before * width + label / 8][label % 8]
  }

  /// Whether a label may follow another; the rule is the same in all classes.
  private func mayStep(from before: Int, to label: Int) -> Bool {
    step(from: before, to: label, in: 0) > Self.forbidden / 2
  }
}
