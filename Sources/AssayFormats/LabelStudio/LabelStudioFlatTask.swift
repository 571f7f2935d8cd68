import AssayModel

/// A task of Label Studio's flat export (JSON-MIN), as the full task that it was made of.
///
/// Each control is a field of its own: a list of regions, or one value or several of the task. Everything else
/// is the task's data.
struct LabelStudioFlatTask {
  let task: JSONValue

  /// Fields that tell of the annotation and not of the data.
  private static let bookkeeping: Set<String> = [
    "id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time",
  ]

  /// - Returns: `nil` for a task that is not flat.
  init?(_ value: JSONValue) {
    guard value["annotation_id"] != nil, value["data"] == nil else { return nil }
    var data: [JSONValue.Member] = []
    var results: [JSONValue] = []
    for member in value.members where !Self.bookkeeping.contains(member.key) {
      let regions = member.value.array ?? []
      if let first = regions.first, first["start"] != nil || first["labels"] != nil {
        results += regions.map { Self.result($0, of: member.key) }
      } else {
        data.append(member)
      }
    }
    let annotation = JSONValue.object([
      .init("completed_by", value["annotator"] ?? .null), .init("result", .array(results)),
    ])
    task = .object([
      .init("data", .object(data)), .init("annotations", .array([annotation])),
    ])
  }

  private static func result(_ region: JSONValue, of control: String) -> JSONValue {
    let kind = region.members.first { $0.key.hasSuffix("labels") }?.key ?? "labels"
    return .object([
      .init("from_name", .string(control)), .init("type", .string(kind)), .init("value", region),
    ])
  }
}
