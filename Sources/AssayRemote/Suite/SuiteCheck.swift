/// What one check of the conformance suite came to.
package struct SuiteCheck: Hashable, Sendable {
  /// What came of it.
  package enum Verdict: String, Sendable {
    /// As the protocol wants it.
    case pass
    /// As it should not be, but nothing is lost by it.
    case warn
    /// Against the protocol.
    case fail
    /// A figure, neither good nor bad.
    case note
  }

  /// What was checked.
  package let name: String
  /// What came of it.
  package let verdict: Verdict
  /// What was seen, and what to do; empty where there is nothing to say.
  package let explanation: String
}
