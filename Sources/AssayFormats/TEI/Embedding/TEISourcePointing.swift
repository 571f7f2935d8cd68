import AssayModel

/// Makes pointers into the text of a document that was there before.
///
/// A pointer names an element by its `xml:id` and counts code points of its text, that of elements in it
/// included: `#string-range(p1,70,8)`. The element is the innermost block that holds the whole piece;
/// where it has no identifier it gets one. White space that was read as one blank is pointed over, text
/// that was left out, such as a note, is pointed around where the rest can be put together again.
final class TEISourcePointing {
  /// What is to be put into the document: before which byte, and what.
  private(set) var insertions: [(offset: Int, text: String)] = []
  private let document: TEIDocument
  private var names: [Int: String] = [:]
  private var used: Set<String>
  private var nextNumber = 1
  // Those of the article at hand.
  private var part: TEIDocument.Part?
  private var table: OffsetTable?

  init(_ document: TEIDocument) {
    self.document = document
    used = document.identifiers
  }

  /// Pointers are into this article from now on.
  func begin(_ part: TEIDocument.Part) {
    self.part = part
    table = OffsetTable(part.text)
  }

  /// The value of `@target` for an extent.
  ///
  /// - Throws: ``TEIError`` with code `unwritable` where an end stands at a blank or line break that is
  ///   no character of the document, or where it goes over two text elements.
  func pointers(to extent: Extent) throws(TEIError) -> String {
    guard let part, let table else { return "" }
    var pointers: [String] = []
    for fragment in extent.fragments {
      let start = table.position(ofByte: fragment.start, in: .codePoint)
      let end = table.position(ofByte: fragment.end, in: .codePoint)
      pointers.append(try pointer(start, end, part.origins))
    }
    return pointers.joined(separator: " ")
  }

  private func pointer(
    _ start: Int, _ end: Int, _ origins: TextOrigins
  ) throws(TEIError) -> String {
    guard start < end else { return try index(start, origins) }
    guard let first = origins.places[start], let last = origins.places[end - 1] else {
      throw TEIError(
        .unwritable, "it begins or ends at white space that is no character of the document")
    }
    var runs = [(first, first + 1)]
    for position in start + 1..<end {
      guard let place = origins.places[position] else { continue }
      if let before = origins.places[position - 1], document.leavesOut(between: before, and: place)
      {
        runs.append((place, place + 1))
      } else {
        runs[runs.count - 1].1 = place + 1
      }
    }
    precondition(runs.last?.1 == last + 1, "the last run ends with the piece")
    guard
      let element = document.commonElement(origins.elements[start], origins.elements[end - 1])
    else {
      throw TEIError(.unwritable, "it goes from one text element into another")
    }
    let zero = document.elements[element].firstPlace
    let numbers = runs.map { ",\($0.0 - zero),\($0.1 - $0.0)" }.joined()
    return "#string-range(\(name(ofElement: element))\(numbers))"
  }

  /// A pointer between two characters.
  private func index(_ position: Int, _ origins: TextOrigins) throws(TEIError) -> String {
    if position < origins.places.count, let place = origins.places[position] {
      let element = origins.elements[position]
      return
        "#string-index(\(name(ofElement: element)),\(place - document.elements[element].firstPlace))"
    }
    guard position > 0, let place = origins.places[position - 1] else {
      throw TEIError(.unwritable, "it is empty and stands at no character of the document")
    }
    let element = origins.elements[position - 1]
    return
      "#string-index(\(name(ofElement: element)),\(place + 1 - document.elements[element].firstPlace))"
  }

  private func name(ofElement number: Int) -> String {
    if let name = names[number] { return name }
    if let name = document.elements[number].xmlID {
      names[number] = name
      return name
    }
    var name = "assay.b\(nextNumber)"
    while !used.insert(name).inserted {
      nextNumber += 1
      name = "assay.b\(nextNumber)"
    }
    nextNumber += 1
    names[number] = name
    insertions.append((document.nameEnd(ofElement: number), " xml:id=\"\(name)\""))
    return name
  }
}
