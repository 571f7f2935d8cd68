import AssayExtraction
import AssayModel
import Foundation
import Testing

@testable import AssayRemote

/// The programs in `examples/`.
@Suite struct ExampleProgramTests {
  private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples")

  /// The Python to test with: that of the environment variable `ASSAY_PYTHON`, else the first in `PATH`.
  private static let python = ProcessInfo.processInfo.environment["ASSAY_PYTHON"] ?? "python3"

  private static func run(_ arguments: [String]) -> Int32? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python] + arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }

  private static let hasSpacy = run(["-c", "import spacy"]) == 0

  private static let hasTransformers = run(["-c", "import torch, transformers"]) == 0

  private static func found(_ command: [String], in texts: [String]) async throws -> [[String]] {
    let extractor = try await ProcessExtractor.start(
      ProcessSettings(command: command), tool: "assay test")
    let inputs = texts.enumerated().map { index, text in
      ExtractionInput(Article(id: "a\(index)", text: ArticleText(text)))
    }
    let outcomes = await extractor.extract(inputs, workers: 1)
    let remarks = await extractor.finish()
    #expect(remarks.isEmpty, "\(remarks)")
    return zip(inputs, outcomes).map { input, outcome in
      guard let layer = outcome.layer else { return ["\(outcome.failure?.description ?? "")"] }
      return layer.mentions.map { "\(input.article.text[$0.extent])/\($0.type)" }
    }
  }

  @Test func theSmallestProgramWorks() async throws {
    let script = Self.examples.appending(path: "capitals.py").path
    let found = try await Self.found(
      [Self.python, script], in: ["In Telk Ravno fell.", "", "🙂 the Ravno\r\narmy"])
    #expect(found == [["In Telk Ravno/Place"], [], ["Ravno/Place"]])
  }

  @Test func allProgramsCompile() throws {
    for name in ["assay_extractor", "capitals", "spacy_entities", "transformers_entities"] {
      let path = Self.examples.appending(path: "\(name).py").path
      let status = Self.run(["-c", "import ast,sys; ast.parse(open(sys.argv[1]).read())", path])
      #expect(status == 0, "\(name)")
    }
  }

  @Test(.enabled(if: hasSpacy, "spaCy is not installed; ASSAY_PYTHON names a Python that has it"))
  func aPipelineOfSpacyWorks() async throws {
    let patterns = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).jsonl")
    try Data(
      """
      {"label": "GPE", "pattern": "Ravno"}
      {"label": "ORG", "pattern": [{"LOWER": "red"}, {"LOWER": "cross"}]}
      """.utf8
    ).write(to: patterns)
    defer { try? FileManager.default.removeItem(at: patterns) }
    let script = Self.examples.appending(path: "spacy_entities.py").path
    let texts = ["🙂 The Red Cross left Ravno.", "", "Ravno\r\nfell", "nothing"]
    let found = try await Self.found(
      [
        Self.python, script, "blank:en", "--patterns", patterns.path, "--map", "GPE=Place",
        "--batch", "3",
      ], in: texts)
    #expect(found == [["Red Cross/ORG", "Ravno/Place"], [], ["Ravno/Place"], []])
  }

  /// A model of random weights that takes 64 word pieces; what it finds means nothing, but must stand in the texts.
  @Test(
    .enabled(
      if: hasTransformers, "transformers is not installed; ASSAY_PYTHON names a Python that has it")
  )
  func aPipelineOfTransformersWorks() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let maker = folder.appending(path: "make.py")
    try Data(Self.makerOfModels.utf8).write(to: maker)
    try #require(Self.run([maker.path, folder.path]) == 0)
    let script = Self.examples.appending(path: "transformers_entities.py").path
    let texts = [
      "🙂 The army left Ravno.", "", " \r\n ", "Ravno\r\nfell",
      String(repeating: "The army of Ravno said: é. ", count: 40),
    ]
    let found = try await Self.found(
      [Self.python, script, folder.path, "--map", "PER=Person", "--batch", "3"], in: texts)
    #expect(found[1].isEmpty && found[2].isEmpty)
    for index in [0, 3, 4] {
      #expect(!found[index].isEmpty)
      for mention in found[index] {
        let parts = mention.split(separator: "/", omittingEmptySubsequences: false)
        #expect(["Person", "LOC"].contains(parts.last), "\(mention)")
        #expect(parts.first?.isEmpty == false && texts[index].contains(parts[0]), "\(mention)")
      }
    }
    // Windows reach the end of a text that is longer than the model takes.
    #expect(found[4].count > 40)
  }

  private static let makerOfModels = """
    import sys
    import torch
    from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast

    folder = sys.argv[1]
    torch.manual_seed(1)
    letters = [chr(code) for code in range(33, 127)] + ["é"]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "The", "army", "of", "left", "Ravno"]
    pieces += letters + ["##" + letter for letter in letters]
    with open(folder + "/vocab.txt", "w", encoding="utf-8") as file:
        file.write("\\n".join(pieces) + "\\n")
    tokenizer = BertTokenizerFast(vocab_file=folder + "/vocab.txt", do_lower_case=False, model_max_length=64)
    labels = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64, id2label=dict(enumerate(labels)),
        label2id={label: index for index, label in enumerate(labels)})
    BertForTokenClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    """
}
