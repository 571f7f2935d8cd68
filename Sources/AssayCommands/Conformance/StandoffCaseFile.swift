import AssayModel
import AssayScoring

/// The `.ann` file of a case as other scorers read it: `T`, `E`, `A` and `R` lines in their order.
///
/// Offsets are code points, and stay so: nothing but comparisons is done with them. Roles stay as
/// they are spelled. Other lines are passed over.
struct StandoffCaseFile {
  /// A role, or what else stands before a colon, and the identifier behind it.
  private struct Pair {
    let role: String
    let id: String
    let line: Int
  }

  private struct EventLine {
    let id: String
    let type: String
    let trigger: String
    let arguments: [Pair]
  }

  /// The `T` lines, triggers of events among them.
  private(set) var entities: [PeerEntity] = []
  private var events: [EventLine] = []
  private var attributes: [(owner: String, attribute: Attribute)] = []
  private var relations: [(id: String, type: String, members: [Pair])] = []
  private let file: CaseFile

  /// - Throws: a fault where a line is not what its first letter promises.
  init(_ file: CaseFile) throws(Fault) {
    self.file = file
    for (index, line) in try file.lines().enumerated() {
      let columns = line.split(separator: "\t").map { String($0) }
      guard let kind = columns.first?.first, "TEAR".contains(kind) else { continue }
      guard columns.count > 1 else {
        throw file.fault("expected columns with tabs between them", line: index + 1)
      }
      let words = columns[1].unicodeScalars.split { $0 == " " || $0 == "\r" }.map { String($0) }
      try read(kind, id: columns[0], words, line: index + 1)
    }
  }

  private mutating func read(
    _ kind: Character, id: String, _ words: [String], line: Int
  ) throws(Fault) {
    switch kind {
    case "T":
      guard let type = words.first, let fragments = fragments(words.dropFirst()) else {
        throw file.fault("expected a type and offsets, such as 'Place 0 5;9 12'", line: line)
      }
      entities.append(PeerEntity(id: id, type: type, fragments: fragments))
    case "E":
      let pairs = try pairs(words, line: line)
      guard let first = pairs.first else {
        throw file.fault("expected a type and a trigger, such as 'Attack:T1'", line: line)
      }
      events.append(
        EventLine(
          id: id, type: first.role, trigger: first.id, arguments: Array(pairs.dropFirst())))
    case "A":
      guard words.count > 1 else {
        throw file.fault("expected a name and an annotation, such as 'Realis E1'", line: line)
      }
      let value: Attribute.Value = words.count > 2 ? .text(words[2]) : .flag
      attributes.append((words[1], Attribute(words[0], value)))
    default:
      guard let type = words.first else {
        throw file.fault(
          "expected a type and arguments, such as 'Near Arg1:T1 Arg2:T2'", line: line)
      }
      relations.append((id, type, try pairs(words.dropFirst(), line: line)))
    }
  }

  private func pairs(_ words: some Sequence<String>, line: Int) throws(Fault) -> [Pair] {
    try words.map { word throws(Fault) in
      let sides = word.split(separator: ":", maxSplits: 1).map { String($0) }
      guard sides.count == 2 else {
        throw file.fault("expected two names joined by ':', found '\(word)'", line: line)
      }
      return Pair(role: sides[0], id: sides[1], line: line)
    }
  }

  /// Pairs of offsets between semicolons; `nil` where one is neither or turned round.
  private func fragments(_ words: ArraySlice<String>) -> [Range<Int>]? {
    var fragments: [Range<Int>] = []
    for part in words.joined(separator: " ").split(separator: ";") {
      // No text is so long that its offsets need more digits.
      let ends = part.split(separator: " ").map { UInt32($0).map { Int($0) } }
      guard ends.count == 2, let start = ends[0], let end = ends[1], start <= end else {
        return nil
      }
      fragments.append(start..<end)
    }
    return fragments.isEmpty ? nil : fragments
  }

  // MARK: - What is made of it

  /// The `T` lines as neleval takes them: last characters included, gaps filled.
  func links(document: String) -> [LinkAnnotation] {
    entities.map { entity in
      let start = entity.fragments.map(\.lowerBound).min() ?? 0
      let end = entity.fragments.map(\.upperBound).max() ?? start
      return LinkAnnotation(
        document: document, start: start, last: end - 1, identifier: "NIL", type: entity.type)
    }
  }

  /// The annotations, in code points; `T` lines that no event has as its trigger are mentions.
  ///
  /// An argument that names a trigger is the first event that has it.
  /// - Throws: a fault where an identifier stands for nothing.
  func layer() throws(Fault) -> Layer {
    let triggers = Set(events.map(\.trigger))
    let mentions = entities.filter { !triggers.contains($0.id) }
    let extents = Dictionary(entities.map { ($0.id, $0.extent) }) { $1 }
    let references = references(to: mentions)
    let made = try events.map { event throws(Fault) in
      guard let extent = extents[event.trigger] else {
        throw file.fault("\(event.id): expected a T line for \(event.trigger), found none")
      }
      return Event(
        id: event.id, type: event.type, trigger: Trigger(id: event.trigger, extent: extent),
        arguments: try arguments(event.arguments, references),
        attributes: attributes.filter { $0.owner == event.id }.map(\.attribute))
    }
    let linked = try relations.map { relation throws(Fault) in
      Relation(
        id: relation.id, type: relation.type,
        arguments: try arguments(relation.members, references))
    }
    do throws(LayerError) {
      return try Layer(
        annotator: .person("case"),
        mentions: mentions.map { Mention(id: $0.id, type: $0.type, extent: $0.extent) },
        events: made, relations: linked)
    } catch {
      throw file.fault("\(error)")
    }
  }

  private func references(to mentions: [PeerEntity]) -> [String: Reference] {
    var references: [String: Reference] = [:]
    for (index, mention) in mentions.enumerated() { references[mention.id] = .mention(index) }
    for (index, event) in events.enumerated() {
      references[event.id] = .event(index)
      if references[event.trigger] == nil { references[event.trigger] = .event(index) }
    }
    return references
  }

  private func arguments(
    _ pairs: [Pair], _ references: [String: Reference]
  ) throws(Fault) -> [Argument] {
    try pairs.map { pair throws(Fault) in
      guard let filler = references[pair.id] else {
        throw file.fault("expected a T or E line for \(pair.id), found none", line: pair.line)
      }
      return Argument(role: pair.role, filler: filler)
    }
  }
}

extension PeerEntity {
  /// The place in the unit of the fragments.
  fileprivate var extent: Extent {
    Extent(joining: fragments.map { Fragment($0.lowerBound, $0.upperBound) }) ?? Extent(0, 0)
  }
}
