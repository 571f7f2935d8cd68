/// A statement of RDF, its names by number.
struct Triple {
  /// What stands in third place.
  enum Object: Hashable {
    case resource(Int32)
    /// A literal that is spelled as it is meant, by its bytes in the document.
    case spelled(Range<Int>)
    case literal(String)
  }

  let subject: Int32
  let predicate: Int32
  let object: Object
  /// The line of the subject, from one.
  let line: Int32
}

/// Bytes that are not Turtle.
struct TurtleError: Error {
  let line: Int
  let message: String
}

/// The statements of a document, by their subjects.
struct TurtleDocument {
  private let bytes: [UInt8]
  private let names: TurtleNames
  private let triples: [Triple]
  /// The places of the triples in the order of their subjects, each subject's as they came.
  private var order: [Int32] = []
  /// Where the triples of a subject begin in `order`, and where those of the last end.
  private var starts: [Int32] = []
  /// The subjects in the order in which they first came.
  private(set) var subjects: [Int32] = []

  /// Reads a document, which must be UTF-8.
  ///
  /// - Throws: ``TurtleError`` at the first thing that is no Turtle.
  /// - Complexity: O(n) in bytes.
  init(_ bytes: [UInt8]) throws(TurtleError) {
    var parser = TurtleParser(bytes)
    try parser.parse()
    self.bytes = bytes
    names = parser.names
    triples = parser.triples
    sortTriples()
  }

  private mutating func sortTriples() {
    starts = [Int32](repeating: 0, count: names.count + 1)
    for triple in triples {
      let subject = Int(triple.subject)
      if starts[subject + 1] == 0 { subjects.append(triple.subject) }
      starts[subject + 1] += 1
    }
    for subject in 0..<names.count { starts[subject + 1] += starts[subject] }
    var next = starts
    order = [Int32](repeating: 0, count: triples.count)
    for (place, triple) in triples.enumerated() {
      let subject = Int(triple.subject)
      order[Int(next[subject])] = Int32(truncatingIfNeeded: place)
      next[subject] += 1
    }
  }

  /// The number of a name; `nil` where the document has it not.
  func number(of name: String) -> Int32? { names.number(of: name) }

  /// The name of a number.
  func name(_ number: Int32) -> String { names[number] }

  /// The line on which a subject first stands.
  func line(of subject: Int32) -> Int {
    Int(triples[Int(order[Int(starts[Int(subject)])])].line)
  }

  /// What is said of a subject with a predicate, in order.
  ///
  /// - Complexity: O(n) in what is said of the subject.
  func objects(of subject: Int32, _ predicate: Int32?) -> [Triple.Object] {
    guard let predicate else { return [] }
    var found: [Triple.Object] = []
    for place in order[Int(starts[Int(subject)])..<Int(starts[Int(subject) + 1])]
    where triples[Int(place)].predicate == predicate {
      found.append(triples[Int(place)].object)
    }
    return found
  }

  /// The resources among what is said of a subject with a predicate.
  func resources(of subject: Int32, _ predicate: Int32?) -> [Int32] {
    objects(of: subject, predicate).compactMap { object in
      if case .resource(let number) = object { number } else { nil }
    }
  }

  /// The first literal that is said of a subject with a predicate; `nil` without one.
  func literal(of subject: Int32, _ predicate: Int32?) -> String? {
    for object in objects(of: subject, predicate) {
      switch object {
      case .resource: continue
      case .spelled(let range): return String(decoding: bytes[range], as: UTF8.self)
      case .literal(let text): return text
      }
    }
    return nil
  }
}

/// The names of a document by number; most are spelled many times, and looked up by how they are spelled.
struct TurtleNames {
  /// Full names.
  private var table = LabelTable()
  /// Names as they are spelled with a prefix, and the numbers of the full ones.
  private var spellings = LabelTable()
  private var numbers: [Int32] = []

  var count: Int { table.labels.count }

  subscript(number: Int32) -> String { table.labels[Int(number)] }

  /// The number of a name that stands in full somewhere.
  mutating func number(_ range: Range<Int>, in bytes: [UInt8]) -> Int32 {
    Int32(truncatingIfNeeded: table.number(range, in: bytes))
  }

  /// The number of a name that is put together.
  mutating func number(_ name: [UInt8]) -> Int32 { number(name.indices, in: name) }

  /// The number of a name that is spelled with a prefix, which `full` gives where the spelling is new.
  mutating func number(
    spelled range: Range<Int>, in bytes: [UInt8], full: () -> [UInt8]
  ) -> Int32 {
    let spelling = spellings.number(range, in: bytes)
    if spelling == numbers.count { numbers.append(number(full())) }
    return numbers[spelling]
  }

  /// Prefixes have changed, so that spellings mean other names.
  mutating func forgetSpellings() {
    spellings = LabelTable()
    numbers = []
  }

  /// The number of a name; `nil` where nobody used it.
  func number(of name: String) -> Int32? {
    table.find(Array(name.utf8)).map { Int32(truncatingIfNeeded: $0) }
  }
}
