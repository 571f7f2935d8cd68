import AssayExtraction
import AssayFormats

/// Speeds as JSON.
struct SpeedDocument {
  let corpus: String
  let jobs: Int
  let study: SpeedStudy
  let reference: String?
  /// The most memory, in bytes: of this program, and of the largest that it ran.
  let memory: (own: Int, children: Int)

  /// The document, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("assay")
      writer.string(AssayVersion.current)
      writer.key("corpus")
      writer.string(corpus)
      for (key, number) in [
        ("jobs", jobs), ("articles", study.inputs.count), ("bytes", study.byteCount),
        ("tokens", study.tokenCount), ("peak_memory_bytes", memory.own),
        ("peak_program_memory_bytes", memory.children),
      ] {
        writer.key(key)
        writer.integer(number)
      }
      writer.key("stages")
      writer.array { writer in
        for stage in [study.load, study.tokens, study.write] { write(stage, to: &writer) }
      }
      writer.key("extractors")
      writer.array { writer in
        for stage in study.extractors { write(stage, to: &writer) }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func write(_ stage: SpeedStage, to writer: inout JSONWriter) {
    let seconds = stage.seconds.flatMap { $0 > 0 ? $0 : nil }
    let other = study.extractors.first { $0.name == reference }
    let numbers: [(String, Double?)] = [
      ("seconds", seconds),
      ("articles_per_second", seconds.map { Double(study.inputs.count) / $0 }),
      ("megabytes_per_second", seconds.map { Double(study.byteCount) / 1e6 / $0 }),
      ("tokens_per_second", seconds.map { Double(study.tokenCount) / $0 }),
      ("p50_ms", stage.articleTime(0.5).map { $0.seconds * 1_000 }),
      ("p99_ms", stage.articleTime(0.99).map { $0.seconds * 1_000 }),
      ("own_seconds", SpeedStage.meanOwn(of: stage)),
      ("times_reference", other.flatMap { stage.articles.isEmpty ? nil : stage.speedup(over: $0) }),
    ]
    writer.object { writer in
      writer.key("name")
      writer.string(stage.name)
      writer.key("rounds")
      writer.integer(stage.rounds.count)
      writer.key("failed_articles")
      writer.integer(stage.failures)
      for (key, number) in numbers {
        writer.key(key)
        if let number { writer.number(number) } else { writer.null() }
      }
    }
  }
}
