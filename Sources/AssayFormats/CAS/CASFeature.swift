/// A feature that Assay knows.
enum CASFeature: Int32, CaseIterable {
  case value, identifier, role, target, first, next, referenceType, category
  case documentId, documentTitle, language
  case Governor, Dependent
  // Those of the package `assay` alone.
  case name, number, attributes, links, arguments, base, key, fragments, confidence, hasTrigger
  case mentions, events
}

/// The name of a feature, as a number of its file.
struct CASFeatureName: Hashable {
  fileprivate let number: Int32

  fileprivate init(number: Int32) { self.number = number }

  /// The name of a feature that Assay knows, the same in every file.
  @inline(__always)
  init(_ feature: CASFeature) { number = feature.rawValue }
}

/// The names of features in a file.
struct CASFeatureNames {
  private static let known = CASFeature.allCases.map { "\($0)" }
  private static let numbersOfKnown = Dictionary(
    uniqueKeysWithValues: known.enumerated().map { ($1, Int32($0)) })

  private var spellings = known
  private var numbers = numbersOfKnown

  /// The spelling of a name.
  func spelling(_ name: CASFeatureName) -> String { spellings[Int(name.number)] }

  /// A name, which is entered where it is new.
  mutating func enter(_ spelling: String) -> CASFeatureName {
    if let number = numbers[spelling] { return CASFeatureName(number: number) }
    let number = Int32(truncatingIfNeeded: spellings.count)
    spellings.append(spelling)
    numbers[spelling] = number
    return CASFeatureName(number: number)
  }
}
