import AssayModel

/// Which extents of a layer nest, so that they can be elements in the text.
///
/// A greedy laminar subset: in text order, outer before inner, an extent is taken where it lies
/// inside the innermost one taken that is still open. Each lies within one block, is one
/// fragment and is not empty.
struct TEIInlining {
  /// Deeper nesting stands off, well below what parsers refuse.
  static let maximumDepth = 64

  /// For each extent whether it was taken.
  let isInline: [Bool]

  /// Chooses among `extents`, which come in text order.
  ///
  /// - Complexity: O(m log b) in the numbers of extents and blocks.
  init(_ extents: [Extent], blocks: TEIBlocks) {
    var open: [Int] = []
    isInline = extents.map { extent in
      guard !extent.isDiscontinuous, extent.first.count > 0 else { return false }
      while let end = open.last, end <= extent.start { open.removeLast() }
      let block = blocks.blocks[blocks.index(ofByte: extent.start)].fragment
      let limit = min(open.last ?? block.end, block.end)
      guard extent.end <= limit, open.count < Self.maximumDepth else { return false }
      open.append(extent.end)
      return true
    }
  }
}
