import AssayModel
import AssaySystem

/// How a sequence model is learned.
struct LearningOptions: Sendable, Hashable {
  /// How often all sequences are gone through.
  var epochs = 6
  /// How far weights are moved: the n-th time one of a feature is, by this over the root of n + 1.
  var step: Float = 0.05
  /// What a wrong label of one token costs while learning.
  var cost: Float = 1
  /// What it costs instead to leave out a token that is part of something.
  var missCost: Float = 1
  /// The least number of times that a feature must occur.
  var leastCount = 1
  /// How many models, each from an order of its own, are averaged.
  var rounds = 1
  /// What decides the orders.
  var seed: UInt64 = 1
}

/// Learns a linear sequence model by steps against the cost-augmented best path (Taskar et al., 2003),
/// of a length of its own for each weight (Duchi et al., 2011, AdaGrad), and averages over all steps
/// (Collins, 2002).
///
/// What is learned from a word that is rare takes full steps as long as one that is frequent takes
/// small ones.
///
/// The same problem, options and seed give the same bits on every machine with IEEE arithmetic: all
/// sums are made in one order by one worker.
struct SequenceLearner {
  typealias Row = SequenceModel.Row

  private let problem: SequenceProblem
  private let options: LearningOptions
  private let masks: [[Row]]
  private var model: SequenceModel
  /// The rows of the features, one token after the other, and where those of each token start.
  private let rows: [Int32]
  private let starts: [Int]
  private let order: [Int]
  /// What was added to each weight, times the step at which it was.
  private var sums: [Row]
  private var transitionSums: [Row]
  /// How often each weight was moved.
  private var moves: [Row]
  private var steps: Float = 0
  private var finder = PathFinder()

  /// - Parameters:
  ///   - empty: A model whose labels and forbidden steps are those of the one to learn.
  ///   - masks: Rows that are 0 for labels that a sequence may have; index 0 where there is one only.
  ///   - counts: Which sequences are learned from.
  init(
    _ problem: SequenceProblem, empty: SequenceModel, masks: [[Row]]? = nil,
    options: LearningOptions, where counts: (Int) -> Bool = { _ in true }
  ) {
    self.problem = problem
    self.options = options
    self.masks = masks ?? [empty.base]
    let numbered = problem.numbered(least: options.leastCount, where: counts)
    rows = numbered.rows
    starts = numbered.starts
    model = empty
    model.table = numbered.table
    model.weights = [Row](repeating: .zero, count: numbered.table.count * empty.width)
    sums = [Row](repeating: .zero, count: model.weights.count)
    transitionSums = [Row](repeating: .zero, count: empty.transitions.count)
    moves = [Row](repeating: .zero, count: model.weights.count)
    order = problem.sequences.indices.filter(counts)
    let longest = problem.sequences.map(\.count).max() ?? 0
    finder.reserve(longest, width: empty.width)
  }

  /// Goes through the sequences as often as the options say.
  consuming func learned() -> SequenceModel {
    let unlearned = model.transitions
    // What the rounds before have learned. All work in the same memory, which is large.
    var weights: [Row] = [], transitions: [Row] = []
    for round in 0..<max(1, options.rounds) {
      if round > 0 { restart(unlearned) }
      var order = order
      var state = options.seed &+ UInt64(round) &* 0x51_7CC1_B727_220A
      for _ in 0..<options.epochs {
        for index in stride(from: order.count - 1, to: 0, by: -1) {
          state &+= splitMixStep
          order.swapAt(index, Int(splitmix64(state) % UInt64(index + 1)))
        }
        for index in order { learn(index) }
      }
      average()
      if round == 0 {
        swap(&weights, &model.weights)
        swap(&transitions, &model.transitions)
      } else {
        add(to: &weights, &transitions)
      }
    }
    model.weights = weights
    model.transitions = transitions
    return model
  }

  private mutating func restart(_ unlearned: [Row]) {
    model.transitions = unlearned
    Self.clear(&model.weights, sums.count)
    Self.clear(&sums, sums.count)
    Self.clear(&moves, sums.count)
    Self.clear(&transitionSums, transitionSums.count)
    steps = 0
  }

  /// Makes some rows 0, in place where they are there.
  private static func clear(_ rows: inout [Row], _ count: Int) {
    guard rows.count == count else {
      rows = [Row](repeating: .zero, count: count)
      return
    }
    for index in rows.indices { rows[index] = .zero }
  }

  /// Makes the weights their average over all steps.
  private mutating func average() {
    let share = steps > 0 ? 1 / steps : 0
    for index in model.weights.indices { model.weights[index] -= sums[index] * share }
    for index in model.transitions.indices {
      model.transitions[index] -= transitionSums[index] * share
    }
  }

  /// Adds the weights; a step that is forbidden stays so.
  private func add(to weights: inout [Row], _ transitions: inout [Row]) {
    for index in weights.indices { weights[index] += model.weights[index] }
    for index in transitions.indices {
      let both = transitions[index] + model.transitions[index]
      transitions[index] = pointwiseMax(both, Row(repeating: SequenceModel.forbidden))
    }
  }

  // MARK: - One sequence

  private mutating func learn(_ index: Int) {
    steps += 1
    let tokens = problem.sequences[index]
    score(tokens, mask: masks[Int(problem.masks[index])])
    finder.find(model, classes: problem.classes, from: tokens.lowerBound, in: 0..<tokens.count)
    update(tokens)
  }

  /// The scores of the tokens, what a wrong label costs added to each but the right one.
  private mutating func score(_ tokens: Range<Int>, mask: [Row]) {
    let width = model.width
    for token in tokens {
      let place = (token - tokens.lowerBound) * width
      for block in 0..<width {
        finder.scores[place + block] = mask[block] + Row(repeating: options.cost)
      }
      SequenceKernels.add(
        rows, starts[token]..<starts[token + 1], of: model.weights, width: width,
        to: &finder.scores, at: place)
      let right = Int(problem.gold[token])
      finder.scores[place + right / 8][right % 8] -= options.cost
      if right > 0 { finder.scores[place][0] += options.missCost - options.cost }
    }
  }

  private struct Step: Equatable {
    let vector: Int
    let lane: Int
  }

  /// The weights of the step to a token, on the right path and on the one found.
  private func steps(_ token: Int, _ place: Int, _ tokens: Range<Int>) -> (right: Step, found: Step)
  {
    let width = model.width
    let stride = model.classCount == 1 ? 0 : model.transitionStride
    let origin = Int(problem.classes[token]) * stride
    func step(_ before: Int, _ label: Int) -> Step {
      Step(vector: origin + before * width + label / 8, lane: label % 8)
    }
    let start = 8 * width
    guard place > 0 else {
      return (step(start, Int(problem.gold[token])), step(start, Int(finder.labels[0])))
    }
    return (
      step(Int(problem.gold[token - 1]), Int(problem.gold[token])),
      step(Int(finder.labels[place - 1]), Int(finder.labels[place]))
    )
  }

  /// Moves the weights of all that differs between the right path and the one found.
  private mutating func update(_ tokens: Range<Int>) {
    let width = model.width
    for token in tokens {
      let place = token - tokens.lowerBound
      let right = Int(problem.gold[token]), found = Int(finder.labels[place])
      let steps = steps(token, place, tokens)
      if steps.right != steps.found {
        moveTransition(steps.right, 1)
        moveTransition(steps.found, -1)
      }
      guard right != found else { continue }
      for index in starts[token]..<starts[token + 1] {
        let row = Int(rows[index]) * width
        move(row + right / 8, right % 8, 1)
        move(row + found / 8, found % 8, -1)
      }
    }
  }

  @inline(__always)
  private mutating func move(_ vector: Int, _ lane: Int, _ sign: Float) {
    moves[vector][lane] += 1
    let step = sign * options.step / (1 + moves[vector][lane]).squareRoot()
    model.weights[vector][lane] += step
    sums[vector][lane] += step * steps
  }

  /// Steps from label to label are few and each is met often: they stay as quick as they were.
  private mutating func moveTransition(_ place: Step, _ sign: Float) {
    model.transitions[place.vector][place.lane] += sign * options.step
    transitionSums[place.vector][place.lane] += sign * options.step * steps
  }
}
