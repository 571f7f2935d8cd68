import AssayModel
import FoundationEssentials

/// Countries, their parts and their people as a list of names.
///
/// Names and codes of countries and parts come from Debian's package iso-codes (ISO 3166); short names
/// and demonyms are ours. The types are Place and Demonym, the ids `iso3166:SY` and `iso3166:SY-ID`.
enum Countries {
  /// What a user writes in place of a file's name.
  static let listName = "iso-codes"
  private static let folder = "/usr/share/iso-codes/json"

  private struct Country: Decodable {
    let alpha_2: String
    let name: String
    let common_name: String?
    let official_name: String?
  }

  private struct Part: Decodable {
    let code: String
    let name: String
  }

  /// The lines of the list.
  ///
  /// - Throws: ``SettingError`` where the package is not installed, or its files are not as expected.
  static func list(in environment: ExtractorEnvironment) throws(SettingError) -> [UInt8] {
    let countries: [Country] = try load("iso_3166-1.json", key: "3166-1", in: environment)
    let parts: [Part] = try load("iso_3166-2.json", key: "3166-2", in: environment)
    var ids: [String: Set<String>] = [:]
    for country in countries {
      let names = [country.name, country.common_name, country.official_name]
      for name in names.compactMap({ $0 }) where !name.contains(",") {
        ids[name, default: []].insert(country.alpha_2)
      }
    }
    for (code, people) in Demonyms.all {
      for name in people.names { ids[name] = [code] }
    }
    let known = Set(ids.keys)
    for part in parts {
      let name = String(part.name.prefix { $0 != "[" && $0 != "(" }).trimmed
      guard name.utf8.count > 3, !name.contains(","), !known.contains(name) else { continue }
      ids[name, default: []].insert(part.code)
    }
    var lines = ids.map { name, codes in line(name, "Place", codes) }
    for (code, people) in Demonyms.all {
      lines += people.demonyms.filter { ids[$0] == nil }.map { line($0, "Demonym", [code]) }
    }
    return Array(lines.sorted().joined().utf8)
  }

  /// A name that several places have gets no id.
  private static func line(_ name: String, _ type: String, _ codes: Set<String>) -> String {
    let id = codes.count == 1 ? codes.first.map { "iso3166:\($0)" } ?? "" : ""
    return "\(name)\t\(type)\t\(id)\n"
  }

  private static func load<Entry: Decodable>(
    _ file: String, key: String, in environment: ExtractorEnvironment
  ) throws(SettingError) -> [Entry] {
    let path = "\(folder)/\(file)"
    let bytes: [UInt8]
    do {
      bytes = try environment.load(path)
    } catch {
      throw SettingError("\(error); \(listName) needs Debian's package iso-codes")
    }
    guard
      let lists = try? JSONDecoder().decode([String: [Entry]].self, from: Data(bytes)),
      let entries = lists[key]
    else {
      throw SettingError("\(path): expected the list '\(key)' with codes and names")
    }
    return entries
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
