import AssayModel

/// A setting that a strategy takes.
public struct Setting: Hashable, Sendable {
  /// The key.
  public let name: String
  /// The value in force where the user gives none; `nil` where the user must give one.
  public let defaultValue: String?
  /// What it does, one line.
  public let summary: String

  /// Makes a setting.
  public init(_ name: String, default defaultValue: String?, _ summary: String) {
    self.name = name
    self.defaultValue = defaultValue
    self.summary = summary
  }
}

/// A setting or specification that cannot be used.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong; lower case, no full stop.
  public let description: String
  /// Whether the settings are right, but what they name does not work: a program that cannot be run.
  public let isUnavailable: Bool

  /// Makes the error.
  public init(_ description: String, isUnavailable: Bool = false) {
    self.description = description
    self.isUnavailable = isUnavailable
  }
}

/// What a user writes to choose an extractor: `name` or `name:key=value,key=value`.
///
/// A value in parentheses may hold commas and colons, so that one extractor can be a setting of
/// another: `trigger-lexicon:triggers=events.tsv,mentions=(gazetteer:names=names.tsv)`.
public struct ExtractorSpecification: Hashable, Sendable, CustomStringConvertible {
  /// The name of the kind.
  public let name: String
  /// The settings given, in order.
  public let settings: [(key: String, value: String)]
  /// As it was written.
  public let description: String

  /// Reads a specification.
  ///
  /// - Throws: ``SettingError`` where it is malformed.
  public init(_ written: String) throws(SettingError) {
    description = written
    let parts = written.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    name = parts.first.map(String.init) ?? ""
    guard !name.isEmpty else { throw SettingError("an extractor needs a name: '\(written)'") }
    guard parts.count == 2 else {
      settings = []
      return
    }
    var settings: [(key: String, value: String)] = []
    for pair in try Self.split(parts[1], at: ",", of: written) {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else {
        throw SettingError("expected key=value, found '\(pair)' in '\(written)'")
      }
      guard !settings.contains(where: { $0.key == sides[0] }) else {
        throw SettingError("setting '\(sides[0])' stands twice in '\(written)'")
      }
      settings.append((String(sides[0]), Self.withoutParentheses(sides[1])))
    }
    self.settings = settings
  }

  /// The parts of a list between separators that stand in no parentheses.
  static func split(
    _ list: Substring, at separator: Character, of written: String
  ) throws(SettingError) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = list.startIndex
    for index in list.indices {
      switch list[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case separator where depth == 0:
        parts.append(list[start..<index])
        start = list.index(after: index)
      default: break
      }
      if depth < 0 { break }
    }
    guard depth == 0 else { throw SettingError("parentheses do not match in '\(written)'") }
    return parts + [list[start...]]
  }

  /// What stands in the parentheses that enclose a whole value; the value where none do.
  static func withoutParentheses(_ value: Substring) -> String {
    guard value.first == "(", value.last == ")" else { return String(value) }
    var depth = 0
    for index in value.indices.dropLast() {
      if value[index] == "(" { depth += 1 } else if value[index] == ")" { depth -= 1 }
      if depth == 0 { return String(value) }
    }
    return String(value.dropFirst().dropLast())
  }

  /// That an extractor learns, and has nothing to learn from.
  var lacksGold: SettingError {
    SettingError("\(name) learns from gold annotations, and none were given")
  }

  /// Whether the two are written alike.
  public static func == (a: ExtractorSpecification, b: ExtractorSpecification) -> Bool {
    a.description == b.description
  }

  /// Hashes the written form.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(description)
  }
}

/// The settings in force for one extractor.
public struct SettingValues: Sendable {
  private let owner: String
  private var values: [String: String] = [:]

  /// Checks the settings of a specification against what the kind takes, and adds the defaults.
  ///
  /// - Throws: ``SettingError`` for an unknown key or a missing value.
  public init(
    _ specification: ExtractorSpecification, of kind: any ExtractorKind
  ) throws(SettingError) {
    try self.init(specification.settings, of: kind.name, taking: kind.settings)
  }

  /// Checks settings against what something takes that settings are for, and adds the defaults.
  ///
  /// - Throws: ``SettingError`` for an unknown key or a missing value.
  public init(
    _ given: [(key: String, value: String)], of owner: String, taking settings: [Setting]
  ) throws(SettingError) {
    self.owner = owner
    let known = settings.map(\.name)
    for (key, value) in given {
      guard known.contains(key) else {
        let unknown = UnknownPart(kind: "setting of \(owner)", name: key, known: known)
        throw SettingError(known.isEmpty ? "\(owner) takes no settings" : unknown.description)
      }
      values[key] = value
    }
    for setting in settings where values[setting.name] == nil {
      guard let defaultValue = setting.defaultValue else {
        throw SettingError("\(owner) needs \(setting.name)=...: \(setting.summary)")
      }
      values[setting.name] = defaultValue
    }
  }

  /// The canonical text: `key=value` in alphabetical order, joined by commas.
  ///
  /// Values that hold a comma or begin with a parenthesis stand in parentheses, so that the text can
  /// be read back.
  public var description: String {
    values.sorted { $0.key < $1.key }
      .map { key, value in
        let isEnclosed = value.contains(",") || value.first == "("
        return "\(key)=\(isEnclosed ? "(\(value))" : value)"
      }
      .joined(separator: ",")
  }

  /// The text of a setting that the kind declares.
  public func text(_ key: String) -> String {
    guard let value = values[key] else {
      preconditionFailure("\(owner) does not declare the setting \(key)")
    }
    return value
  }

  /// A setting that is the name of a type, a role or the like.
  ///
  /// - Throws: ``SettingError`` where it is empty or all white space.
  public func name(_ key: String) throws(SettingError) -> String {
    guard text(key).contains(where: { !$0.isWhitespace }) else {
      throw wrong(key, expected: "a name")
    }
    return text(key)
  }

  /// A setting that is a fraction.
  ///
  /// - Throws: ``SettingError`` where it is not a number from 0 to 1.
  public func fraction(_ key: String) throws(SettingError) -> Double {
    guard let number = Double(text(key)), (0...1).contains(number) else {
      throw wrong(key, expected: "a number from 0 to 1")
    }
    return number
  }

  /// A setting that is a whole number of at least 0.
  ///
  /// - Throws: ``SettingError`` where it is not.
  public func wholeNumber(_ key: String) throws(SettingError) -> UInt64 {
    guard let number = UInt64(text(key)) else {
      throw wrong(key, expected: "a whole number")
    }
    return number
  }

  /// A setting that is `true` or `false`.
  ///
  /// - Throws: ``SettingError`` where it is neither.
  public func flag(_ key: String) throws(SettingError) -> Bool {
    switch text(key) {
    case "true": return true
    case "false": return false
    default: throw wrong(key, expected: "true or false")
    }
  }

  /// A setting that is one of the things that have names.
  ///
  /// - Throws: ``SettingError`` where it is none of them.
  public func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, of: Choice.Type
  ) throws(SettingError) -> Choice {
    guard let choice = Choice(rawValue: text(key)) else {
      let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw wrong(key, expected: "one of \(all)")
    }
    return choice
  }

  /// A setting that is a list of names, split by `|`.
  public func names(_ key: String) -> [String] {
    text(key).split(separator: "|").map(String.init)
  }

  /// The error for a setting that cannot be used.
  public func wrong(_ key: String, expected: String) -> SettingError {
    SettingError("\(owner): \(key) must be \(expected), found '\(text(key))'")
  }
}
