#if canImport(Darwin)
  @unsafe @preconcurrency private import Darwin
#elseif canImport(Musl)
  @unsafe @preconcurrency private import Musl
#else
  @unsafe @preconcurrency private import Glibc
#endif

/// Another program, run to its end.
@safe
package enum ChildProcess {
  /// What a program left behind.
  package struct Result {
    /// The exit status; 128 and the signal's number where a signal ended it.
    package let status: Int
    package let output: [UInt8]
    package let errors: [UInt8]
  }

  /// Runs a program that is looked for in `PATH`, with this program's environment and no input.
  ///
  /// No shell reads the arguments. Standard error should stay short, for it is read after standard
  /// output.
  /// - Throws: the failure of the system, such as that there is no such program.
  package static func run(
    _ program: String, _ arguments: [String]
  ) throws(SystemCalls.Failure) -> Result {
    let output = try pipe(), errors = try pipe()
    let child: pid_t
    do {
      child = try spawn([program] + arguments, output: output.writing, errors: errors.writing)
    } catch {
      for end in [output.reading, output.writing, errors.reading, errors.writing] {
        try? SystemCalls.close(end)
      }
      throw error
    }
    try? SystemCalls.close(output.writing)
    try? SystemCalls.close(errors.writing)
    let texts = (all(of: output.reading), all(of: errors.reading))
    return Result(status: wait(child), output: texts.0, errors: texts.1)
  }

  /// How a program that was watched came to its end.
  package enum Ending: Hashable, Sendable {
    /// By itself, with its exit status, or 128 and the number of the signal that ended it.
    case exited(Int)
    /// It gave no sign of life for too long, and was killed.
    case killed
  }

  /// The file of the program that is running.
  package static var ownProgram: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments.first ?? "assay"
    #endif
  }

  /// Runs a program and gives its output away as it comes; kills it where none comes for too long.
  ///
  /// Standard error is this program's own. Memory does not grow with the output.
  /// - Parameters:
  ///   - limit: How long it may be silent, in milliseconds: from its start, and from any output on.
  ///   - take: Gets each piece of the output.
  /// - Throws: the failure of the system, such as that there is no such program.
  package static func watch(
    _ program: String, _ arguments: [String], silence limit: Int, take: ([UInt8]) -> Void
  ) throws(SystemCalls.Failure) -> Ending {
    let output = try pipe()
    let child: pid_t
    do {
      child = try spawn([program] + arguments, output: output.writing, errors: nil)
    } catch {
      for end in [output.reading, output.writing] { try? SystemCalls.close(end) }
      throw error
    }
    try? SystemCalls.close(output.writing)
    defer { try? SystemCalls.close(output.reading) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while awaitInput(output.reading, limit) {
      guard let count = try? SystemCalls.read(output.reading, into: &buffer, from: 0), count > 0
      else { return .exited(wait(child)) }
      take(Array(buffer[..<count]))
    }
    _ = kill(child, SIGKILL)
    _ = wait(child)
    return .killed
  }

  /// Ends this process where it takes longer than this until the next such call; `0` for no end.
  ///
  /// What a watched program calls, so that it ends even where its watcher is gone.
  package static func endItself(afterSeconds seconds: Int) {
    alarm(UInt32(clamping: seconds))
  }

  /// Waits until there is something to read, or the end; `false` where the time is over before.
  private static func awaitInput(_ descriptor: Int32, _ limit: Int) -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(limit)
    while true {
      let left = max(0, (deadline - clock.now) / .milliseconds(1))
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&entry, 1, Int32(clamping: Int(left.rounded(.up))))
      if ready > 0 { return true }
      if ready == 0 && clock.now >= deadline { return false }
      if ready < 0 && errno != EINTR { return true }
    }
  }

  private static func pipe() throws(SystemCalls.Failure) -> (
    reading: SystemCalls.Descriptor, writing: SystemCalls.Descriptor
  ) {
    var ends: [Int32] = [-1, -1]
    guard unsafe systemPipe(&ends) == 0 else { throw SystemCalls.Failure(number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func spawn(
    _ words: [String], output: Int32, errors: Int32?
  ) throws(SystemCalls.Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    if let errors { unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2) }
    let copies = unsafe words.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let failure = unsafe posix_spawnp(
      &child, words.first ?? "", &actions, nil, copies + [nil], environ)
    guard failure == 0 else { throw SystemCalls.Failure(number: failure) }
    return child
  }

  private static func all(of descriptor: SystemCalls.Descriptor) -> [UInt8] {
    defer { try? SystemCalls.close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var bytes: [UInt8] = []
    while let count = try? SystemCalls.read(descriptor, into: &buffer, from: 0), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  private static func wait(_ child: pid_t) -> Int {
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return 127 }
    }
    let signal = Int(status & 0x7F)
    return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal
  }
}

// The C function under a name that the method above does not hide.
private func systemPipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 {
  unsafe pipe(ends)
}
