import ArgumentParser
import AssayModel
import AssayReporting
import AssayScoring

/// `assay score --as`: other scorers' numbers for predictions.
struct PeerScoring {
  /// The scorers, as the user wrote them.
  let peers: [String]
  let gold: String
  let predictions: [String]
  let reading: CorpusOptions
  /// Whether rows of single types are printed, too.
  let byType: Bool
  let isJSON: Bool

  /// Scores, prints and tells.
  ///
  /// - Throws: the exit status for bad data where an article was refused or cannot be scored.
  func run(_ console: Console) throws {
    var documents: [PeerValuesDocument] = []
    var isBad = false
    for prediction in predictions.isEmpty ? [nil] : predictions.map(Optional.some) {
      let name = prediction ?? gold
      var values: [PeerValue] = []
      var corpora: [RoleSpelling?: PeerCorpus] = [:]
      for written in peers {
        let chosen = try Peer.chosen(written)
        let roles = chosen.run.roles
        let corpus =
          try corpora[roles]
          ?? PeerCorpus(
            gold: gold, predicted: prediction, roles: roles, reading: reading, console: console,
            isSilent: !corpora.isEmpty)
        corpora[roles] = corpus
        isBad = isBad || corpus.hasRefused
        guard let result = score(chosen, corpus, name, console) else {
          isBad = true
          continue
        }
        values += result.values
        if !isJSON { print(chosen, result, corpus, name, console) }
      }
      documents.append(PeerValuesDocument(name: name, values: values))
    }
    if isJSON { console.data(PeerValuesDocument.text(of: documents)) }
    if isBad { throw ExitStatus.badData }
  }

  private func score(
    _ chosen: ChosenPeer, _ corpus: PeerCorpus, _ name: String, _ console: Console
  ) -> PeerResult? {
    if let remark = corpus.remarkOnUnpaired(chosen.peer) { console.warn(remark) }
    if let remark = corpus.remark(on: chosen.peer.subject) {
      console.warn("\(chosen.peer.name): \(remark)")
    }
    do throws(PeerInputError) {
      let result = try chosen.result(on: corpus.documents)
      for note in result.notes { console.warn("\(chosen.peer.name): \(note)") }
      return result
    } catch {
      console.complain("\(name): \(error)")
      return nil
    }
  }

  private func print(
    _ chosen: ChosenPeer, _ result: PeerResult, _ corpus: PeerCorpus, _ name: String,
    _ console: Console
  ) {
    let table = PeerTable(result.values, withDetails: byType)
    let articles = corpus.documents.count { $0.pair.gold != nil }
    console.data(
      "\(chosen.written) \(chosen.peer.version): \(pairTitle(predictions.isEmpty ? nil : name, against: gold)), "
        + "\(counted(articles, "article"))\n")
    for line in table.lines { console.data(line) }
    if table.hiddenCount > 0 {
      console.note(
        "\(grouped(table.hiddenCount)) more numbers on single types: --by-type shows them, "
          + "--json has all with all their digits")
    }
  }
}
