import AssayExtraction
import AssayModel
import AssayReporting
import AssayScoring

extension Peer {
  /// The reference scorer of CoNLL.
  static let conll = Peer(
    "conll", version: "8.01", .coreference, "MUC, B-cubed, CEAF and BLANC over entities",
    settings: [
      Setting(
        "singletons", default: "keep",
        "keep or remove: whether entities of one mention are given to it")
    ], extra: .ignored
  ) { values throws(SettingError) in
    let singletons = try values.choice("singletons", of: CoreferenceOptions.Singletons.self)
    return PeerRun(judgements: [
      PeerJudgement(
        coreferenceCriterion, headlines("conll", ["bcub", "muc", "ceafm", "ceafe"]),
        fallback: .entities
      ) { documents throws(PeerInputError) in
        CoreferencePeer.verdicts(on: documents, .conll(singletons: singletons))
      }
    ]) { documents throws(PeerInputError) in
      let (key, response) = columns(documents, singletons)
      let notes = documents.coreferenceNotes
      do throws(CoreferencePeerRefusal) {
        return PeerResult(
          try CoreferencePeer.conll(key: key, response: response), notes: notes)
      } catch {
        let values = try? CoreferencePeer.conll(key: key, response: response, limit: nil)
        return PeerResult(
          values ?? [], notes: notes + ["\(error.description); scored all the same"])
      }
    }
  }

  /// coval.
  static let coval = Peer(
    "coval", version: "87071a62", .coreference, "MUC, B-cubed, CEAFe and LEA over entities",
    settings: [
      Setting(
        "singletons", default: "keep",
        "keep or remove: which of its two sets of numbers explain-difference is about")
    ], missing: .stops, extra: .ignored
  ) { values throws(SettingError) in
    let singletons = try values.choice("singletons", of: CoreferenceOptions.Singletons.self)
    let prefix = singletons == .keep ? "coval" : "coval.remove_singletons"
    return PeerRun(judgements: [
      PeerJudgement(
        coreferenceCriterion, headlines(prefix, ["bcub", "muc", "ceafe", "lea"]),
        fallback: .entities
      ) { documents throws(PeerInputError) in
        CoreferencePeer.verdicts(on: documents, .coval(singletons: singletons))
      }
    ]) { documents throws(PeerInputError) in
      var (key, response) = columns(documents, .keep)
      // coval stops at a document that the response lacks; here it is there and empty.
      let known = Set(response.map(\.name))
      response += key.filter { !known.contains($0.name) }
        .map { ColumnDocument(name: $0.name, mentions: [], entityCount: 0) }
      key.sort { $0.name < $1.name }
      let values = try? CoreferencePeer.coval(key: key, response: response)
      return PeerResult(values ?? [], notes: documents.coreferenceNotes)
    }
  }

  /// The criterion of all scorers of coreference.
  static let coreferenceCriterion = "entities"

  private static func headlines(
    _ prefix: String, _ metrics: [String]
  ) -> [PeerJudgement.Headline] {
    metrics.map {
      .init("\(prefix).\($0)", $0, precision: "precision", recall: "recall", f1: "f1")
    }
  }

  private static func columns(
    _ documents: [PeerDocument], _ singletons: CoreferenceOptions.Singletons
  ) -> (key: [ColumnDocument], response: [ColumnDocument]) {
    (
      documents.compactMap { $0.columns(.gold, singletons: singletons)?.document },
      documents.compactMap { $0.columns(.predicted, singletons: singletons)?.document }
    )
  }
}

extension [PeerDocument] {
  /// Mentions that are in no entity, and what several fragments become.
  fileprivate var coreferenceNotes: [String] {
    let single = AnnotationSide.allCases.compactMap { side -> String? in
      let count = reduce(0) { sum, document in
        guard let layer = document.layer(side) else { return sum }
        return sum + layer.mentions.count - Set(layer.entities.flatMap(\.mentions)).count
      }
      return count == 0
        ? nil : "\(side.rawValue): \(counted(count, "mention")) in no entity, each taken for one"
    }
    return single + discontinuityNotes("taken from their first to their last token")
  }
}
