import ArgumentParser
import AssayExtraction
import AssayFormats
import AssayModel
import AssayReporting
import AssaySystem

/// `assay train`: models of the strategies that learn.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains the model of a strategy on gold annotations and keeps it in a file.",
    discussion: """
      The model takes its strategy, labels, settings and training digest with it. Without a file, \
      `assay run --gold` trains the same strategies in folds.

      Examples:
        assay train tagger gold-annotations/newswire --texts corpus/newswire -o news.model
        assay run corpus/newswire -x tagger:model=news.model
      """)

  @Positional(help: "The strategy: \(Extractors.trainable.map(\.name).joined(separator: " or ")).")
  var strategy: String

  @Positional(help: "The gold: a folder or file of annotated articles.")
  var gold: String

  @Option(name: [.customShort("o"), .long], help: "The file that the model is written to.")
  var output: String

  @Option(help: "What decides the order of the training sentences.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Settings of the strategy (see `assay list extractors`); repeat for several.",
      valueName: "key=value,..."))
  var settings: [String] = []

  @Option(help: "The licence of the annotations and texts, kept in the model.")
  var licence: String = ""

  @OptionGroup var reading: CorpusOptions

  func run() async throws {
    let console = Console()
    let specification = try specification()
    let kind = try Self.kind(named: strategy)
    var feed = try GoldSource(reading, console: console).feed(gold, on: reading.texts)
    var training: [TrainingExample] = []
    var bytes = 0
    while let article = try feed.next() {
      guard let layer = article.layers.first else { continue }
      training.append(TrainingExample(article.article, gold: layer))
      bytes += article.article.text.count
    }
    if let remark = feed.remark { console.note(remark) }
    let start = ContinuousClock.now
    let model = try train(kind, specification, on: training)
    guard !model.labels.isEmpty else {
      console.complain("\(gold): nothing that \(kind.name) could learn is annotated")
      throw ExitStatus.badData
    }
    try write(model.bytes, console: console)
    let seconds = (ContinuousClock.now - start).seconds
    console.note(
      "\(output): \(kind.name) with \(model.labels.count) labels, \(counted(model.bytes.count, "byte")), "
        + "from \(counted(training.count, "article")), \(counted(bytes, "byte")) of text, "
        + "in \(Int((seconds * 10).rounded()) / 10).\(Int((seconds * 10).rounded()) % 10) s")
    if feed.tally.isIncomplete { throw ExitStatus.badData }
  }

  private func specification() throws -> ExtractorSpecification {
    let extra = settings.map { ",\($0)" }.joined()
    do {
      return try ExtractorSpecification("\(strategy):seed=\(seed)\(extra)")
    } catch {
      throw ValidationError("--set: \(error.description)")
    }
  }

  private static func kind(named name: String) throws -> any TrainableKind {
    guard let kind = Extractors.trainable.first(where: { $0.name == name }) else {
      let unknown = UnknownPart(
        kind: "strategy to train", name: name, known: Extractors.trainable.map(\.name))
      throw ValidationError(unknown.description)
    }
    return kind
  }

  private func train(
    _ kind: any TrainableKind, _ specification: ExtractorSpecification,
    on training: [TrainingExample]
  ) throws -> TrainedModel {
    do throws(SettingError) {
      let values = try SettingValues(specification, of: kind)
      guard values.text("model").isEmpty else {
        throw SettingError("--set: model names a model that is trained already; leave it out")
      }
      let environment = ExtractorEnvironment(training: training) { path throws(SettingError) in
        do throws(Fault) {
          return try Files.bytes(of: path)
        } catch {
          throw SettingError(error.description)
        }
      }
      return try kind.train(values, licence: licence, in: environment)
    } catch {
      throw ValidationError(error.description)
    }
  }

  private func write(_ bytes: [UInt8], console: Console) throws {
    do {
      let file = try OutputFile(output)
      try file.write(bytes)
      try file.finish()
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }
}
