import AssayModel
import ArgumentParser
import AssayReporting
import AssayScoring

/// `assay explain-difference`: why two scorers do not give the same numbers.
struct ExplainDifferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-difference",
    abstract: "Explains why two scorers give different numbers for the same annotations.",
    discussion: """
      Prints the numbers of both, then every annotation that they judge differently, by the rule that \
      makes them. A scorer is one of `assay list peers`, one of `assay list metrics`, or coref, our \
      own metrics of coreference. What the listed annotations add up to is the whole difference.

      Examples:
        assay explain-difference brateval ent.strict gold-annotations/newswire out/demo/capitals.jsonl \
      --texts corpus/newswire
        assay explain-difference seqeval:IOB2 conlleval gold.conll predicted.conll
      """)

  @Positional(help: "The first scorer: NAME or NAME:KEY=VALUE,...")
  var first: String

  @Positional(help: "The second scorer, likewise.")
  var second: String

  @Positional(help: "The gold: a folder or file in any format that Assay reads.")
  var gold: String

  @Positional(help: "The predictions, likewise; none for a column file that has both.")
  var predictions: String?

  @OptionGroup var reading: CorpusOptions

  @Option(
    help: ArgumentHelp(
      "Compare by this way of counting; repeat for several.",
      discussion: """
        Entities: strict (usual), exact, partial or type. Events: TI, TC, AI, AC, AI+ or AC+ (usual: \
        all that both have).
        """, valueName: "criterion"))
  var at: [String] = []

  @Option(help: "Show this many annotations for each rule.")
  var limit = 10

  @Flag(help: "Print everything as JSON.")
  var json = false

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit: expected 0 or more, found \(limit)") }
    _ = try scorers()
  }

  func run() throws {
    let console = Console()
    let (one, other) = try scorers()
    let corpus = try corpus(one, console)
    let isReadAlike = one.run.roles == other.run.roles
    let otherCorpus = isReadAlike ? corpus : try self.corpus(other, console, isSilent: true)
    let name = predictions ?? gold
    for peer in [one.peer, other.peer] {
      if let remark = corpus.remarkOnUnpaired(peer) { console.warn(remark) }
    }
    if let remark = corpus.remark(on: one.peer.subject) { console.warn("\(name): \(remark)") }
    do throws(PeerInputError) {
      let comparison = try PeerComparison(
        (one, corpus.documents), (other, otherCorpus.documents), at: at)
      print(comparison, name, console)
    } catch {
      console.complain("\(name): \(error)")
      throw ExitStatus.badData
    }
    if corpus.hasRefused { throw ExitStatus.badData }
  }

  private func corpus(
    _ chosen: ChosenPeer, _ console: Console, isSilent: Bool = false
  ) throws -> PeerCorpus {
    try PeerCorpus(
      gold: gold, predicted: predictions, roles: chosen.run.roles, reading: reading,
      console: console, isSilent: isSilent)
  }

  private func scorers() throws -> (ChosenPeer, ChosenPeer) {
    do {
      let pair = (try ChosenPeer.orOwn(first), try ChosenPeer.orOwn(second))
      for chosen in [pair.0, pair.1] where chosen.run.judgements.isEmpty {
        throw ValidationError(
          "\(chosen.written) scores \(chosen.peer.subject.rawValue), of which it judges none by "
            + "itself; expected a scorer of entities, events, relations or coreference")
      }
      guard pair.0.peer.subject.annotations == pair.1.peer.subject.annotations else {
        throw ValidationError(
          "\(first) scores \(pair.0.peer.subject.annotations) and \(second) "
            + "\(pair.1.peer.subject.annotations): there is nothing to compare")
      }
      let known = (pair.0.run.judgements + pair.1.run.judgements).map(\.criterion)
      for criterion in at where !known.contains(criterion) {
        throw ValidationError(
          "--at: neither counts by '\(criterion)'; expected one of "
            + Set(known).sorted().joined(separator: ", "))
      }
      return pair
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private func print(_ comparison: PeerComparison, _ name: String, _ console: Console) {
    for (peer, result) in [
      (comparison.first, comparison.firstResult), (comparison.second, comparison.secondResult),
    ] {
      for note in result.notes { console.warn("\(peer.peer.name): \(note)") }
    }
    if json { return console.data(DifferenceDocument(comparison).text) }
    let table = DifferenceTable(comparison, limit: limit)
    console.data(
      "\(comparison.first.title) and \(comparison.second.title): \(pairTitle(predictions, against: gold)), "
        + "\(counted(comparison.documents.count, "article"))")
    for part in comparison.parts {
      console.data("")
      for line in table.lines(part) { console.data(line) }
    }
    if comparison.parts.contains(where: { !$0.study.differences.isEmpty }) {
      for line in table.background { console.data(line) }
    }
  }
}

extension ChosenPeer {
  /// As it was written, with its version where it is not ours.
  fileprivate var title: String { isOwn ? written : "\(written) \(peer.version)" }
}

extension Peer.Subject {
  /// Which annotations are judged; links are judged by their mentions.
  fileprivate var annotations: String {
    self == .links ? Self.entities.rawValue : rawValue
  }
}
