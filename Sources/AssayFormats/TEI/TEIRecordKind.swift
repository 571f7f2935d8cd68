/// The kinds of record that TEI has for what mentions refer to.
enum TEIRecordKind: CaseIterable {
  case person, org, place, object

  init(_ element: TEI.MentionElement) {
    switch element {
    case .persName: self = .person
    case .orgName: self = .org
    case .placeName: self = .place
    case .date, .time, .title, .rs: self = .object
    }
  }

  /// The list that holds the records.
  var list: TEIName {
    switch self {
    case .person: .listPerson
    case .org: .listOrg
    case .place: .listPlace
    case .object: .listObject
    }
  }

  /// One record.
  var record: TEIName {
    switch self {
    case .person: .person
    case .org: .org
    case .place: .place
    case .object: .object
    }
  }

  /// The name in a record.
  var name: TEIName {
    switch self {
    case .person: .persName
    case .org: .orgName
    case .place: .placeName
    case .object: .objectName
    }
  }
}
