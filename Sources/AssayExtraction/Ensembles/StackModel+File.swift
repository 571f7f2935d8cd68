extension StackModel {
  func write(to writer: inout ModelWriter) {
    writer.count(memberCount)
    writer.number(UInt8(isFlat ? 1 : 0))
    for judge in [mentions, events, arguments] {
      writer.number(judge.threshold)
      let pairs = judge.model.pairs
      writer.count(pairs.count)
      for (feature, weight) in pairs {
        writer.number(feature)
        writer.number(weight)
      }
    }
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``ModelError`` for whatever cannot be part of a model.
  init(from reader: inout ModelReader) throws(ModelError) {
    let memberCount = Int(try reader.number() as UInt32)
    let isFlat = try reader.flag()
    let mentions = try Self.judge(from: &reader)
    let events = try Self.judge(from: &reader)
    self.init(
      memberCount: memberCount, isFlat: isFlat, mentions: mentions, events: events,
      arguments: try Self.judge(from: &reader))
  }

  private static func judge(from reader: inout ModelReader) throws(ModelError) -> Judge {
    let threshold = try reader.double()
    // The weight in gain of a find is a whole number made of it.
    guard (0...1).contains(threshold) else {
      throw ModelError("the model keeps what is likelier than \(threshold)")
    }
    var pairs: [(feature: UInt64, weight: Double)] = []
    for _ in 0..<(try reader.count(of: 16)) {
      pairs.append((try reader.number(), try reader.double()))
    }
    return Judge(model: LogisticModel(pairs), threshold: threshold)
  }
}
