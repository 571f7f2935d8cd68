internal import AssayModel
internal import AssaySystem

/// A format of which a file may hold many articles, each in an element of its own.
///
/// Elements are cut out of the file one by one, so memory does not grow with their number. How they are cut is said
/// once for each syntax: ``JSONElements``, ``XMLElements``, ``LineElements``.
protocol CollectionFormat: FileFormat {
  associatedtype Elements: ElementSource

  /// The elements of a file.
  func elements(of file: String, options: ReadingOptions) -> Elements

  /// The article of an element, or `nil` where it is none.
  func article(
    in element: Elements.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading?

  /// What is wrong with a file that has no element; `nil` for nothing.
  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault?
}

/// Cuts a file into elements.
protocol ElementSource: Sendable {
  associatedtype Element: Sendable

  /// The next element, or `nil` after the last.
  ///
  /// - Throws: A fault with its place in the file: of one element, and others follow, or of all that is left.
  mutating func next() throws(Fault) -> Element?

  /// What was left out or decoded at the beginning of the file; known when the first element is.
  var warning: Fault? { get }
}

/// Which element of a file one is.
struct ElementPlace {
  let file: String
  /// The number of the element in the file, from one.
  let number: Int
  /// What an article is called that has no name: as its file, and by its number where it is not alone.
  let name: String

  /// - Parameter stem: What the file is called.
  init(file: String, number: Int, stem: String, isAlone: Bool) {
    self.file = file
    self.number = number
    name = isAlone ? stem : "\(stem)-\(number)"
  }
}

extension CollectionFormat {
  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    collection(source, options: options)
  }

  /// The articles of a file, one element after the other.
  func collection(_ source: Source, options: ReadingOptions) -> any ArticleStream {
    CollectionStream(self, file: source.path, options: options)
  }

  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault? { nil }
}

/// The articles of the elements of a file.
private struct CollectionStream<Format: CollectionFormat>: ArticleStream {
  private enum Step {
    case element(Format.Elements.Element)
    case fault(Fault)
    case end
  }

  private let format: Format
  private let file: String
  private let stem: String
  private let options: ReadingOptions
  private var elements: Format.Elements
  /// What comes next, where that is known.
  private var ahead: Step?
  private var number = 0
  private var hasFaults = false
  private var warning = FileWarning()
  /// How many articles have each name so far.
  private var names: [String: Int] = [:]
  private var hasRenamed = false

  init(_ format: Format, file: String, options: ReadingOptions) {
    self.format = format
    self.file = file
    self.options = options
    stem = format.identifier(of: file, options)
    elements = format.elements(of: file, options: options)
  }

  mutating func next() -> Reading? {
    while true {
      let step = ahead ?? step()
      ahead = nil
      switch step {
      case .element(let element):
        if let reading = reading(of: element) { return warning.with(reading, elements.warning) }
      case .fault(let fault):
        hasFaults = true
        return warning.with(Reading(id: stem, article: nil, faults: [fault]), elements.warning)
      case .end:
        ahead = .end
        guard number == 0, !hasFaults, let fault = format.faultWithoutElements(file, options)
        else {
          return nil
        }
        hasFaults = true
        return warning.with(Reading(id: stem, article: nil, faults: [fault]), elements.warning)
      }
    }
  }

  private mutating func step() -> Step {
    do throws(Fault) {
      return try elements.next().map { .element($0) } ?? .end
    } catch {
      return .fault(error)
    }
  }

  private mutating func reading(of element: Format.Elements.Element) -> Reading? {
    number += 1
    let next = step()
    ahead = next
    var isAlone = number == 1
    if case .element = next { isAlone = false }
    let place = ElementPlace(file: file, number: number, stem: stem, isAlone: isAlone)
    return format.article(in: element, at: place, options: options).map { distinct($0) }
  }

  /// The article under a name that none before it in the file has.
  private mutating func distinct(_ reading: Reading) -> Reading {
    guard reading.article != nil else { return reading }
    let id = reading.id
    names[id, default: 0] += 1
    guard names[id] != 1 else { return reading }
    while names["\(id)#\(names[id, default: 1])"] != nil { names[id, default: 1] += 1 }
    let name = "\(id)#\(names[id, default: 1])"
    names[name] = 1
    defer { hasRenamed = true }
    let fault = Fault(
      .warning, code: "duplicate-id", file: file, line: reading.place?.line,
      message:
        "expected each name once, found \(quoted(id)) again; such articles are called "
        + "'\(name)'")
    return reading.named(name).adding(hasRenamed ? [] : [fault])
  }
}

/// Tells what is to be said of a file as a whole with the first reading of it.
struct FileWarning {
  private var isGiven = false

  /// The reading, with the warning where it is the first.
  mutating func with(_ reading: Reading, _ warning: Fault?) -> Reading {
    defer { isGiven = true }
    guard !isGiven, let warning else { return reading }
    return reading.adding([warning])
  }
}
