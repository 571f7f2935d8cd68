/// The SHA-256 digest of FIPS 180-4 (2015), section 6.2.
///
/// It names texts and samples, so that a score or an export can say what it was made from. It is
/// written for that and keeps no secrets: it makes no promise about timing.
public struct SHA256: Sendable {
  var state: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block yet; the first `pendingCount` of them hold.
  private var pending = InlineArray<64, UInt8>(repeating: 0)
  /// Fewer than 64.
  private var pendingCount = 0
  private var byteCount: UInt64 = 0
  private let usesInstructions: Bool

  /// Starts a digest of nothing.
  public init() {
    self.init(usesInstructions: Self.hasInstructions)
  }

  /// Starts a digest of nothing; `usesInstructions` may only be set where the processor has them.
  init(usesInstructions: Bool) {
    self.usesInstructions = usesInstructions
  }

  /// The digest of some bytes: 32 bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  public static func hash(of bytes: [UInt8]) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes.span)
    return digest.finalized()
  }

  /// The digest of some bytes: 32 bytes.
  ///
  /// - Complexity: O(n) in the number of bytes.
  public static func hash(of bytes: some Sequence<UInt8>) -> [UInt8] {
    hash(of: Array(bytes))
  }

  /// The digest of some bytes as 64 lower-case hexadecimal digits.
  public static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    hexadecimal(hash(of: Array(bytes)))
  }

  /// Takes more bytes in.
  public mutating func update(_ bytes: Span<UInt8>) {
    byteCount &+= UInt64(bytes.count)
    var position = 0
    if pendingCount > 0 {
      position = fillPending(from: bytes, at: 0)
      guard pendingCount == 64 else { return }
      compressPending()
    }
    let blocks = (bytes.count - position) / 64
    compress(bytes.extracting(position..<(position + 64 * blocks)))
    _ = fillPending(from: bytes, at: position + 64 * blocks)
  }

  /// The digest of all bytes so far: 32 bytes.
  ///
  /// More may be taken in afterwards.
  public func finalized() -> [UInt8] {
    let state = finalizedWords()
    var digest: [UInt8] = []
    digest.reserveCapacity(32)
    for word in state.indices {
      var shift: UInt32 = 32
      while shift > 0 {
        shift -= 8
        digest.append(UInt8(truncatingIfNeeded: state[word] &>> shift))
      }
    }
    return digest
  }

  /// The digest of all bytes so far as eight words, the first byte of each the most significant.
  package func finalizedWords() -> InlineArray<8, UInt32> {
    var copy = self
    copy.pad()
    return copy.state
  }

  /// The digest of all bytes so far as 64 lower-case hexadecimal digits.
  public func hexadecimalDigest() -> String {
    Self.hexadecimal(finalized())
  }

  /// Bytes as lower-case hexadecimal digits.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

// MARK: - Blocks

extension SHA256 {
  /// Takes bytes from `position` on until the block is full or they end; gives where it stopped.
  private mutating func fillPending(from bytes: Span<UInt8>, at position: Int) -> Int {
    var position = position
    while pendingCount < 64 && position < bytes.count {
      pending[pendingCount] = bytes[position]
      pendingCount += 1
      position += 1
    }
    return position
  }

  private mutating func compressPending() {
    let block = pending
    pendingCount = 0
    compress(block.span)
  }

  /// Takes in whole blocks.
  private mutating func compress(_ blocks: Span<UInt8>) {
    if usesInstructions {
      compressByInstructions(blocks)
    } else {
      var position = 0
      while position < blocks.count {
        compress(blocks, at: position)
        position += 64
      }
    }
  }

  /// Ends the last block: a one bit, zeros, and the number of bits in eight bytes.
  private mutating func pad() {
    let bitCount = byteCount &* 8
    pending[pendingCount] = 0x80
    pendingCount += 1
    if pendingCount > 56 {
      clearPending(to: 64)
      compressPending()
    }
    clearPending(to: 56)
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 8
      pending[pendingCount] = UInt8(truncatingIfNeeded: bitCount &>> shift)
      pendingCount += 1
    }
    compressPending()
  }

  private mutating func clearPending(to end: Int) {
    while pendingCount < end {
      pending[pendingCount] = 0
      pendingCount += 1
    }
  }
}
