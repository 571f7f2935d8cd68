import AssayExtraction
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring

extension Peer {
  /// GRIT's CEAF-REE.
  static let grit = Peer(
    "grit", version: "d8212bc3", .templates,
    "entities that fill MUC-4's roles in any event of an article (CEAF-REE)", missing: .stops,
    extra: .ignored
  ) { _ in
    PeerRun { documents throws(PeerInputError) in
      let known = Set(CeafRee.roles)
      let others = documents.roles.filter { !known.contains($0) }
      return PeerResult(
        CeafRee.values(
          documents.map { document in
            (
              gold: document.pair.gold == nil
                ? [:] : document.roleFillers(.gold, listing: CeafRee.roles),
              predicted: document.roleFillers(.predicted, listing: [])
            )
          }),
        notes: others.isEmpty
          ? [] : ["roles that are not MUC-4's left out: \(others.joined(separator: ", "))"])
    }
  }

  /// IterX's CEAF-RME.
  static let iterx = Peer(
    "iterx", version: "65fd64cf", .templates,
    "events as templates of a type with entities in roles (CEAF-RME)"
  ) { _ in
    PeerRun { documents throws(PeerInputError) in
      PeerResult(
        CeafRme.values(
          documents.map { (gold: $0.templates(.gold), predicted: $0.templates(.predicted)) }))
    }
  }

  /// Doc2EDAG's records.
  static let doc2edag = Peer(
    "doc2edag", version: "DocEE 7bc53f0d", .templates, "events as records of one filler a role",
    settings: [
      Setting(
        "schema", default: "",
        "an annotation.conf with all event types and roles; without one, those that occur")
    ], bareSetting: "schema"
  ) { values throws(SettingError) in
    let path = values.text("schema")
    let schema = path.isEmpty ? nil : try schema(path)
    return PeerRun { documents throws(PeerInputError) in
      let roles = schema ?? documents.rolesByType
      return PeerResult(
        Doc2edag.values(
          documents.map { (gold: $0.records(.gold), predicted: $0.records(.predicted)) },
          schema: roles),
        notes: documents.recordNotes(roles))
    }
  }

  private static func schema(_ path: String) throws(SettingError) -> [String: [String]] {
    let reading = AnnotationConfiguration.read(path)
    if let fault = reading.faults.first(where: { $0.severity == .error }) {
      throw SettingError(fault.description)
    }
    let types = (reading.schema?.events ?? []).filter { !$0.isAbstract }
    guard !types.isEmpty else {
      throw SettingError("\(path): expected event types, found none")
    }
    return Dictionary(types.map { ($0.name, $0.roles.map(\.name)) }) { $1 }
  }
}

extension [PeerDocument] {
  private var events: [Event] {
    flatMap { document in
      AnnotationSide.allCases.flatMap { document.layer($0)?.events ?? [] }
    }
  }

  /// The roles that occur, in alphabetical order.
  fileprivate var roles: [String] {
    Set(events.flatMap { $0.arguments.map(\.role) }).sorted()
  }

  /// The types that occur with their roles, in alphabetical order.
  fileprivate var rolesByType: [String: [String]] {
    var roles: [String: Set<String>] = [:]
    for event in events { roles[event.type, default: []].formUnion(event.arguments.map(\.role)) }
    return roles.mapValues { $0.sorted() }
  }

  /// What records cannot say, or the schema does not know.
  fileprivate func recordNotes(_ schema: [String: [String]]) -> [String] {
    let second = events.reduce(0) { $0 + $1.arguments.count - Set($1.arguments.map(\.role)).count }
    let unknown = events.count { schema[$0.type] == nil }
    let strange = events.reduce(0) { sum, event in
      let known = Set(schema[event.type] ?? [])
      return sum + event.arguments.count { schema[event.type] != nil && !known.contains($0.role) }
    }
    return [
      second > 0
        ? "\(counted(second, "filler")) left out: a record has one a role, the first" : nil,
      unknown > 0 ? "\(counted(unknown, "event")) of types that the schema lacks left out" : nil,
      strange > 0 ? "\(counted(strange, "filler")) of roles that the schema lacks left out" : nil,
    ].compactMap(\.self)
  }
}
