import AssayModel
import AssayXML

extension TEIWriter {
  /// The text, with one layer's nesting mentions and triggers as elements in it.
  mutating func writeText() throws {
    try xml.start(.text)
    try xml.breakLine(2)
    try xml.start(.body)
    let items = plan.inlineLayer.map { plan.layers[$0].inlineItems } ?? []
    var next = 0
    for (index, block) in plan.blocks.blocks.enumerated() {
      try xml.breakLine(3)
      try xml.start(index == 0 && plan.blocks.hasHeading ? .head : .p)
      try xml.startValue(.xmlID)
      try xml.value(plain: "p")
      try xml.value(index + 1)
      try xml.endValue()
      try xml.attribute(.xmlSpace, "preserve")
      try writeBlock(block.fragment, items, &next)
      try xml.end()
    }
    try xml.breakLine(2)
    try xml.end()
    try xml.breakLine(1)
    try xml.end()
  }

  private mutating func writeBlock(
    _ block: Fragment, _ items: [(extent: Fragment, item: TEILayerPlan.InlineItem)],
    _ next: inout Int
  ) throws {
    var position = block.start
    var ends: [Int] = []
    while next < items.count, items[next].extent.start < block.end {
      let (extent, item) = items[next]
      while let end = ends.last, end <= extent.start {
        try writeText(from: &position, to: end)
        try xml.end()
        ends.removeLast()
      }
      try writeText(from: &position, to: extent.start)
      try startItem(item)
      ends.append(extent.end)
      next += 1
    }
    for end in ends.reversed() {
      try writeText(from: &position, to: end)
      try xml.end()
    }
    try writeText(from: &position, to: block.end)
  }

  private mutating func writeText(from position: inout Int, to end: Int) throws(XMLError) {
    guard position < end else { return }
    let bytes = plan.annotated.article.text.bytes
    try writeAnyText(bytes.span.extracting(position..<end))
    position = end
  }

  private mutating func startItem(_ item: TEILayerPlan.InlineItem) throws {
    guard let index = plan.inlineLayer else { return }
    let layer = plan.layers[index]
    switch item {
    case .trigger(let index):
      try xml.start(.rs)
      try writeIdentifier(layer.triggers[index].identifier)
      try xml.attribute(.type, "trigger")
    case .mention(let index):
      let category = plan.taxonomies.entity.number(of: layer.layer.mentions[index].type) ?? 0
      let (element, type) = appearance(ofCategory: category)
      try xml.start(element.name)
      try writeIdentifier(layer.mentions[index])
      if element == .rs { try xml.attribute(.type, type) }
      try writeReference(.ref, of: index, in: layer)
      try writeAnalysis(of: index, category, in: layer)
    }
    try xml.pointer(.resp, to: layer.keys.resp)
    if case .mention(let index) = item {
      try writeConfidence(layer.layer.mentions[index].confidence)
    }
  }
}

extension TEI.Options {
  /// The element for mentions with a label.
  func element(for label: String) -> TEI.MentionElement {
    if let element = elements[label] { return element }
    return switch label.lowercased() {
    case "person", "per": .persName
    case "organization", "organisation", "org", "corporation": .orgName
    case "place", "location", "loc", "gpe", "geo-loc", "city", "country": .placeName
    case "date": .date
    case "time": .time
    case "work", "work_of_art", "creative-work": .title
    default: .rs
    }
  }
}

extension TEI.MentionElement {
  var name: TEIName {
    switch self {
    case .persName: .persName
    case .orgName: .orgName
    case .placeName: .placeName
    case .date: .date
    case .time: .time
    case .title: .title
    case .rs: .rs
    }
  }
}
