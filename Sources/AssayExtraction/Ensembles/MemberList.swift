/// The members of an ensemble, as a setting names them: `gazetteer:names=a.tsv | memoriser`.
struct MemberList: Sendable {
  /// The members, in the order in which they were given.
  let specifications: [ExtractorSpecification]

  /// Reads a list split by `|`; a member may stand in parentheses.
  ///
  /// - Throws: ``SettingError`` where a member is malformed or there are fewer than `least`.
  init(_ key: String, _ values: SettingValues, least: Int = 1) throws(SettingError) {
    let written = values.text(key)
    var specifications: [ExtractorSpecification] = []
    for part in try ExtractorSpecification.split(written[...], at: "|", of: written) {
      let member = ExtractorSpecification.withoutParentheses(part.trimmingBlanks)
      guard !member.isEmpty else {
        throw values.wrong(key, expected: "extractors split by |, none of them empty")
      }
      specifications.append(try ExtractorSpecification(member))
    }
    guard specifications.count >= least else {
      throw values.wrong(key, expected: "\(least) extractors or more, split by |")
    }
    self.specifications = specifications
  }

  /// The numbers of a setting such as `2|1|0.5`, one for each member, in thousandths; all 1 where the
  /// setting is `equal`.
  ///
  /// - Throws: ``SettingError`` where one is no number above 0, or they are more or fewer.
  func weights(_ key: String, _ values: SettingValues) throws(SettingError) -> [Int] {
    guard values.text(key) != "equal" else { return specifications.map { _ in 1_000 } }
    let parts = values.text(key).split(separator: "|", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0.trimmingBlanks) }
      .filter { $0 >= 0.001 && $0 <= 1_000_000 }
    guard numbers.count == parts.count, numbers.count == specifications.count else {
      throw values.wrong(
        key, expected: "\(specifications.count) numbers above 0, split by |, or equal")
    }
    return numbers.map { Int(($0 * 1_000).rounded()) }
  }
}

extension Substring {
  /// Without blanks at either end.
  var trimmingBlanks: Substring {
    var trimmed = self
    while trimmed.first == " " { trimmed.removeFirst() }
    while trimmed.last == " " { trimmed.removeLast() }
    return trimmed
  }
}
