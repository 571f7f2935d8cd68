internal import AssayModel

/// What the lines of an .ann file say, before their references are resolved.
///
/// Ids are numbers in ``ids``: most are only compared, and no string is made of those.
struct BratLines {
  /// A `T` line: a mention or a trigger.
  struct TextBound {
    let id: Int
    let type: String
    let extent: Extent
    let line: Int
  }

  /// A role and the id of what fills it.
  struct RoleFiller {
    let role: String
    let target: Int
  }

  /// An `E` line.
  struct EventLine {
    let id: Int
    let type: String
    let trigger: Int
    let arguments: [RoleFiller]
    let line: Int
  }

  /// An `R` line.
  struct RelationLine {
    let id: Int
    let type: String
    let arguments: [RoleFiller]
    let line: Int
  }

  /// An `A`, `M` or `N` line: something said about another annotation.
  struct Remark<Content> {
    let target: Int
    let content: Content
    let line: Int
  }

  /// A `*` line.
  struct Equivalence {
    let members: [Int]
    let line: Int
  }

  /// All ids that stand in the file.
  var ids = ByteTable<Void>()
  var textBounds: [TextBound] = []
  var events: [EventLine] = []
  var relations: [RelationLine] = []
  var attributes: [Remark<Attribute>] = []
  var links: [Remark<KnowledgeBaseLink>] = []
  var equivalences: [Equivalence] = []
  /// Notes (`#` lines).
  var notes = 0
  /// Lines of no known kind.
  var unknown = 0
  /// Notes and lines of no known kind, as they stand.
  var extras: [[UInt8]] = []
  /// Fragments that were joined.
  var repairs = 0

  /// How many lines say something that brat knows.
  var known: Int {
    textBounds.count + events.count + relations.count + attributes.count + links.count
      + equivalences.count + notes
  }
}

extension BratLines {
  /// An id as it is spelled.
  func spelling(_ id: Int) -> String { ids.string(ids.word(id)) }
}

/// What is wrong in one line; the file and the line are added by whoever walks the lines.
struct LineFault: Error {
  let code: String
  let message: String
  /// Where in the file it is.
  let offset: Int

  init(_ code: String, at offset: Int, _ message: String) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  /// - Parameter start: Where the line begins.
  func fault(_ file: String, _ line: Int, from start: Int) -> Fault {
    Fault(code: code, file: file, line: line, column: offset - start + 1, message: message)
  }
}
