import AssayExtraction
import AssayModel
package import AssayScoring

/// Another scorer whose numbers can be given, before its settings are known.
///
/// Adding one is a file in `Peers/` and a line in ``all``.
package struct Peer: Part {
  /// What a scorer scores.
  package enum Subject: String, Sendable {
    case entities
    case links
    case events
    case relations
    case coreference
    case templates
  }

  /// What becomes of an article that one side lacks.
  package enum Handling: Sendable {
    /// All in it is missed or spurious.
    case counted
    /// It is not looked at.
    case ignored
    /// The scorer itself stops; here all in it is missed or spurious.
    case stops
  }

  package let name: String
  package let summary: String
  /// The version whose numbers are given.
  package let version: String
  package let subject: Subject
  /// The settings that it takes, in the order in which help shows them.
  let settings: [Setting]
  /// The setting that a value without a key is for.
  let bareSetting: String?
  /// What becomes of an article that the predictions lack.
  package let missing: Handling
  /// What becomes of an article that only the predictions have.
  package let extra: Handling
  private let make: @Sendable (SettingValues) throws(SettingError) -> PeerRun

  init(
    _ name: String, version: String, _ subject: Subject, _ summary: String,
    settings: [Setting] = [], bareSetting: String? = nil, missing: Handling = .counted,
    extra: Handling = .counted,
    make: @escaping @Sendable (SettingValues) throws(SettingError) -> PeerRun
  ) {
    self.name = name
    self.version = version
    self.subject = subject
    self.summary = summary
    self.settings = settings
    self.bareSetting = bareSetting
    self.missing = missing
    self.extra = extra
    self.make = make
  }

  /// Those that are known, in the order in which help shows them.
  package static let all: [Peer] = [
    .seqeval, .conlleval, .nervaluate, .hipe, .spacy, .brateval, .neleval, .textee, .oneie,
    .evmeval, .bionlp, .conll, .coval, .grit, .iterx, .doc2edag,
  ]

  /// The scorer that is written `NAME` or `NAME:KEY=VALUE,...`, with its settings.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name, or ``SettingError``.
  package static func chosen(_ written: String) throws -> ChosenPeer {
    let specification = try ExtractorSpecification(keyed(written))
    guard let peer = all.first(where: { $0.name == specification.name }) else {
      throw UnknownPart(kind: "scorer", name: specification.name, known: all.map(\.name))
    }
    let values = try SettingValues(
      specification.settings, of: peer.name, taking: peer.settings)
    return ChosenPeer(peer: peer, written: written, run: try peer.make(values))
  }

  /// The same with the key before a value that has none: `seqeval:IOB2` is `seqeval:scheme=IOB2`.
  private static func keyed(_ written: String) -> String {
    let parts = written.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let key = all.first(where: { $0.name == parts[0] })?.bareSetting,
      let first = parts[1].split(separator: ",", omittingEmptySubsequences: false).first,
      !first.contains("=")
    else { return written }
    return "\(parts[0]):\(key)=\(parts[1])"
  }
}

/// A scorer with its settings.
package struct ChosenPeer: Sendable {
  /// The scorer.
  package let peer: Peer
  /// As the user wrote it.
  package let written: String
  /// What it does.
  package let run: PeerRun

  /// The scorer's numbers for some documents.
  ///
  /// - Throws: ``PeerInputError`` where it cannot be given them.
  package func result(on documents: [PeerDocument]) throws(PeerInputError) -> PeerResult {
    try run.result(documents)
  }
}

/// A scorer at work.
package struct PeerRun: Sendable {
  /// How brat's roles are read; `nil` for scorers that see none.
  package var roles: RoleSpelling?
  /// What it judges annotations by, its usual criterion first; empty where it compares no
  /// annotations one by one.
  package var judgements: [PeerJudgement] = []
  /// Its numbers.
  package let result: @Sendable ([PeerDocument]) throws(PeerInputError) -> PeerResult

  init(
    roles: RoleSpelling? = nil, judgements: [PeerJudgement] = [],
    result: @escaping @Sendable ([PeerDocument]) throws(PeerInputError) -> PeerResult
  ) {
    self.roles = roles
    self.judgements = judgements
    self.result = result
  }
}

/// How the roles of brat files are read.
package enum RoleSpelling: String, CaseIterable, Sendable {
  /// As they are spelled where both sides are brat files, without numbers otherwise.
  case auto
  /// As they are spelled: the second filler of a role has another role.
  case spelled
  /// Without the number that brat appends to a second filler.
  case plain
}

/// A scorer's numbers.
package struct PeerResult: Sendable {
  /// The numbers, in the scorer's order.
  package var values: [PeerValue]
  /// What was repaired, left out, or decided where the scorer itself would stop.
  package var notes: [String]

  init(_ values: [PeerValue], notes: [String] = []) {
    self.values = values
    self.notes = notes
  }

  init(_ values: [(id: String, value: Double?)], notes: [String] = []) {
    self.init(values.map { PeerValue($0.id, $0.value) }, notes: notes)
  }
}

/// What a scorer judges annotations by: one of its ways of counting.
package struct PeerJudgement: Sendable {
  /// The names of the numbers that it gives.
  package struct Headline: Sendable {
    package let name: String
    package let precision: String
    package let recall: String
    package let f1: String

    init(_ prefix: String, _ name: String = "", precision: String, recall: String, f1: String) {
      self.name = name.isEmpty ? prefix : name
      self.precision = "\(prefix).\(precision)"
      self.recall = "\(prefix).\(recall)"
      self.f1 = "\(prefix).\(f1)"
    }
  }

  /// What must agree, in the words that all scorers of a subject share: `strict`, `TC`.
  package let criterion: String
  /// The numbers that follow from the verdicts.
  package let headlines: [Headline]
  /// Why verdicts differ where nothing of note was done with an annotation.
  package let fallback: DifferenceStudy.Fallback
  /// The verdicts.
  package let verdicts: @Sendable ([PeerDocument]) throws(PeerInputError) -> [DocumentVerdicts]

  init(
    _ criterion: String, _ headlines: [Headline], fallback: DifferenceStudy.Fallback = .matching,
    verdicts:
      @escaping @Sendable ([PeerDocument]) throws(PeerInputError) -> [DocumentVerdicts]
  ) {
    self.criterion = criterion
    self.headlines = headlines
    self.fallback = fallback
    self.verdicts = verdicts
  }
}
