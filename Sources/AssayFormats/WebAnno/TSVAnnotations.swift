import AssayModel

/// Puts the annotations of a WebAnno TSV file together from its cells.
struct TSVAnnotations {
  /// A span of a layer.
  struct Span {
    var units: [Int]
    var values: [Int: String] = [:]
    var slots: [(role: String, target: Substring, layer: String)] = []
    var hasSlots = false
    /// The identifier in the draft.
    var id = ""
  }

  /// How a span is found again.
  enum Key: Hashable {
    case number(Int)
    case place(unit: Int, rank: Int)
  }

  struct Relation {
    let layer: Int
    let source: Substring
    let unit: Int
    let values: [Int: String]
  }

  struct Link: Hashable {
    let layer: Int
    let chain: String
    let number: Int
  }

  let document: TSVDocument
  let units: [TSVDocument.Unit]
  let places: [Fragment?]
  /// The units by what references to them say; made only where there are some.
  private(set) lazy var unitNumbers = Dictionary(
    units.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
  /// The spans of each layer, by key and in order.
  private(set) var keys: [[Key: Int]]
  var spans: [[Span]]
  private(set) var relations: [Relation] = []
  private(set) var links: [Link: (units: [Int], type: String?, relation: String?)] = [:]
  private(set) var linkOrder: [Link] = []
  private(set) var faults: [Fault] = []
  /// Annotations about words.
  private(set) var unmodelled = 0

  init(_ document: TSVDocument, _ places: [Fragment?]) {
    self.document = document
    self.places = places
    units = document.units
    keys = [[Key: Int]](repeating: [:], count: document.header.layers.count)
    spans = [[Span]](repeating: [], count: document.header.layers.count)
    for index in units.indices { addRow(index) }
  }

  private mutating func addRow(_ unit: Int) {
    if units[unit].cells.isEmpty { return }
    var first = 0
    for (number, layer) in document.header.layers.enumerated() {
      let cells = units[unit].cells[first..<(first + layer.columns.count)]
      first += layer.columns.count
      if cells.allSatisfy(\.isUnderscore) { continue }
      if layer.isLinguistic {
        if let cell = cells.first, !cell.isUnderscore {
          unmodelled += TSVElement.elements(cell).count
        }
        continue
      }
      switch layer.kind {
      case .span: addSpans(Array(cells), of: number, at: unit)
      case .chain: addLinks(Array(cells), of: number, at: unit)
      case .relation: addRelations(Array(cells), of: number, at: unit)
      }
    }
  }

  // MARK: - Cells

  private mutating func addSpans(_ cells: [Substring], of layer: Int, at unit: Int) {
    let columns = document.header.layers[layer].columns
    for (column, cell) in cells.enumerated() where !cell.isUnderscore {
      if case .targets = columns[column] {
        // A host without any slot filled has no role to stand by.
        if column > 0, cells[column - 1] == "_" {
          for rank in TSVElement.elements(cell).indices {
            _ = span(.place(unit: unit, rank: rank), of: layer, at: unit)
          }
        }
        continue
      }
      for (rank, element) in TSVElement.elements(cell).enumerated() where !element.isNone {
        let key: Key = element.number.map { .number($0) } ?? .place(unit: unit, rank: rank)
        let index = span(key, of: layer, at: unit)
        switch columns[column] {
        case .feature: spans[layer][index].values[column] = element.value(document.escapes)
        case .roles(let name):
          guard !spans[layer][index].hasSlots || spans[layer][index].units == [unit] else { break }
          let targets =
            cells.indices.contains(column + 1)
            ? TSVElement.elements(cells[column + 1], hasNumbers: false) : []
          guard targets.indices.contains(rank) else {
            report("slot", unit, "expected as many targets as roles, found \(targets.count)")
            break
          }
          var type = ""
          if case .targets(let name) = columns[column + 1] { type = name }
          addSlots(element.raw, targets[rank].raw, name, type, to: (layer, index), unit)
        case .targets, .base: break
        }
      }
    }
  }

  private mutating func addSlots(
    _ roles: Substring, _ targets: Substring, _ name: String, _ type: String,
    to span: (layer: Int, index: Int), _ unit: Int
  ) {
    if targets == "_" || roles == "_" { return }
    let roles = roles.split(unescaped: UInt8(ascii: ";"))
    let targets = targets.split(unescaped: UInt8(ascii: ";"))
    guard roles.count == targets.count else {
      return report("slot", unit, "expected \(roles.count) targets, found \(targets.count)")
    }
    spans[span.layer][span.index].hasSlots = true
    for (role, target) in zip(roles, targets) {
      let written = role == "*" || role.isEmpty ? name : document.escapes.unescaped(role)
      spans[span.layer][span.index].slots.append((written, target, type))
    }
  }

  /// The span of a key; a new one where there is none.
  private mutating func span(_ key: Key, of layer: Int, at unit: Int) -> Int {
    if let known = keys[layer][key] {
      if spans[layer][known].units.last != unit { spans[layer][known].units.append(unit) }
      return known
    }
    let index = spans[layer].count
    spans[layer].append(Span(units: [unit]))
    keys[layer][key] = index
    return index
  }

  private mutating func addLinks(_ cells: [Substring], of layer: Int, at unit: Int) {
    guard let column = cells.firstIndex(where: { $0.hasArrow }) else { return }
    let lists = cells.map { TSVElement.elements($0) }
    for (rank, element) in lists[column].enumerated() {
      let written = element.raw
      guard let arrow = written.lastArrow,
        let dash = written[arrow.upperBound...].lastIndex(of: "-"),
        let number = Int(written[written.index(after: dash)...])
      else {
        report("chain", unit, "expected a link like *->1-1, found \(quoted(written))")
        continue
      }
      let link = Link(
        layer: layer, chain: String(written[arrow.upperBound..<dash]), number: number)
      let other = lists.indices.first { $0 != column }
      let type = other.flatMap { lists[$0].indices.contains(rank) ? lists[$0][rank] : nil }
      if links[link] == nil { linkOrder.append(link) }
      let label = written[..<arrow.lowerBound]
      let relation = label == "*" || label.isEmpty ? nil : document.escapes.unescaped(label)
      links[link, default: ([], type?.value(document.escapes), relation)].units.append(unit)
    }
  }

  private mutating func addRelations(_ cells: [Substring], of layer: Int, at unit: Int) {
    let columns = document.header.layers[layer].columns
    let base = columns.firstIndex { if case .base = $0 { true } else { false } }
    guard let base, cells[base] != "_" else { return }
    for (rank, source) in TSVElement.elements(cells[base], hasNumbers: false).enumerated() {
      var values: [Int: String] = [:]
      for (column, cell) in cells.enumerated() where column != base {
        let elements = TSVElement.elements(cell)
        if elements.indices.contains(rank) {
          values[column] = elements[rank].value(document.escapes)
        }
      }
      relations.append(Relation(layer: layer, source: source.raw, unit: unit, values: values))
    }
  }

  mutating func report(_ code: String, _ unit: Int, _ message: String) {
    faults.append(
      Fault(code: code, file: document.file, line: units[unit].line, message: message))
  }
}

extension Substring {
  /// Whether there is a `->`.
  fileprivate var hasArrow: Bool {
    var before: UInt8 = 0
    for byte in utf8 {
      if byte == UInt8(ascii: ">"), before == UInt8(ascii: "-") { return true }
      before = byte
    }
    return false
  }

  /// The last `->` that no backslash stands before.
  fileprivate var lastArrow: Range<Index>? {
    var end = endIndex
    while let sign = self[..<end].lastIndex(of: ">"), sign > startIndex {
      let dash = index(before: sign)
      if self[dash] == "-", !isEscaped(at: dash) {
        return dash..<index(after: sign)
      }
      end = sign
    }
    return nil
  }
}
