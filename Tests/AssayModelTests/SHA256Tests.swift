import Testing

@testable import AssayModel

struct SHA256Tests {
  /// The examples of FIPS 180-4 and of NIST's SHAVS byte-oriented test vectors.
  @Test func digestsAreThoseOfTheStandard() {
    let cases: [(bytes: [UInt8], digest: String)] = [
      ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      ([0xbd], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
      (
        [0xc9, 0x8c, 0x8e, 0x55],
        "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"
      ),
      (
        Array(repeating: 0, count: 55),
        "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"
      ),
      (
        Array(repeating: 0, count: 56),
        "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"
      ),
      (
        Array(repeating: 0, count: 64),
        "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"
      ),
      (
        Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (bytes, digest) in cases {
      #expect(SHA256.hexDigest(of: bytes) == digest, "\(bytes.count) bytes")
      var portable = SHA256(usesInstructions: false)
      portable.update(bytes.span)
      #expect(portable.hexadecimalDigest() == digest, "\(bytes.count) bytes")
    }
  }

  @Test func bytesTakenInPiecesGiveTheSameDigest() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let whole = SHA256.hash(of: bytes)
    for step in [1, 3, 63, 64, 65, 127, 500] {
      var digest = SHA256()
      for start in stride(from: 0, to: bytes.count, by: step) {
        digest.update(bytes.span.extracting(start..<min(start + step, bytes.count)))
      }
      #expect(digest.finalized() == whole, "pieces of \(step)")
    }
  }

  @Test(.enabled(if: SHA256.hasInstructions, "needs a processor with SHA-256 instructions"))
  func instructionsGiveTheSameDigest() {
    var bytes: [UInt8] = []
    for count in 0..<300 {
      var with = SHA256(usesInstructions: true), without = SHA256(usesInstructions: false)
      with.update(bytes.span)
      without.update(bytes.span)
      #expect(with.finalized() == without.finalized(), "\(count) bytes")
      bytes.append(UInt8(truncatingIfNeeded: count &* 151 &+ 7))
    }
  }
}
