/// The names of elements and attributes that a handler knows, as the cases of an enumeration.
///
///     enum Word: Int, XMLVocabulary { case p, head, ref, xmlID }
///
/// A name of the input becomes such a case by comparing pointers, so a handler can `switch` over
/// names without ever comparing characters. Raw values must count from 0 in the order of
/// `allCases`, as they do where none is written down.
public protocol XMLVocabulary: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == Int {
  /// The name as it stands in a document.
  ///
  /// Elements are known by their local name, whatever their prefix; attributes by prefix, colon
  /// and local name.
  var spelling: String { get }
}

extension XMLVocabulary {
  /// The name of the case.
  public var spelling: String { "\(self)" }
}
