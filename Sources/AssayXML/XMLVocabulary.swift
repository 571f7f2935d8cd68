/// The names of elements and attributes that a handler knows, as the cases of an enumeration.
///
///     enum Word: Int, XMLVocabulary {
///       case p, head, ref
///       static let table = XMLNameTable<Word>()
///     }
///
/// A name of the input becomes such a case by comparing pointers, so a handler can `switch` over
/// names without ever comparing characters. Raw values must count from 0 in the order of
/// `allCases`, as they do where none is written down.
public protocol XMLVocabulary: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == Int {
  /// The name as it stands in a document; the name of the case where nothing else is said.
  ///
  /// Elements are known by their local name, whatever their prefix; attributes by prefix, colon
  /// and local name.
  var spelling: String { get }

  /// The names, made once: a stored constant.
  static var table: XMLNameTable<Self> { get }
}

extension XMLVocabulary {
  /// The name of the case.
  public var spelling: String { "\(self)" }

  /// The name to write.
  @inlinable
  public var xml: XMLName { Self.table.names[rawValue] }
}

/// The names of a vocabulary, checked and ready to be written or looked for.
public struct XMLNameTable<Name: XMLVocabulary>: Sendable {
  @usableFromInline let cases: [Name]
  /// By raw value.
  @usableFromInline let names: [XMLName]
  let forms: NameForms

  /// Checks the names of all cases, each of which must be spelled as an XML name.
  public init() {
    cases = Array(Name.allCases)
    names = cases.enumerated().map { index, name in
      guard name.rawValue == index, let xml = try? XMLName(name.spelling) else {
        preconditionFailure("raw values count the cases and spellings are XML names")
      }
      return xml
    }
    forms = NameForms(names)
  }

  /// The case of a raw value, or `nil` for -1.
  @inlinable
  func name(_ rawValue: Int32) -> Name? {
    rawValue < 0 ? nil : cases[Int(rawValue)]
  }
}
