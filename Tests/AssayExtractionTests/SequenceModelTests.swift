import AssayModel
import Testing

@testable import AssayExtraction

@Suite struct SequenceModelTests {
  /// Random weights must not bring about a step that labels forbid.
  @Test func forbiddenStepsAreNeverTaken() {
    var state: UInt64 = 5
    func random() -> Float {
      state = splitmix64(state)
      return Float(Int64(bitPattern: state) >> 40) / 1e5
    }
    for scheme in LabelScheme.allCases {
      for typeCount in [0, 1, 2, 4, 9, 30] {
        let set = LabelSet(scheme: scheme, types: (0..<typeCount).map { "t\($0)" })
        var model = set.emptyModel
        for vector in model.transitions.indices {
          for lane in 0..<8 where model.transitions[vector][lane] == 0 {
            model.transitions[vector][lane] = random()
          }
        }
        var finder = PathFinder()
        for length in [1, 2, 3, 17] {
          finder.reserve(length, width: model.width)
          for token in 0..<length {
            for block in 0..<model.width {
              var row = model.base[block]
              for lane in 0..<8 { row[lane] += random() }
              finder.scores[token * model.width + block] = row
            }
          }
          finder.find(
            model, classes: [UInt8](repeating: 0, count: length), from: 0, in: 0..<length)
          var before: Int?
          for label in finder.labels.prefix(length) {
            #expect(Int(label) < set.count)
            #expect(set.allows(Int(label), after: before))
            before = Int(label)
          }
          #expect(before.map(set.mayEnd) == true)
        }
      }
    }
  }

  @Test func labelsThatWereNeverSeenAreNeverTaken() {
    let set = LabelSet(scheme: .bilou, types: ["a", "b"])
    // Units of the one type, and of the other mentions of two tokens.
    let seen: Set<Int32> = [4, 5, 7]
    let model = set.emptyModel.allowing(seen)
    var finder = PathFinder()
    finder.reserve(4, width: model.width)
    for wanted in 1..<set.count {
      for token in 0..<4 {
        for block in 0..<model.width {
          finder.scores[token * model.width + block] = model.base[block]
        }
        finder.scores[token * model.width + wanted / 8][wanted % 8] += 100
      }
      finder.find(model, classes: [0, 0, 0, 0], from: 0, in: 0..<4)
      for label in finder.labels.prefix(4) { #expect(label == 0 || seen.contains(label)) }
      #expect(finder.labels.prefix(4).contains(Int32(wanted)) == seen.contains(Int32(wanted)))
    }
  }

  @Test func weightsMoveLessEachTime() {
    let set = LabelSet(scheme: .bio, types: ["a"])
    var problem = SequenceProblem()
    problem.add(77)
    problem.endToken(gold: 1, class: 0)
    problem.endSequence()
    var options = LearningOptions()
    options.epochs = 2
    options.step = 0.1
    let model = SequenceLearner(problem, empty: set.emptyModel, options: options).learned()
    // Moved by step / √2 and by step / √3; the average over the two steps is half of the first.
    let expected = 0.1 / (2 * Float(2).squareRoot())
    #expect(model.table.count == 1)
    #expect(abs(model.weights[0][1] - expected) < 1e-6)
    #expect(abs(model.weights[0][0] + expected) < 1e-6)
  }

  @Test func theBestPathIsTheBestOfAll() {
    let set = LabelSet(scheme: .bio, types: ["a"])
    let model = set.emptyModel
    var finder = PathFinder()
    finder.reserve(3, width: 1)
    // Inside scores best everywhere, and needs a beginning before it.
    for token in 0..<3 { finder.scores[token] = model.base[0] + [0, 1, 2, 0, 0, 0, 0, 0] }
    let score = finder.find(model, classes: [0, 0, 0], from: 0, in: 0..<3)
    #expect(Array(finder.labels.prefix(3)) == [1, 2, 2])
    #expect(score == 1 + 2 + 2)
  }

  @Test func labelsWriteWhatTheyRead() {
    for scheme in LabelScheme.allCases {
      let set = LabelSet(scheme: scheme, types: ["a", "b"])
      let spans = [
        LabelledSpan(tokens: 0..<1, type: 1), LabelledSpan(tokens: 1..<4, type: 1),
        LabelledSpan(tokens: 4..<6, type: 0), LabelledSpan(tokens: 8..<9, type: 0),
      ]
      var labels = [Int32](repeating: 0, count: 9)
      for span in spans { set.write(span.type, over: span.tokens, into: &labels) }
      #expect(set.spans(labels, in: 0..<9) == spans)
    }
  }

  @Test func tablesKeepEveryFeature() {
    var table = FeatureTable()
    let features = (1...5000).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) | 1 }
    var distinct: [UInt32] = []
    var seen: Set<UInt32> = []
    for feature in features where seen.insert(feature).inserted { distinct.append(feature) }
    for feature in features { _ = table.insert(feature) }
    #expect(table.features == distinct)
    for (row, feature) in distinct.enumerated() { #expect(table.row(of: feature) == row) }
    #expect(table.row(of: 2) == -1)
  }

  @Test func verbsAreInflected() {
    let cases = [
      ("walk", ["walk", "walks", "walking", "walked"]),
      ("stop", ["stop", "stops", "stopping", "stopped"]),
      ("try", ["try", "tries", "trying", "tried"]), ("die", ["die", "dies", "dying", "died"]),
      ("go/went/gone", ["go", "goes", "going", "went", "gone"]),
      ("march", ["march", "marches", "marching", "marched"]),
      ("agree", ["agree", "agrees", "agreeing", "agreed"]),
      ("shake/shook/shaken", ["shake", "shakes", "shaking", "shook", "shaken"]),
    ]
    for (entry, forms) in cases { #expect(EnglishVerb(entry).forms.map(\.word) == forms) }
  }
}
