/// The 64-bit FNV-1a hash of some bytes (Fowler, Noll and Vo, 1991): the same on every machine, and no secret.
@inlinable
@inline(__always)
package func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}
