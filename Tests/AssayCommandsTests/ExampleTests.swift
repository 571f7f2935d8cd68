import Foundation
import Testing

/// A folder in which the examples of the documentation can be run.
private struct Workshop {
  let scratch = try? Assay.Scratch()

  init() throws {
    let folder = try folder()
    for name in ["corpus", "docs", "examples", "gold-annotations", "Tests"] {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: name), withDestinationURL: Assay.root.appending(path: name))
    }
    try scratch?.write("gold.conll", "Rami B-Person\nleft O\n\nRavno B-Place\n")
    try scratch?.write("predicted.conll", "Rami B-Person\nleft O\n\nRavno O\n")
    let demo = try Assay.run(
      [
        "run", "corpus/newswire", "--gold", "gold-annotations/newswire", "-x", "capitals", "-x",
        "gazetteer:names=corpus/lexicons/names.tsv", "-o", "out/demo",
      ], in: folder)
    #expect(demo.status == 0, "\(demo.errors)")
  }

  func folder() throws -> URL { try #require(scratch?.url) }
}

@Suite struct ExampleTests {
  @Test func helpExamplesRun() throws {
    let workshop = try Workshop()
    let commands = [
      ["inspect"], ["run"], ["bench"], ["protocol-test"], ["score"], ["compare"], ["gate"],
      ["show"], ["explain-difference"],
      ["agree"], ["lint"], ["sig"], ["convert"], ["conformance"],
      ["export", "tei"], ["list"],
    ]
    for command in commands {
      let help = try Assay.run(["help"] + command)
      let examples = Self.examples(in: help.output)
      #expect((2...4).contains(examples.count), "\(command): \(help.output)")
      for example in examples {
        let result = try Assay.run(Array(example.dropFirst()), in: workshop.folder())
        #expect(result.status == 0, "\(example.joined(separator: " ")): \(result.errors)")
        #expect(!result.output.isEmpty || command[0] == "export", "\(example)")
      }
    }
  }

  /// The command lines below `Examples:`, split at blanks; wrapped lines are joined.
  private static func examples(in help: String) -> [[String]] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasSuffix("Examples:") }) else { return [] }
    var examples: [[String]] = []
    for line in lines[(start + 1)...].prefix(while: { !$0.allSatisfy(\.isWhitespace) }) {
      let words = line.split(separator: " ").map(String.init)
      if words.first == "assay" {
        examples.append(words)
      } else if let last = examples.indices.last {
        examples[last] += words
      }
    }
    return examples
  }
}
