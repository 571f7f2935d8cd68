internal import AssayModel

/// The elements of a JSON file: those of a list, one alone, or several one after the other.
///
/// An object that has a list under one of the `containers` is itself none; the objects in the list are. Everything
/// else in the file must be JSON, too. An element that is not loses only itself; where brackets, commas and colons
/// around elements are wrong, nothing more is read.
struct JSONElements: ElementSource {
  /// An element.
  struct Element: Sendable {
    let value: JSONValue
    /// The line that it begins on, from one.
    let line: Int
    /// How long it is.
    let bytes: Int
    /// The object in whose list it stands, if it stands in one.
    let owner: Owner?
  }

  /// An object with a list of elements.
  struct Owner: Sendable {
    /// What it has before the list.
    let value: JSONValue
    /// Which of the file's it is, from one.
    let number: Int
    /// Which of its elements the one at hand is, from one, and whether there are no others.
    fileprivate(set) var place = 0, isAlone = false
  }

  private enum Level {
    case list
    case object(Owner)
  }

  private var cutter: JSONCutter
  private let containers: Set<String>
  private let allowsSeveral: Bool
  /// The lists and objects that are open, outermost first.
  private var open: [Level] = []
  private var ownerCount = 0
  private var isFinished = false

  /// - Parameters:
  ///   - containers: The keys of lists of elements; none where objects are elements whatever they hold.
  ///   - allowsSeveral: Whether values may stand one after the other.
  init(_ file: String, containers: Set<String> = [], allowsSeveral: Bool = false) {
    cutter = JSONCutter(file)
    self.containers = containers
    self.allowsSeveral = allowsSeveral
  }

  var warning: Fault? { cutter.window.warning }

  mutating func next() throws(Fault) -> Element? {
    guard let cut = try nextCut() else { return nil }
    let value: JSONValue
    do { value = try cutter.value(of: cut) } catch {
      try endAfterFault()
      throw error
    }
    return Element(value: value, line: cut.line, bytes: cut.bytes.count, owner: owner)
  }

  /// The next element as it is written, made sure to be JSON, with the line that it begins on.
  mutating func nextBytes() throws(Fault) -> (bytes: [UInt8], line: Int)? {
    guard let cut = try nextCut() else { return nil }
    do { try cutter.check(cut) } catch {
      try endAfterFault()
      throw error
    }
    return (cut.bytes, cut.line)
  }

  /// Ends where the element with the fault is cut off by the end of the file, of which that fault tells.
  private mutating func endAfterFault() throws(Fault) {
    if try cutter.peek() == nil { isFinished = true }
  }

  private var owner: Owner? {
    if case .object(let owner) = open.dropLast().last { owner } else { nil }
  }

  private mutating func nextCut() throws(Fault) -> JSONCutter.Cut? {
    guard !isFinished else { return nil }
    do {
      while !isFinished {
        if let cut = try step() { return cut }
      }
      return nil
    } catch {
      isFinished = true
      throw error
    }
  }

  /// Goes on to the next element, or past a bracket or a member around elements.
  private mutating func step() throws(Fault) -> JSONCutter.Cut? {
    switch open.last {
    case nil: return try outermost()
    case .list?:
      if try cutter.closes(with: UInt8(ascii: "]")) {
        open.removeLast()
        return nil
      }
      return try element(mayOwn: owner == nil)
    case .object?:
      if try cutter.closes(with: UInt8(ascii: "}")) {
        open.removeLast()
      } else {
        try cutter.passMember()
      }
      return nil
    }
  }

  /// Before or behind the outermost values.
  private mutating func outermost() throws(Fault) -> JSONCutter.Cut? {
    guard let byte = try cutter.peek() else {
      if !cutter.hasValue { throw cutter.fault("expected a value, found the end") }
      isFinished = true
      return nil
    }
    if cutter.hasValue, !allowsSeveral {
      throw try cutter.fault(expected: "the end of the line or document")
    }
    if byte == UInt8(ascii: "[") {
      cutter.enter()
      open.append(.list)
      return nil
    }
    return try element(mayOwn: true)
  }

  private mutating func element(mayOwn: Bool) throws(Fault) -> JSONCutter.Cut? {
    if mayOwn, !containers.isEmpty, let members = try cutter.enterObject(with: containers) {
      ownerCount += 1
      open += [.object(Owner(value: members, number: ownerCount)), .list]
      return nil
    }
    let cut = try cutter.cut()
    if open.count > 1, case .object(var owner) = open[open.count - 2] {
      owner.place += 1
      let isLast = try cutter.peek() == UInt8(ascii: "]")
      owner.isAlone = owner.place == 1 && isLast
      open[open.count - 2] = .object(owner)
    }
    return cut
  }
}
