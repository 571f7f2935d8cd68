#if canImport(Glibc)
  private import Glibc
#endif

extension Array {
  /// Reserves capacity; memory of megabytes is asked for in large pages, where the system has them.
  ///
  /// A page is made when it is first written to. For arrays that are filled once and read once, making pages of
  /// 4 KiB costs more than what is done with them.
  package mutating func reserveLargePages(_ capacity: Int) {
    guard isEmpty else {
      // What is copied here comes after the advice, which pages that have been made do not heed.
      var grown: [Element] = []
      grown.reserveLargePages(Swift.max(capacity, count))
      grown.append(contentsOf: self)
      self = grown
      return
    }
    reserveCapacity(capacity)
    #if canImport(Glibc)
      let size = self.capacity * MemoryLayout<Element>.stride
      guard size >= LargePages.size else { return }
      unsafe withUnsafeMutableBufferPointer { buffer in
        guard let start = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
        let aligned = unsafe start.alignedUp(toMultipleOf: LargePages.size)
        let passed = unsafe aligned - start
        let whole = (size - passed) / LargePages.size * LargePages.size
        // It is advice: where it is not taken, all goes on as it would have.
        _ = unsafe madvise(aligned, whole, MADV_HUGEPAGE)
      }
    #endif
  }
}

private enum LargePages {
  /// In bytes; what x86-64 and most others have.
  static let size = 1 << 21
}
