import AssayFormats
import AssayModel
import AssayScoring

/// Writes a baseline as JSON lines: the first says how it was made, then an article a line.
///
/// The same run gives the same bytes, in whatever order its articles came. Each line ends with a check
/// of its other bytes, and the first has a digest of the others' checks, so that a line that was damaged
/// or comes from another baseline is found. No line holds any text of an article.
struct BaselineWriter {
  /// The number of this form; a newer one is refused.
  static let form = 1

  private let baseline: Baseline

  init(_ baseline: Baseline) {
    self.baseline = baseline
  }

  /// The file.
  var bytes: [UInt8] {
    let metrics = baseline.metrics.map(\.name)
    let lines = baseline.articles.map { BaselineLine.checked(Self.object($0, metrics)) }
    return lines.reduce(into: BaselineLine.checked(header(lines))) { $0 += $1 }
  }

  private func header(_ lines: [[UInt8]]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("assay_baseline")
      writer.integer(Self.form)
      writer.key("assay")
      writer.string(AssayVersion.current)
      writer.key("metrics")
      writer.array { writer in
        for metric in baseline.metrics {
          writer.object { writer in
            writer.key("name")
            writer.string(metric.name)
            writer.key("revision")
            writer.integer(metric.revision)
          }
        }
      }
      Self.write(baseline.conditions, to: &writer)
      for (key, digest) in [("gold", baseline.gold), ("predicted", baseline.predicted)] {
        writer.key(key)
        writer.object { writer in
          writer.key("articles")
          writer.integer(digest.articles)
          writer.key("digest")
          writer.string(digest.digest)
        }
      }
      writer.key("lines")
      writer.string(BaselineLine.digest(of: lines))
    }
    return writer.take()
  }

  private static func write(_ conditions: BaselineConditions, to writer: inout JSONWriter) {
    writer.key("duplicates")
    writer.string(conditions.duplicates.rawValue)
    writer.key("extra_articles")
    writer.string(conditions.extraArticles.rawValue)
    writer.key("labels")
    writer.object { writer in
      for (name, other) in conditions.labels.names.sorted(by: { $0.key < $1.key }) {
        writer.key(name)
        writer.string(other)
      }
    }
    writer.key("slices")
    writer.array { writer in for slice in conditions.slices { writer.string(slice) } }
  }

  // MARK: - Articles

  private static func object(_ article: BaselineArticle, _ metrics: [String]) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("id")
      writer.string(article.id)
      for (key, digest) in [("gold", article.gold), ("predicted", article.predicted)] {
        guard let digest else { continue }
        writer.key(key)
        writer.string(digest)
      }
      if !article.sums.isEmpty {
        writer.key("sums")
        writer.object { writer in
          for metric in metrics {
            guard let sums = article.sums[metric] else { continue }
            writer.key(metric)
            write(sums, to: &writer)
          }
        }
      }
      if !article.wrong.isEmpty {
        writer.key("wrong")
        writer.array { writer in
          for fingerprint in article.wrong { writer.string(fingerprint.description) }
        }
      }
    }
    return writer.take()
  }

  private static func write(_ sums: ArticleSums, to writer: inout JSONWriter) {
    writer.object { writer in
      if !sums.isSumOfTypes {
        writer.key("all")
        write(sums.total, to: &writer)
      }
      let dimensions = Set(sums.groups.keys.map(\.dimension)).sorted()
      for dimension in dimensions {
        writer.key(dimension)
        writer.object { writer in
          for (group, sums) in sums.groups.sorted(by: { $0.key < $1.key })
          where group.dimension == dimension {
            writer.key(group.value)
            write(sums, to: &writer)
          }
        }
      }
    }
  }

  /// Right, gold and predicted where whole annotations are counted that are right on both sides or on
  /// neither, else all numbers.
  private static func write(_ sums: MetricSums, to writer: inout JSONWriter) {
    var values = sums.values
    if sums.formula == .counts, values[0] == values[2], values[0] % 2 == 0 {
      values = [values[0] / 2, values[1], values[3]]
    }
    writer.array { writer in for value in values { writer.integer(value) } }
  }
}

/// A line of a baseline: a JSON object whose last member is a check of the bytes before it.
enum BaselineLine {
  private static let key = ",\"check\":\""
  private static let digits = 8

  /// The line of an object that is not empty.
  static func checked(_ object: [UInt8]) -> [UInt8] {
    let body = object.dropLast()
    return body + Array("\(key)\(check(of: body))\"}\n".utf8)
  }

  /// Whether a line, without its end, is as it was written.
  static func isIntact(_ line: ArraySlice<UInt8>) -> Bool {
    let length = key.utf8.count + digits + 2
    guard line.count > length else { return false }
    let body = line.dropLast(length)
    return line.suffix(length).elementsEqual("\(key)\(check(of: body))\"}".utf8)
  }

  /// A digest of several lines that are intact, with or without their ends.
  static func digest(of lines: [[UInt8]]) -> String {
    let checks = lines.flatMap { line in
      (line.last == 0x0A ? line.dropLast() : line[...]).suffix(digits + 2)
    }
    return String(SHA256.hexDigest(of: checks).prefix(12))
  }

  private static func check(of body: ArraySlice<UInt8>) -> String {
    String(SHA256.hexDigest(of: body).prefix(digits))
  }
}
