extension SequenceModel {
  /// The same with weights rounded to 16 bits and without features that say nothing, so that it is
  /// the same before it was written and after it was read.
  consuming func rounded() -> SequenceModel {
    var largest: Float = 0
    for row in weights { largest = max(largest, max(row.max(), -row.min())) }
    let scale = largest > 0 ? largest / 32767 : 1
    let features = table.features
    var kept = FeatureTable(expecting: features.count)
    var rows: [Row] = []
    for (index, feature) in features.enumerated() {
      let range = index * width..<(index + 1) * width
      let steps = range.map { (weights[$0] / scale).rounded(.toNearestOrEven) }
      guard steps.contains(where: { $0 != .zero }) else { continue }
      _ = kept.insert(feature)
      rows += steps.map { $0 * scale }
    }
    var model = self
    model.table = kept
    model.weights = rows
    model.scale = scale
    return model
  }

  /// Writes what was learned; the labels and the rule of the model are not in it.
  func write(to writer: inout ModelWriter) {
    writer.count(table.count)
    for feature in table.features { writer.number(feature) }
    writer.number(scale)
    for row in 0..<table.count {
      for label in 0..<labelCount {
        let weight = weights[row * width + label / 8][label % 8]
        writer.number(Int16(clamping: Int((weight / scale).rounded(.toNearestOrEven))))
      }
    }
    for place in stepPlaces { writer.number(transitions[place.vector][place.lane]) }
  }

  /// Reads what ``write(to:)`` wrote into a model that has nothing learned yet.
  ///
  /// - Throws: ``ModelError`` where counts do not fit, a feature stands twice, or a weight is none.
  mutating func read(from reader: inout ModelReader) throws(ModelError) {
    let count = try reader.count(of: 4 + 2 * labelCount)
    table = FeatureTable(expecting: count)
    for index in 0..<count {
      let feature: UInt32 = try reader.number()
      guard feature != 0, table.insert(feature) == index else {
        throw ModelError("the model has a feature twice")
      }
    }
    scale = try reader.real()
    guard scale > 0 else { throw ModelError("the model has a scale that is not positive") }
    weights = [Row](repeating: .zero, count: count * width)
    for row in 0..<count {
      for label in 0..<labelCount {
        weights[row * width + label / 8][label % 8] = Float(try reader.short()) * scale
      }
    }
    for place in stepPlaces { transitions[place.vector][place.lane] = try reader.real() }
  }

  /// Where the weights of the steps that are allowed stand.
  private var stepPlaces: [(vector: Int, lane: Int)] {
    var places: [(vector: Int, lane: Int)] = []
    for vector in transitions.indices {
      for lane in 0..<8 where transitions[vector][lane] > Self.forbidden / 2 {
        places.append((vector, lane))
      }
    }
    return places
  }
}
