import AssayModel

/// Where rules come from: a file that the user names, or one that ships with Assay.
package struct RuleSource: Sendable {
  /// As the user named it.
  package let name: String
  /// The rules.
  package let text: String
  private let environment: ExtractorEnvironment

  /// Loads a rule file, or finds a shipped one by its name, such as `newswire/1`.
  ///
  /// - Throws: ``SettingError`` where it cannot be loaded or is not UTF-8.
  package init(_ name: String, in environment: ExtractorEnvironment) throws(SettingError) {
    self.name = name
    self.environment = environment
    if let shipped = ShippedRules.all.first(where: { $0.name == name }) {
      text = shipped.text
    } else {
      text = try Self.load(name, in: environment)
    }
  }

  /// Reads and checks the rules.
  ///
  /// - Throws: ``SettingError`` with every mistake, each with `file:line:column: `.
  package func rules() throws(SettingError) -> Rules {
    do throws(RuleErrors) {
      return try Rules(text) { file throws(SettingError) in
        try Self.load(path(of: file), in: environment)
      }
    } catch {
      let lines = error.mistakes.map { "\(name):\($0.description)" }
      throw SettingError(lines.joined(separator: "\n"))
    }
  }

  /// The bytes that decide what the rules find.
  var content: [[UInt8]] {
    var content = [Array(text.utf8)]
    for lexicon in RuleParser(text).file.lexicons {
      guard let file = lexicon.file else { continue }
      content.append((try? environment.load(path(of: file.text))) ?? [])
    }
    return content
  }

  /// A lexicon's file lies beside the rule file.
  private func path(of file: String) -> String {
    guard !file.hasPrefix("/"), let slash = name.lastIndex(of: "/") else { return file }
    return name[...slash] + file
  }

  private static func load(
    _ file: String, in environment: ExtractorEnvironment
  ) throws(SettingError) -> String {
    let bytes = try environment.load(file)
    do throws(TextError) {
      return try ArticleText(validating: bytes).string
    } catch {
      throw SettingError("\(file): \(error)")
    }
  }
}
