/// A number of 64 bits mixed into another: the generator of Steele, Lea and Flood (2014), Fast
/// splittable pseudorandom number generators, with the constants of Vigna's splitmix64.c.
///
/// The sequence of that generator is `splitmix64(state)` for states that are
/// ``splitMixStep`` apart.
@inlinable
package func splitmix64(_ state: UInt64) -> UInt64 {
  var bits = state &+ splitMixStep
  bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits &>> 31)
}

/// How far apart the states of two draws are: 2⁶⁴ over the golden ratio.
@inlinable package var splitMixStep: UInt64 { 0x9E37_79B9_7F4A_7C15 }
