import AssayModel
import AssayScoring

/// Which mistakes are shown.
struct MistakeFilter {
  private let bins: Set<String>?
  private let type: String?

  /// - Parameters:
  ///   - errors: Names of kinds or subjects, joined by commas; all where it is `nil`.
  ///   - type: The type that a side must have, if any.
  /// - Throws: ``UnknownPart`` for a name that there is not.
  init(_ errors: String?, type: String?) throws(UnknownPart) {
    self.type = type
    guard let errors else {
      bins = nil
      return
    }
    var chosen: Set<String> = []
    for name in errors.split(separator: ",", omittingEmptySubsequences: false) {
      let bins = Self.bins(named: String(name))
      guard !bins.isEmpty else {
        throw UnknownPart(kind: "kind of mistake", name: String(name), known: Self.names)
      }
      chosen.formUnion(bins)
    }
    bins = chosen
  }

  /// Whether a mistake is shown.
  func lets(_ mistake: Mistake) -> Bool {
    if let type, !mistake.concerns(type: type) { return false }
    return bins?.contains(Self.bin(mistake.subject, mistake.kind)) ?? true
  }

  private static let names =
    MistakeSubject.allCases.map(\.rawValue) + ["boundary", "incorrect", "partial"]
    + MistakeKind.allCases.map(\.rawValue)

  private static func bin(_ subject: MistakeSubject, _ kind: MistakeKind) -> String {
    "\(subject.rawValue).\(kind.rawValue)"
  }

  private static func bins(named name: String) -> [String] {
    MistakeSubject.allCases.flatMap { subject in
      subject.kinds.filter { kind in
        var names = [kind.rawValue]
        if kind.rawValue.hasPrefix("boundary-") { names.append("boundary") }
        // Missed and spurious are kinds of their own.
        if kind.outcome == .incorrect || kind.outcome == .partial {
          names.append(kind.outcome?.rawValue ?? "")
        }
        return name == subject.rawValue || names.contains(name)
          || names.contains { name == "\(subject.rawValue).\($0)" }
      }.map { bin(subject, $0) }
    }
  }
}
