import AssayModel

/// A rule file that has been read, checked and made ready to run.
package struct Rules: Sendable {
  /// What is doubtful in the file but does not keep it from being used.
  package let warnings: [RuleMistake]
  let program: RuleProgram

  /// Reads rules.
  ///
  /// - Parameters:
  ///   - text: The rule file.
  ///   - load: Gives the text of a lexicon that the file names as a file beside it.
  /// - Throws: ``RuleErrors`` with every mistake of the file.
  /// - Complexity: O(n) in the length of the file, and O(r²) in the number of rules.
  package init(
    _ text: String, load: (String) throws(SettingError) -> String
  ) throws(RuleErrors) {
    let parser = RuleParser(text)
    var checker = RuleChecker(parser.file, mistakes: parser.mistakes)
    var loaded: [String: [LexiconSyntax.Word]] = [:]
    for lexicon in parser.file.lexicons {
      guard let file = lexicon.file else { continue }
      do throws(SettingError) {
        if let shipped = ShippedRules.all.first(where: { $0.name == file.text }) {
          loaded[lexicon.name.text] = try Self.words(of: lexicon.name.text, in: shipped)
        } else {
          loaded[lexicon.name.text] = Self.words(in: try load(file.text), at: file.place)
        }
      } catch {
        checker.add(file.place, error.description)
      }
    }
    let mistakes = checker.mistakes.inOrder
    guard mistakes.allSatisfy(\.isWarning) else { throw RuleErrors(mistakes: mistakes) }
    warnings = mistakes
    var compiler = RuleCompiler(checker) { loaded[$0.name.text] ?? [] }
    program = compiler.program()
  }

  /// The names of the event rules, in the order of the file.
  package var eventRuleNames: [String] { program.eventRules.map(\.name) }
  /// The name of the ontology that the file states; empty where it states none.
  package var ontology: String { program.ontology }
  /// How many rules for mentions, rules for events, and words and phrases it has.
  package var counts: (entityRules: Int, eventRules: Int, words: Int) {
    (program.entityRules.count, program.eventRules.count, program.index.grammar.count)
  }

  /// The words of the lexicon of that name in a shipped rule file.
  private static func words(
    of name: String, in shipped: ShippedRules
  ) throws(SettingError) -> [LexiconSyntax.Word] {
    let lexicons = RuleParser(shipped.text).file.lexicons
    guard let lexicon = lexicons.first(where: { $0.name.text == name }) else {
      let unknown = UnknownPart(
        kind: "lexicon of \(shipped.name)", name: name, known: lexicons.map(\.name.text))
      throw SettingError(unknown.description)
    }
    return lexicon.words
  }

  /// Words of a lexicon file: one word or phrase a line, up to the first tab; `#` starts a comment.
  private static func words(in text: String, at place: RulePlace) -> [LexiconSyntax.Word] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let phrase = line.prefix { $0 != "\t" && $0 != "#" }
      guard phrase.contains(where: { !$0.isWhitespace }) else { return nil }
      return LexiconSyntax.Word(text: String(phrase), isSeparable: false, place: place)
    }
  }
}

/// All that is wrong with a rule file.
package struct RuleErrors: Error, Hashable, Sendable, CustomStringConvertible {
  /// Mistakes and warnings, in the order of the file.
  package let mistakes: [RuleMistake]

  /// One line each.
  package var description: String {
    mistakes.map(\.description).joined(separator: "\n")
  }
}
