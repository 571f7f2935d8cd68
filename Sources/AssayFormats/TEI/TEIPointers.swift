import AssayModel

/// Reads pointers to code points of blocks, the reverse of ``TEIBlocks/appendPointers(to:into:)``.
struct TEIPointers {
  private let blocks: [Fragment]
  private let table: OffsetTable?
  private let source: TEISourcePointers?

  init(_ table: OffsetTable, blocks: [Fragment]) {
    source = nil
    self.blocks = blocks
    self.table = table
  }

  /// Pointers into a document that is not of the profile.
  init(_ source: TEISourcePointers) {
    self.source = source
    blocks = []
    table = nil
  }

  /// The extent that a value of `@target` points to; fragments that touch are joined.
  ///
  /// - Parameter pointers: What the identifiers of blocks stand for.
  func extent(
    of value: Span<UInt8>, _ pointers: ByteTable<TEIContents.Target>
  ) throws(TEIError) -> Extent {
    var fragments: [Fragment] = []
    var cursor = Cursor()
    repeat {
      guard cursor.take("#string-", in: value) else { throw malformed(value) }
      let isIndex = cursor.take("index(", in: value)
      guard isIndex || cursor.take("range(", in: value),
        let block = origin(of: value.extracting(cursor.takeName(in: value)), pointers)
      else { throw malformed(value) }
      repeat {
        guard let start = cursor.takeNumber(in: value),
          let length = isIndex ? 0 : cursor.takeNumber(in: value)
        else { throw malformed(value) }
        fragments.append(try fragment(start, length, in: block, value))
      } while !isIndex && cursor.isAt(UInt8(ascii: ","), in: value)
      guard cursor.take(")", in: value) else { throw malformed(value) }
    } while cursor.take(" ", in: value)
    guard cursor.position == value.count, let extent = Extent(joining: fragments) else {
      throw malformed(value)
    }
    return extent
  }

  private func fragment(
    _ start: Int, _ length: Int, in block: Int, _ value: Span<UInt8>
  ) throws(TEIError) -> Fragment {
    if let source {
      if let fragment = source.fragment(block + start, block + start + length) { return fragment }
      throw TEIError(.danglingPointer, "'\(string(value))' points to no text of the article")
    }
    guard let table else { throw malformed(value) }
    let first = table.position(ofByte: blocks[block].start, in: .codePoint) + start
    guard let fragment = table.fragment(first, first + length, in: .codePoint),
      fragment.end <= blocks[block].end
    else {
      throw TEIError(.danglingPointer, "'\(string(value))' points outside its block")
    }
    return fragment
  }

  /// The index of a block or, in a document that is not of the profile, its first place.
  private func origin(
    of name: Span<UInt8>, _ pointers: ByteTable<TEIContents.Target>
  ) -> Int? {
    if let source {
      return source.firstPlace(ofElement: string(name))
    }
    guard case .block(let index) = pointers[name] else { return nil }
    return index
  }

  private func malformed(_ value: Span<UInt8>) -> TEIError {
    TEIError(.danglingPointer, "'\(string(value))' does not point into a block")
  }

  private func string(_ value: Span<UInt8>) -> String {
    String(decoding: value.indices.map { value[$0] }, as: UTF8.self)
  }
}

/// A place in a value that is being read.
private struct Cursor {
  private(set) var position = 0

  func isAt(_ byte: UInt8, in value: Span<UInt8>) -> Bool {
    position < value.count && value[position] == byte
  }

  /// Passes over `expected` where it comes next.
  mutating func take(_ expected: String, in value: Span<UInt8>) -> Bool {
    var next = position
    for byte in expected.utf8 {
      guard next < value.count, value[next] == byte else { return false }
      next += 1
    }
    position = next
    return true
  }

  /// Where all up to the next comma stands.
  mutating func takeName(in value: Span<UInt8>) -> Range<Int> {
    let start = position
    while position < value.count, value[position] != UInt8(ascii: ",") {
      position += 1
    }
    return start..<position
  }

  /// A comma and the number after it, of at most 15 digits.
  mutating func takeNumber(in value: Span<UInt8>) -> Int? {
    guard isAt(UInt8(ascii: ","), in: value) else { return nil }
    position += 1
    let start = position
    var number = 0
    while position < value.count, value[position].isDigit, position - start < 15 {
      number = 10 * number + Int(value[position] - 0x30)
      position += 1
    }
    return position > start ? number : nil
  }
}
