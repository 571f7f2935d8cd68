/// The SHA-256 digest of FIPS 180-4 (2015), section 6.2.
///
/// It names texts and samples, so that a score or an export can say what it was made from. It is
/// written for that and keeps no secrets: it makes no promise about timing.
public struct SHA256: Sendable {
  private var state: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block yet; the first `pendingCount` of them hold.
  private var pending = InlineArray<64, UInt8>(repeating: 0)
  /// Fewer than 64.
  private var pendingCount = 0
  private var byteCount: UInt64 = 0

  /// Starts a digest of nothing.
  public init() {}

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
    while position + 64 <= bytes.count {
      compress(bytes, at: position)
      position += 64
    }
    _ = fillPending(from: bytes, at: position)
  }

  /// The digest of all bytes so far: 32 bytes.
  ///
  /// More may be taken in afterwards.
  public func finalized() -> [UInt8] {
    var copy = self
    copy.pad()
    var digest: [UInt8] = []
    digest.reserveCapacity(32)
    for word in copy.state.indices {
      var shift: UInt32 = 32
      while shift > 0 {
        shift -= 8
        digest.append(UInt8(truncatingIfNeeded: copy.state[word] &>> shift))
      }
    }
    return digest
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
    compress(block.span, at: 0)
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

// MARK: - Compression

extension SHA256 {
  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  /// Takes in the 64 bytes from `offset`.
  ///
  /// Only 16 words of the message schedule are kept, and eight rounds are written out so that the
  /// eight working variables change places by name and none is moved.
  private mutating func compress(_ bytes: Span<UInt8>, at offset: Int) {
    var w = InlineArray<16, UInt32>(repeating: 0)
    for i in 0..<16 {
      let p = offset &+ 4 &* i
      w[i] =
        UInt32(bytes[p]) << 24 | UInt32(bytes[p &+ 1]) << 16 | UInt32(bytes[p &+ 2]) << 8
        | UInt32(bytes[p &+ 3])
    }
    var a = state[0], b = state[1], c = state[2], d = state[3]
    var e = state[4], f = state[5], g = state[6], h = state[7]
    var first = 0
    while first < 64 {
      if first > 0 { extendSchedule(&w) }
      var i = 0
      while i < 16 {
        let k = first &+ i
        round(a, b, c, &d, e, f, g, &h, w[i] &+ Self.roundConstants[k])
        round(h, a, b, &c, d, e, f, &g, w[i &+ 1] &+ Self.roundConstants[k &+ 1])
        round(g, h, a, &b, c, d, e, &f, w[i &+ 2] &+ Self.roundConstants[k &+ 2])
        round(f, g, h, &a, b, c, d, &e, w[i &+ 3] &+ Self.roundConstants[k &+ 3])
        round(e, f, g, &h, a, b, c, &d, w[i &+ 4] &+ Self.roundConstants[k &+ 4])
        round(d, e, f, &g, h, a, b, &c, w[i &+ 5] &+ Self.roundConstants[k &+ 5])
        round(c, d, e, &f, g, h, a, &b, w[i &+ 6] &+ Self.roundConstants[k &+ 6])
        round(b, c, d, &e, f, g, h, &a, w[i &+ 7] &+ Self.roundConstants[k &+ 7])
        i &+= 8
      }
      first &+= 16
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// Replaces the 16 scheduled words by the next 16.
  @inline(__always)
  private func extendSchedule(_ w: inout InlineArray<16, UInt32>) {
    var i = 0
    while i < 16 {
      let near = w[(i &+ 1) & 15], far = w[(i &+ 14) & 15]
      let s0 = rotated(near, 7) ^ rotated(near, 18) ^ (near &>> 3)
      let s1 = rotated(far, 17) ^ rotated(far, 19) ^ (far &>> 10)
      w[i] = w[i] &+ s0 &+ w[(i &+ 9) & 15] &+ s1
      i &+= 1
    }
  }

  @inline(__always)
  private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let t1 = h &+ s1 &+ (g ^ (e & (f ^ g))) &+ word
    let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    d = d &+ t1
    h = t1 &+ s0 &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }
}
