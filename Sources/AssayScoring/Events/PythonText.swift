extension Unicode.Scalar {
  /// Whether Python's `str.isalnum` holds: letters, and all that has a numeric value.
  var isPythonAlphanumeric: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: properties.numericType != nil
    }
  }

  /// Whether Python's `str.isspace` holds: Unicode's white space and four separators of ASCII.
  var isPythonSpace: Bool {
    properties.isWhitespace || (0x1C...0x1F).contains(value)
  }
}
