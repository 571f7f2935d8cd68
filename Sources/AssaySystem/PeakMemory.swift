#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// The most memory that was held at a time.
package enum PeakMemory {
  /// Of this program, in bytes.
  package static var own: Int { bytes(false) }
  /// Of the largest of the programs that it started and that have ended, in bytes.
  package static var children: Int { bytes(true) }

  private static func bytes(_ ofChildren: Bool) -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      let whose = __rusage_who_t((ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF).rawValue)
    #else
      let whose = ofChildren ? RUSAGE_CHILDREN : RUSAGE_SELF
    #endif
    guard unsafe getrusage(whose, &usage) == 0 else { return 0 }
    // Linux counts kilobytes, Darwin bytes.
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) << 10
    #endif
  }
}
