import AssayFormats
import AssayReporting
import AssayScoring

/// What is newly broken as SARIF 2.1.0 (OASIS 2020): a result each, the worst first.
///
/// A result carries its fingerprint, so that a service which keeps alerts closes one when the annotation
/// is right again.
struct GateSARIF {
  /// How many results there are at most; services refuse more.
  static let limit = 5_000

  private let record: GateRecord
  private let limit: Int

  init(_ record: GateRecord, limit: Int = limit) {
    self.record = record
    self.limit = limit
  }

  /// One JSON object, indented.
  var text: String {
    let flips = record.outcome.flips.broken
    let shown = flips.prefix(limit)
    let kinds = Set(shown.compactMap(\.ruleName)).sorted()
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.member(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
      )
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.object { writer in
          Self.writeTool(kinds, to: &writer)
          writer.member("columnKind", "unicodeCodePoints")
          writeInvocation(to: &writer)
          writer.key("results")
          writer.array { writer in
            for flip in shown { write(flip, kinds, to: &writer) }
          }
          writer.key("properties")
          writer.object { writer in
            writer.member("gate", record.outcome.status.name)
            writer.key("newlyBroken")
            writer.integer(flips.count)
            writer.key("shown")
            writer.integer(shown.count)
          }
        }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func writeTool(_ kinds: [String], to writer: inout JSONWriter) {
    writer.key("tool")
    writer.object { writer in
      writer.key("driver")
      writer.object { writer in
        writer.member("name", "assay gate")
        writer.member("version", AssayVersion.current)
        writer.key("rules")
        writer.array { writer in
          for kind in kinds {
            writer.object { writer in
              writer.member("id", kind)
              writer.message("newly broken: \(kind.replacing(".", with: " "))", "shortDescription")
            }
          }
        }
      }
    }
  }

  private func writeInvocation(to writer: inout JSONWriter) {
    writer.key("invocations")
    writer.array { writer in
      writer.object { writer in
        writer.key("executionSuccessful")
        writer.bool(record.outcome.status != .undecided)
        writer.key("exitCode")
        writer.integer(Int(record.outcome.status.exitCode))
      }
    }
  }

  private func write(_ flip: Flip, _ kinds: [String], to writer: inout JSONWriter) {
    guard let rule = flip.ruleName else { return }
    writer.object { writer in
      writer.member("ruleId", rule)
      writer.key("ruleIndex")
      writer.integer(kinds.firstIndex(of: rule) ?? 0)
      writer.member("level", record.isRatchet ? "error" : "warning")
      writer.message("\(flip.article): \(flip.sentence)", "message")
      writer.key("locations")
      writer.array { writer in
        writer.object { writer in
          writeLocation(flip, to: &writer)
          writer.key("logicalLocations")
          writer.array { writer in
            writer.object { writer in writer.member("fullyQualifiedName", flip.article) }
          }
        }
      }
      writer.key("partialFingerprints")
      writer.object { writer in writer.member("assaySpan/v1", flip.fingerprint.description) }
    }
  }

  private func writeLocation(_ flip: Flip, to writer: inout JSONWriter) {
    let place = record.place(of: flip)
    writer.key("physicalLocation")
    writer.object { writer in
      writer.key("artifactLocation")
      writer.object { writer in writer.member("uri", Self.reference(place.file)) }
      writer.key("region")
      writer.object { writer in
        writer.key("startLine")
        writer.integer(place.line ?? 1)
      }
    }
  }

  /// A path as a URI reference: what is neither letter, digit nor one of `-._~/` is escaped.
  private static func reference(_ path: String) -> String {
    let escaped = path.utf8.map { byte -> String in
      let isPlain =
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._~/".utf8.contains(byte)
      if isPlain { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
    return path.hasPrefix("/") ? "file://\(escaped)" : escaped
  }
}

extension Flip {
  /// The name of what is wrong, `mention.missed`.
  fileprivate var ruleName: String? {
    mistake.map { "\($0.subject.rawValue).\($0.kind.rawValue)" }
  }
}

extension JSONWriter {
  fileprivate mutating func message(_ text: String, _ name: String) {
    key(name)
    object { writer in writer.member("text", text) }
  }
}
