extension TaggerModel {
  /// Writes the model behind its header.
  func write(to writer: inout ModelWriter) {
    writer.number(UInt8(splitsParts ? 1 : 0))
    writer.number(UInt8(usesContext ? 1 : 0))
    resources.write(to: &writer)
    writer.count(levels.count)
    for level in levels {
      writer.number(UInt8(level.labels.scheme == .bio ? 0 : 1))
      writer.count(level.labels.types.count)
      for type in level.labels.types { writer.text(type) }
      writer.number(UInt8(level.second == nil ? 0 : 1))
      level.first.write(to: &writer)
      level.second?.write(to: &writer)
    }
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``ModelError`` for whatever cannot be part of a model.
  init(from reader: inout ModelReader) throws(ModelError) {
    let splitsParts = try reader.flag()
    let usesContext = try reader.flag()
    let resources = try LearningResources(from: &reader)
    var levels: [Level] = []
    let count = try reader.count(of: 6)
    guard count <= 8 else { throw ModelError("the model has \(count) levels") }
    for _ in 0..<count {
      let scheme: LabelScheme = try reader.flag() ? .bilou : .bio
      let typeCount = try reader.count(of: 4)
      guard typeCount <= LabelSet.largestTypeCount else {
        throw ModelError("the model has \(typeCount) types")
      }
      var types: [String] = []
      for _ in 0..<typeCount { types.append(try reader.text()) }
      let labels = LabelSet(scheme: scheme, types: types)
      let hasSecond = try reader.flag()
      var first = labels.emptyModel
      try first.read(from: &reader)
      var second: SequenceModel?
      if hasSecond {
        var model = labels.emptyModel
        try model.read(from: &reader)
        second = model
      }
      levels.append(Level(labels: labels, first: first, second: second))
    }
    self.init(
      splitsParts: splitsParts, usesContext: usesContext, levels: levels, resources: resources)
  }
}

extension ModelReader {
  /// A byte that is 0 or 1.
  mutating func flag() throws(ModelError) -> Bool {
    let byte: UInt8 = try number()
    guard byte < 2 else { throw ModelError("the model has \(byte) where it says yes or no") }
    return byte == 1
  }
}

extension LearningResources {
  func write(to writer: inout ModelWriter) {
    writer.count(lexicon.classes.count)
    for name in lexicon.classes { writer.text(name) }
    writer.count(lexicon.entries.count)
    for entry in lexicon.entries {
      writer.number(UInt32(entry.class))
      writer.count(entry.words.count)
      for word in entry.words { writer.number(word) }
    }
    writer.count(clusters.paths.count)
    for (word, path) in clusters.paths.sorted(by: { $0.key < $1.key }) {
      writer.number(word)
      writer.text(path)
    }
  }

  init(from reader: inout ModelReader) throws(ModelError) {
    for _ in 0..<(try reader.count(of: 4)) {
      let name = try reader.text()
      guard lexicon.number(of: name) == lexicon.classes.count - 1 else {
        throw ModelError("the model has a class of words twice")
      }
    }
    for _ in 0..<(try reader.count(of: 8)) {
      let number: UInt32 = try reader.number()
      guard number < UInt32(lexicon.classes.count) else {
        throw ModelError("the model has a word of class \(number) of \(lexicon.classes.count)")
      }
      var words: [UInt64] = []
      for _ in 0..<(try reader.count(of: 8)) { words.append(try reader.number()) }
      lexicon.insert(words, class: Int32(number))
    }
    for _ in 0..<(try reader.count(of: 12)) {
      let word: UInt64 = try reader.number()
      clusters.paths[word] = try reader.text()
    }
  }
}
