package import AssayModel

/// Reading whole files and listing folders, with faults instead of error numbers.
package enum Files {
  /// All bytes of a file.
  ///
  /// - Throws: a fault `unreadable`.
  package static func bytes(of path: String) throws(Fault) -> [UInt8] {
    do {
      let size = try SystemCalls.status(of: path).size
      let file = try InputFile(path)
      // One byte more than the size: a last read that gives nothing then needs no larger buffer.
      var buffer = [UInt8](repeating: 0, count: size + 1)
      var count = 0
      while true {
        if count == buffer.count { buffer += [UInt8](repeating: 0, count: max(4096, count)) }
        let added = try file.read(into: &buffer, from: count)
        if added == 0 { break }
        count += added
      }
      buffer.removeLast(buffer.count - count)
      return buffer
    } catch {
      throw unreadable(path, error)
    }
  }

  /// The first bytes of a file, at most `limit`.
  package static func head(of path: String, limit: Int) throws(Fault) -> [UInt8] {
    do {
      let file = try InputFile(path)
      var buffer = [UInt8](repeating: 0, count: limit)
      var count = 0
      while count < limit {
        let added = try file.read(into: &buffer, from: count)
        if added == 0 { break }
        count += added
      }
      buffer.removeLast(limit - count)
      return buffer
    } catch {
      throw unreadable(path, error)
    }
  }

  /// What stands at a path.
  package static func status(of path: String) throws(Fault) -> SystemCalls.Status {
    do { return try SystemCalls.status(of: path) } catch { throw unreadable(path, error) }
  }

  /// Whether something stands at a path.
  package static func exists(_ path: String) -> Bool {
    (try? SystemCalls.status(of: path)) != nil
  }

  /// The files below a folder for which `isWanted` holds, as paths relative to it.
  ///
  /// Hidden names are left out; a folder reached twice, by symbolic links, is listed once.
  /// - Returns: the paths in the order of their bytes.
  package static func list(_ folder: String, where isWanted: (String) -> Bool) throws(Fault)
    -> [String]
  {
    var found: [String] = []
    _ = try walk(folder) { path, name in
      guard isWanted(name) else { return false }
      found.append(path)
      return true
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// All files below a folder, as paths relative to it in the order of their bytes, and how many hidden names,
  /// which are left out.
  package static func tree(_ folder: String) throws(Fault) -> (files: [String], hidden: Int) {
    var files: [String] = []
    let hidden = try walk(folder) { path, _ in
      if let status = try? status(of: join(folder, path)), !status.isFolder { files.append(path) }
      return false
    }
    return (files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, hidden)
  }

  /// Goes through all names below a folder that are not hidden; gives how many are.
  ///
  /// - Parameter visit: Takes a path and its last part; gives whether it is known to be no folder to go into.
  private static func walk(
    _ folder: String, _ visit: (String, String) -> Bool
  ) throws(Fault) -> Int {
    var hidden = 0
    var seen: Set<[UInt64]> = [try status(of: folder).identity]
    var pending = [""]
    while let relative = pending.popLast() {
      let names: [String]
      do { names = try SystemCalls.names(in: join(folder, relative)) } catch {
        throw unreadable(join(folder, relative), error)
      }
      for name in names {
        guard !name.hasPrefix(".") else {
          hidden += 1
          continue
        }
        let path = relative.isEmpty ? name : "\(relative)/\(name)"
        if !visit(path, name), let status = try? SystemCalls.status(of: join(folder, path)),
          status.isFolder,
          seen.insert(status.identity).inserted
        {
          pending.append(path)
        }
      }
    }
    return hidden
  }

  /// Makes a folder, and those above it that are missing.
  ///
  /// - Throws: a fault `unwritable`.
  package static func makeFolder(_ path: String) throws(Fault) {
    guard !exists(path) else { return }
    let parent = folder(of: path)
    if parent != "." && parent != "/" { try makeFolder(parent) }
    do {
      try SystemCalls.makeFolder(path)
    } catch {
      throw Fault(
        code: "unwritable", file: path,
        message: "expected a folder that can be made, found \(error.reason)")
    }
  }

  /// Writes bytes behind what is in a file.
  ///
  /// - Throws: a fault `unwritable`.
  package static func append(_ bytes: [UInt8], to path: String) throws(Fault) {
    do {
      let descriptor = try SystemCalls.openForAppending(path)
      defer { try? SystemCalls.close(descriptor) }
      try SystemCalls.write(descriptor, bytes)
    } catch {
      throw Fault(
        code: "unwritable", file: path,
        message: "expected a file that can be written, found \(error.reason)")
    }
  }

  /// Two parts of a path as one.
  package static func join(_ folder: String, _ name: String) -> String {
    if name.isEmpty { return folder }
    if folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// The folder that holds a path, `.` for a bare name.
  package static func folder(of path: String) -> String {
    var trimmed = path[...]
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A path without the given ending, or `nil` where it has another.
  package static func stem(of path: String, ending: String) -> String? {
    path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : nil
  }

  package static func unreadable(_ path: String, _ failure: SystemCalls.Failure) -> Fault {
    Fault(
      code: "unreadable", file: path, message: "expected a readable file, found \(failure.reason)")
  }
}

/// A file open for reading, closed with the last reference to it.
package final class InputFile: Sendable {
  private let descriptor: SystemCalls.Descriptor

  package init(_ path: String) throws(SystemCalls.Failure) {
    descriptor = try SystemCalls.openForReading(path)
  }

  deinit {
    try? SystemCalls.close(descriptor)
  }

  /// Fills `buffer` from `offset` on; gives how many bytes came, 0 at the end of the file.
  package func read(into buffer: inout [UInt8], from offset: Int) throws(SystemCalls.Failure) -> Int
  {
    try SystemCalls.read(descriptor, into: &buffer, from: offset)
  }
}
