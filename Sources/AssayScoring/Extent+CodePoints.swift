import AssayModel

extension Extent {
  /// The same place counted in code points; what lies outside the table's text is cut off.
  func inCodePoints(_ table: OffsetTable) -> Extent {
    let length = table.count(in: .byte)
    func position(_ byte: Int) -> Int {
      table.position(ofByte: min(byte, length), in: .codePoint)
    }
    let converted = fragments.map { Fragment(position($0.start), position($0.end)) }
    return Extent(joining: converted) ?? Extent(0, 0)
  }
}
