import AssayExtraction
import AssaySystem

/// Tells how far a long work is: one line rewritten on a terminal, a plain line every 30 s elsewhere.
struct Progress {
  private let what: String
  private let total: Int?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastReport: ContinuousClock.Instant
  private let isInteractive: Bool
  private var lineIsOpen = false
  private var done = 0

  /// Starts the clock.
  ///
  /// - Parameters:
  ///   - what: What is counted, for example `articles`.
  ///   - total: How many there will be; `nil` where nobody knows. Looked up only for a terminal.
  init(_ what: String, total: @autoclosure () -> Int?, console: Console) {
    self.what = what
    self.total = console.isInteractive ? total() : nil
    isInteractive = console.isInteractive
    start = clock.now
    lastReport = start
  }

  /// Counts some more, and reports where it is time.
  mutating func advance(by count: Int, note: String = "") {
    done += count
    let now = clock.now
    guard now - lastReport > (isInteractive ? .milliseconds(200) : .seconds(30)) else { return }
    lastReport = now
    let line = "\(done)\(total.map { "/\($0)" } ?? "") \(what)\(rate(at: now))\(note)"
    StandardStream.error.write(isInteractive ? "\r\u{1B}[K\(line)" : "\(line)\n")
    lineIsOpen = isInteractive
  }

  /// Takes the line off the terminal.
  mutating func finish() {
    guard lineIsOpen else { return }
    StandardStream.error.write("\r\u{1B}[K")
    lineIsOpen = false
  }

  private func rate(at now: ContinuousClock.Instant) -> String {
    let elapsed = (now - start).seconds
    guard elapsed > 0, done > 0 else { return "" }
    let perSecond = Double(done) / elapsed
    guard let total, total > done else { return "  \(Int(perSecond)) a second" }
    let left = Int((Double(total - done) / perSecond).rounded(.up))
    let seconds = left % 60 < 10 ? "0\(left % 60)" : "\(left % 60)"
    return "  \(Int(perSecond)) a second, \(left / 60):\(seconds) left"
  }
}
