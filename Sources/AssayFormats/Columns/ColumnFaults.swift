internal import AssayModel

/// What is wrong with the lines of one article, and what is lost by it.
///
/// A line that has not its columns loses its tags alone: its token counts, for those that follow must keep their
/// places. An article is refused where a token is missing, or more than half of its tags are.
struct ColumnFaults {
  private let file: String
  private var faults: [Fault] = []
  /// How many tags cannot be read.
  private var lostTags = 0
  /// Whether the article is refused whatever else it has.
  private var isHopeless = false

  init(file: String) {
    self.file = file
  }

  var isEmpty: Bool { faults.isEmpty }

  /// The file begins with a byte order mark.
  mutating func addMark() {
    faults.append(
      Fault(
        .warning, code: "byte-order-mark", file: file, line: 1,
        message: "expected a token, found a byte order mark; it is left out"))
  }

  /// A line has no tag in a column.
  mutating func addMissingTag(column: Int, line: Int, at place: Int) {
    lostTags += 1
    add("a tag in column \(column + 1)", "nothing", line, place, "the token is kept with the tag O")
  }

  /// A line has too few or too many columns, and so none of its tags.
  ///
  /// - Parameter hasToken: Whether it has a token nevertheless.
  mutating func addTorn(
    expected: Int, found: Int, tags: Int, hasToken: Bool, line: Int, at place: Int
  ) {
    lostTags += tags
    if !hasToken { isHopeless = true }
    add(
      counted(expected, "column"), "\(found)", line, place,
      hasToken ? "the token is kept with the tag O" : "the token is missing")
  }

  /// Something else, for which the article is refused.
  mutating func add(_ fault: Fault) {
    faults.append(fault)
    isHopeless = true
  }

  /// - Parameter place: Where the fault is in its line, from zero.
  private mutating func add(
    _ expected: String, _ found: String, _ line: Int, _ place: Int, _ consequence: String
  ) {
    faults.append(
      Fault(
        code: "columns", file: file, line: line, column: place + 1,
        message: "expected \(expected), found \(found); \(consequence)"))
  }

  /// Whether an article with so many tags is refused.
  func refuses(tags: Int) -> Bool {
    isHopeless || lostTags * 2 > tags
  }

  /// Gives away what was collected and starts anew.
  mutating func take() -> (faults: [Fault], lostTags: Int) {
    defer { self = ColumnFaults(file: file) }
    return (faults, lostTags)
  }
}
