import AssayModel

/// An extractor that can also be told what others found, if it learned from that.
protocol FoundReader: Extractor {
  /// Whether it also looks at the union of what others found, as a stage of a cascade does.
  var readsFound: Bool { get }
  /// Finds annotations.
  ///
  /// - Parameter others: What each other extractor found, in the order in which it learned from them. The sink may
  ///   have any vocabulary.
  func extract(
    _ input: borrowing ExtractionInput, others: FoundItems, scratch: inout Scratch,
    into sink: inout AnnotationSink
  ) throws(ExtractionFailure)
  /// Writes its model as a part of a model file.
  func write(to writer: inout ModelWriter)
}

extension FoundReader {
  /// Looks at what each of them found alone.
  var readsFound: Bool { false }
}

/// A trained strategy that takes what others found as features.
protocol FoundReaderKind: ExtractorKind {
  /// Trains on articles whose ``TrainingExample/found`` is what others found there.
  ///
  /// - Throws: ``SettingError`` where a setting cannot be used.
  func makeReader(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any FoundReader
  /// Reads what ``FoundReader/write(to:)`` wrote.
  ///
  /// - Throws: ``ModelError`` for whatever cannot be part of a model, or does not go with the settings.
  func reader(
    _ values: SettingValues, from reader: inout ModelReader
  ) throws(ModelError) -> any FoundReader
}

/// Learns a trained strategy with what the members found as features (Wolpert, 1992).
struct FeatureStack: StackLearner {
  let foldCount: Int
  private let kind: any FoundReaderKind
  private let values: SettingValues

  /// - Throws: ``SettingError`` where the specification is not that of a strategy that can be trained
  ///   so, has a model already, or looks at gold.
  init(_ learner: ExtractorSpecification, foldCount: Int) throws(SettingError) {
    guard let kind = try Extractors.kind(of: learner) as? any FoundReaderKind else {
      let names = Extractors.all.filter { $0 is any FoundReaderKind }.map(\.name)
      throw SettingError(
        "stack: learner must be choice, \(names.joined(separator: " or ")), found '\(learner)'")
    }
    values = try SettingValues(learner, of: kind)
    guard try kind.isTrained(values) else {
      throw SettingError("stack: the learner is trained with the members; leave out model")
    }
    self.kind = kind
    self.foldCount = foldCount
  }

  func learn(
    from outputs: [[Layer?]], in environment: ExtractorEnvironment
  ) throws(SettingError) -> any LearnedCombination {
    var examples = environment.training
    for index in examples.indices { examples[index].found = outputs.map { $0[index] } }
    // What is trained with features of others is none of the parts that others have.
    let reader = try kind.makeReader(
      values,
      in: ExtractorEnvironment(
        training: examples, remotes: environment.remotes, load: environment.load))
    guard !reader.readsGold else {
      throw SettingError("stack: a learner that looks at gold cannot be used")
    }
    return Self.combination(of: reader)
  }

  func read(from reader: inout ModelReader) throws(ModelError) -> any LearnedCombination {
    Self.combination(of: try kind.reader(values, from: &reader))
  }
}

extension FeatureStack {
  private static func combination(of reader: some FoundReader) -> any LearnedCombination {
    ReaderCombination(reader)
  }
}

/// A trained extractor that is told what the members found.
private struct ReaderCombination<Reader: FoundReader>: LearnedCombination {
  private let reader: Reader

  var digest: [UInt8] { Array(reader.identity.digest.utf8) }

  func write(to writer: inout ModelWriter) { reader.write(to: &writer) }

  init(_ reader: Reader) {
    self.reader = reader
  }

  func makeCombiner() -> any Combiner { Worker(reader: reader, scratch: reader.makeScratch()) }

  private struct Worker: Combiner {
    let reader: Reader
    var scratch: Reader.Scratch

    mutating func combine(
      _ found: inout [Layer?], of article: Article, into sink: inout AnnotationSink
    ) throws(ExtractionFailure) {
      let others = FoundItems(found)
      let together =
        reader.readsFound ? LayerUnion.layer(of: found.compactMap { $0 }, in: article) : nil
      found.removeAll()
      try reader.extract(
        ExtractionInput(article, found: together), others: others, scratch: &scratch, into: &sink)
    }
  }
}
