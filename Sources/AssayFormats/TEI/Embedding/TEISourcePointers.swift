import AssayModel

/// Reads pointers into the text of a document, the reverse of ``TEISourcePointing``.
struct TEISourcePointers {
  /// The place of the first code point of each element with an identifier.
  private let firstPlaces: [String: Int]
  /// The places of the article's code points, and their numbers; those that are no character left out.
  private let places: [(place: Int, number: Int)]
  private let table: OffsetTable

  init(_ document: TEIDocument, _ part: TEIDocument.Part) {
    var firstPlaces: [String: Int] = [:]
    for element in document.elements {
      if let name = element.xmlID { firstPlaces[name] = element.firstPlace }
    }
    self.firstPlaces = firstPlaces
    places = part.origins.places.enumerated().compactMap { number, place in
      place.map { ($0, number) }
    }
    table = OffsetTable(part.text)
  }

  /// Where the first code point of an element stands; `nil` where no block or body has the identifier.
  func firstPlace(ofElement name: String) -> Int? { firstPlaces[name] }

  /// The bytes of the article that stand between two places; `nil` where there are none.
  func fragment(_ start: Int, _ end: Int) -> Fragment? {
    let first = index(from: start)
    guard start < end else {
      let number = first < places.count ? places[first].number : (places.last?.number ?? -1) + 1
      // Behind a character and before a blank that is none.
      let isBehind = first > 0 && places[first - 1].place == start - 1
      let wanted =
        isBehind && (first == places.count || places[first].place != start)
        ? places[first - 1].number + 1 : number
      return table.byteOffset(of: wanted, in: .codePoint).map { Fragment($0, $0) }
    }
    let last = index(from: end)
    guard first < last else { return nil }
    return table.fragment(places[first].number, places[last - 1].number + 1, in: .codePoint)
  }

  /// The first of the article's characters at a place or behind it.
  private func index(from place: Int) -> Int {
    var low = 0, high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
