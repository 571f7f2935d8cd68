import AssayModel
import AssayScoring
import Foundation

/// Reads the files of a conformance case into what the peers' functions take.
struct CaseReader {
  private let folder: URL

  init(_ name: String) {
    folder = Bundle.module.bundleURL.appending(path: "Fixtures/conformance/\(name)")
  }

  private struct Description: Decodable {
    struct Options: Decodable {
      let nervaluate: Bool?
      let hipe: Bool?
      let spacy: Bool?
      let ann_peers: Bool?
      let exclusive_misuse: Bool?
      let min_overlap: Double?
    }
    let options: Options
  }

  private struct Expectations: Decodable {
    struct Failure: Decodable {}
    let errors: [String: Failure]?
  }

  /// The scorers that the case's options ask for.
  func peers() throws -> EntityPeers {
    let data = try Data(contentsOf: folder.appending(path: "case.json"))
    let options = try JSONDecoder().decode(Description.self, from: data).options
    var peers = EntityPeers()
    peers.runsNervaluate = options.nervaluate ?? true
    peers.runsHipe = options.hipe ?? false
    peers.runsSpacy = options.spacy ?? true
    peers.runsBrateval = options.ann_peers ?? true
    peers.misusesEnds = options.exclusive_misuse ?? false
    peers.minimumOverlap = options.min_overlap
    return peers
  }

  /// What the names of the runs begin with that ended in an error.
  func failures() throws -> Set<String> {
    let data = try Data(contentsOf: folder.appending(path: "expected.json"))
    return Set(
      try JSONDecoder().decode(Expectations.self, from: data).errors?.keys.map { $0 } ?? [])
  }

  /// The tags of each column file, by the files' names.
  func documents() throws -> [TagPair] {
    try names(in: "gold", ending: ".conll").sorted().map { name in
      let gold = try columns("gold/\(name)"), predicted = try columns("pred/\(name)")
      return try TagPair(
        gold: gold.tags, predicted: predicted.tags, sentences: gold.sentences)
    }
  }

  /// The entities of each standoff file, by the files' names.
  func articles() throws -> [PeerArticle] {
    let gold = try names(in: "gold", ending: ".ann")
    let predicted = try names(in: "pred", ending: ".ann")
    return try gold.union(predicted).sorted().map { name in
      PeerArticle(
        id: name, gold: gold.contains(name) ? try entities("gold/\(name)") : nil,
        predicted: predicted.contains(name) ? try entities("pred/\(name)") : nil)
    }
  }

  // MARK: - Files

  private func names(in side: String, ending: String) throws -> Set<String> {
    let path = folder.appending(path: side).path
    return Set(
      try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(ending) })
  }

  /// The lines of a file.
  ///
  /// Tokens may hold other white space, so that a line feed alone ends a line.
  private func lines(_ path: String) throws -> [String] {
    let data = try Data(contentsOf: folder.appending(path: path))
    return String(decoding: data, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func columns(_ path: String) throws -> (tags: TagSequence, sentences: [Range<Int>]) {
    var tags: [String] = []
    var sentences: [Range<Int>] = []
    var start = 0
    for line in try lines(path) + [""] {
      if let tag = line.unicodeScalars.split(separator: "\t").last {
        tags.append(String(tag))
      } else if start < tags.count {
        sentences.append(start..<tags.count)
        start = tags.count
      }
    }
    return (TagSequence(tags), sentences)
  }

  private func entities(_ path: String) throws -> [PeerEntity] {
    try lines(path).filter { $0.hasPrefix("T") }.compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count > 1, let space = fields[1].firstIndex(of: " ") else { return nil }
      let fragments = fields[1][space...].split(separator: ";").compactMap { fragment in
        let offsets = fragment.split(separator: " ").compactMap { Int($0) }
        return offsets.count == 2 ? offsets[0]..<offsets[1] : nil
      }
      return PeerEntity(
        id: String(fields[0]), type: String(fields[1][..<space]), fragments: fragments)
    }
  }
}
