package import AssayModel

/// A file that takes its place only when it is complete.
///
/// Written beside its path under a temporary name and renamed at the end; removed if never finished.
package final class OutputFile {
  private static let bufferSize = 1 << 18
  private static let leastUncopied = 1 << 13

  private let path: String
  private let temporary: String
  private let descriptor: SystemCalls.Descriptor
  private var buffer: [UInt8] = []
  private var isClosed = false
  private var isFinished = false

  /// - Throws: a fault `unwritable`.
  package init(_ path: String) throws(Fault) {
    self.path = path
    temporary = Files.join(
      Files.folder(of: path), ".\(Files.name(of: path)).\(SystemCalls.processNumber).tmp")
    do {
      // Left over from a process of the same number that was killed.
      if Files.exists(temporary) { try SystemCalls.remove(temporary) }
      descriptor = try SystemCalls.openForWriting(temporary)
    } catch {
      throw Self.unwritable(path, error)
    }
  }

  deinit {
    guard !isFinished else { return }
    if !isClosed { try? SystemCalls.close(descriptor) }
    try? SystemCalls.remove(temporary)
  }

  /// Writes bytes, sooner or later.
  package func write(_ bytes: [UInt8]) throws(Fault) {
    buffer += bytes
    try flushIfFull()
  }

  /// Writes bytes, sooner or later; many at once without a copy.
  package func write(_ bytes: Span<UInt8>) throws(Fault) {
    if bytes.count >= Self.leastUncopied {
      try flush()
      do { try SystemCalls.write(descriptor, bytes) } catch { throw Self.unwritable(path, error) }
      return
    }
    unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    try flushIfFull()
  }

  /// Writes what is left and closes the file, which keeps its temporary name until it is finished.
  package func close() throws(Fault) {
    guard !isClosed else { return }
    try flush()
    isClosed = true
    do { try SystemCalls.close(descriptor) } catch { throw Self.unwritable(path, error) }
  }

  /// Writes what is left and gives the file its name.
  package func finish() throws(Fault) {
    try close()
    isFinished = true
    do {
      try SystemCalls.rename(temporary, to: path)
    } catch {
      try? SystemCalls.remove(temporary)
      throw Self.unwritable(path, error)
    }
  }

  private func flushIfFull() throws(Fault) {
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws(Fault) {
    guard !buffer.isEmpty else { return }
    do { try SystemCalls.write(descriptor, buffer) } catch { throw Self.unwritable(path, error) }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func unwritable(_ path: String, _ failure: SystemCalls.Failure) -> Fault {
    Fault(
      code: "unwritable", file: path, message: "expected a writable file, found \(failure.reason)")
  }
}
