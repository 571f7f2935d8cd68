internal import CSHA256

// MARK: - By the processor's instructions

extension SHA256 {
  /// Whether the processor has instructions for SHA-256.
  static let hasInstructions = csha256_is_available()

  /// Takes in whole blocks, about four times as fast as without the instructions.
  mutating func compressByInstructions(_ blocks: Span<UInt8>) {
    var words = CSHA256State(
      abef: SIMD4(state[5], state[4], state[1], state[0]),
      cdgh: SIMD4(state[7], state[6], state[3], state[2]))
    var position = 0
    while position < blocks.count {
      let block = blocks.extracting(position..<(position &+ 64))
      words = csha256_compress(
        words, SIMD2(block.word(at: 0), block.word(at: 8)),
        SIMD2(block.word(at: 16), block.word(at: 24)),
        SIMD2(block.word(at: 32), block.word(at: 40)),
        SIMD2(block.word(at: 48), block.word(at: 56)))
      position &+= 64
    }
    let (abef, cdgh) = (words.abef, words.cdgh)
    state = [abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0]]
  }
}

// MARK: - Without them

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
  mutating func compress(_ bytes: Span<UInt8>, at offset: Int) {
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
