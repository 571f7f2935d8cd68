import ArgumentParser

/// What the program tells its caller when it ends.
///
/// The numbers are those of `sysexits.h` where it has one.
enum ExitStatus {
  /// The answer is no: a comparison failed.
  static let no = ExitCode(1)
  /// The answer cannot be given: a comparison could not be made.
  static let undecided = ExitCode(2)
  /// Settings or arguments that cannot be used.
  static let usage = ExitCode(64)
  /// Articles or annotations were refused.
  static let badData = ExitCode(65)
  /// A file that was named is not there.
  static let notFound = ExitCode(66)
  /// An extractor could not work.
  static let unavailable = ExitCode(69)
  /// A file could not be written.
  static let cannotWrite = ExitCode(73)
}
