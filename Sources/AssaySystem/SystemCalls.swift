#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// The operating system's file calls behind names that cannot be misused.
///
/// Outside AssayXML `unsafe` stands in this target alone: each call hands C a pointer for its own
/// duration and keeps none.
@safe
package enum SystemCalls {
  /// A number that the system gave to an open file.
  package typealias Descriptor = Int32

  /// What stands at a path.
  package struct Status {
    package let isFolder: Bool
    /// The size in bytes; 0 where the system does not know, as for a pipe.
    package let size: Int
    /// Device and serial number: the same for two paths to one folder.
    package let identity: [UInt64]
  }

  /// A call that failed, with the system's error number.
  package struct Failure: Error {
    package let number: Int32

    /// What went wrong, in words.
    package var reason: String {
      switch number {
      case ENOENT: "no such file or folder"
      case EACCES, EPERM: "no permission"
      case EISDIR: "a folder"
      case ENOTDIR: "a path through something that is not a folder"
      case EMFILE, ENFILE: "too many open files"
      case ENOSPC, EDQUOT: "no space left on the device"
      case ELOOP: "a circle of symbolic links"
      case ENAMETOOLONG: "a name that is too long"
      case EROFS: "a read-only file system"
      default: "system error \(number)"
      }
    }
  }

  package static func status(of path: String) throws(Failure) -> Status {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { throw Failure(number: errno) }
    return Status(
      isFolder: info.st_mode & S_IFMT == S_IFDIR, size: max(0, Int(info.st_size)),
      identity: [UInt64(truncatingIfNeeded: info.st_dev), UInt64(truncatingIfNeeded: info.st_ino)])
  }

  package static func openForReading(_ path: String) throws(Failure) -> Descriptor {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    return descriptor
  }

  /// Makes a new file; fails where there is one already.
  package static func openForWriting(_ path: String) throws(Failure) -> Descriptor {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    return descriptor
  }

  /// Opens a file to write behind what is in it; makes one where there is none.
  package static func openForAppending(_ path: String) throws(Failure) -> Descriptor {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    return descriptor
  }

  /// Fills `buffer` from `offset` on; gives how many bytes came, 0 at the end of the file.
  package static func read(
    _ descriptor: Descriptor, into buffer: inout [UInt8], from offset: Int
  ) throws(Failure) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let free = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[offset...])
        return unsafe systemRead(descriptor, free.baseAddress, free.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw Failure(number: errno) }
    }
  }

  /// Writes all bytes.
  package static func write(_ descriptor: Descriptor, _ bytes: [UInt8]) throws(Failure) {
    try write(descriptor, bytes.span)
  }

  package static func write(_ descriptor: Descriptor, _ bytes: Span<UInt8>) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all in
        let left = unsafe UnsafeRawBufferPointer(rebasing: all[done...])
        return unsafe systemWrite(descriptor, left.baseAddress, left.count)
      }
      if count >= 0 { done += count } else if errno != EINTR { throw Failure(number: errno) }
    }
  }

  package static func close(_ descriptor: Descriptor) throws(Failure) {
    guard systemClose(descriptor) == 0 else { throw Failure(number: errno) }
  }

  package static func rename(_ old: String, to new: String) throws(Failure) {
    guard systemRename(old, new) == 0 else { throw Failure(number: errno) }
  }

  package static func remove(_ path: String) throws(Failure) {
    guard unsafe unlink(path) == 0 else { throw Failure(number: errno) }
  }

  /// Makes a folder in one that is there; does nothing where it is there already.
  package static func makeFolder(_ path: String) throws(Failure) {
    guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw Failure(number: errno)
  }

  /// The names in a folder, in no order, without `.` and `..`.
  package static func names(in folder: String) throws(Failure) -> [String] {
    guard let handle = unsafe opendir(folder) else { throw Failure(number: errno) }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  package static var processNumber: Int32 { getpid() }

  /// Whether a terminal stands behind an open file.
  package static func isTerminal(_ descriptor: Descriptor) -> Bool { isatty(descriptor) == 1 }

  /// The value of an environment variable; `nil` where it is not set.
  package static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The day in Greenwich, as `2031-01-31`.
  package static var today: String {
    var seconds = time(nil)
    var parts = unsafe tm()
    _ = unsafe gmtime_r(&seconds, &parts)
    let numbers = unsafe (parts.tm_year + 1_900, parts.tm_mon + 1, parts.tm_mday)
    func padded(_ number: Int32, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(numbers.0, to: 4))-\(padded(numbers.1, to: 2))-\(padded(numbers.2, to: 2))"
  }

  /// The number of processors that are online, at least 1.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

// The C functions under names that the methods above do not hide.
private func systemClose(_ descriptor: Int32) -> Int32 {
  close(descriptor)
}

private func systemRead(
  _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  unsafe read(descriptor, bytes, count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

private func systemRename(_ old: String, _ new: String) -> Int32 {
  unsafe rename(old, new)
}
