import ArgumentParser
import AssayModel
import AssayScoring

/// Another scorer whose numbers can be printed, as `--as` names it.
enum PeerScorer {
  case seqeval(Seqeval.Mode)
  case conlleval

  /// The scorer of a name.
  ///
  /// - Throws: a usage error that lists the names.
  init(named name: String) throws {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts[0], parts.dropFirst().first) {
    case ("conlleval", nil): self = .conlleval
    case ("seqeval", nil): self = .seqeval(.lenient)
    case ("seqeval", let scheme?):
      guard let scheme = TagScheme(rawValue: String(scheme)) else { fallthrough }
      self = .seqeval(.strict(scheme))
    default:
      let schemes = TagScheme.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "--as: expected conlleval, seqeval or seqeval:SCHEME with one of \(schemes), "
          + "found '\(name)'")
    }
  }

  /// What it gives for a pair of tag sequences.
  func values(of tags: TagPair) -> [PeerValue] {
    switch self {
    case .seqeval(let mode): Seqeval.values(of: tags, mode: mode)
    case .conlleval: Conlleval.values(of: tags)
    }
  }
}
