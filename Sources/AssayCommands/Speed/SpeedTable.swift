import AssayModel
import AssayExtraction
import AssayReporting

/// Speeds as a table.
struct SpeedTable {
  let study: SpeedStudy
  /// The extractor that others are compared with; `nil` where none is.
  let reference: String?

  /// The lines, a stage each.
  var lines: [String] {
    var header = ["", "articles/s", "MB/s", "tokens/s", "p50 ms", "p99 ms", "rounds"]
    if let reference { header.append("times \(reference)") }
    var table = TextTable(header, alignments: [.left])
    for stage in stages {
      var row = [stage.name] + rates(of: stage)
      row += [stage.articleTime(0.5), stage.articleTime(0.99)].map {
        $0.map(Self.milliseconds) ?? ""
      }
      row.append("\(stage.rounds.count)")
      if reference != nil { row.append(speedup(of: stage)) }
      table.add(row)
    }
    return table.lines + remarks
  }

  private var stages: [SpeedStage] {
    [study.load, study.tokens] + study.extractors + [study.write]
  }

  private func rates(of stage: SpeedStage) -> [String] {
    guard let seconds = stage.seconds, seconds > 0 else { return ["n/a", "n/a", "n/a"] }
    return [
      Self.rate(Double(study.inputs.count) / seconds),
      Self.rate(Double(study.byteCount) / 1e6 / seconds),
      Self.rate(Double(study.tokenCount) / seconds),
    ]
  }

  private func speedup(of stage: SpeedStage) -> String {
    guard study.extractors.contains(where: { $0.name == stage.name }),
      let other = study.extractors.first(where: { $0.name == reference }),
      let ratio = stage.speedup(over: other)
    else { return "" }
    // Three digits that count, as ratios may be far from 1.
    return ratio >= 100
      ? grouped(Int(ratio.rounded())) : Self.decimals(ratio, ratio >= 1 ? 2 : ratio >= 0.01 ? 4 : 6)
  }

  /// What a program worked by its own account, and what all took; who failed.
  private var remarks: [String] {
    study.extractors.flatMap { stage -> [String] in
      var lines: [String] = []
      if let own = SpeedStage.meanOwn(of: stage), let seconds = stage.seconds {
        let count = Double(max(1, study.inputs.count))
        lines.append(
          "\(stage.name): \(Self.decimals(own * 1e3 / count, 3)) ms an article by its own account, "
            + "\(Self.decimals(seconds * 1e3 / count, 3)) ms with the protocol")
      }
      if stage.failures > 0 {
        lines.append("\(stage.name): failed on \(counted(stage.failures, "article"))")
      }
      return lines
    }
  }

  private static func rate(_ number: Double) -> String {
    number < 100 ? decimals(number, 1) : grouped(Int(number.rounded()))
  }

  private static func milliseconds(_ duration: Duration) -> String {
    decimals(duration.seconds * 1_000, 3)
  }

  /// A number of at least 0 with that many decimals.
  static func decimals(_ number: Double, _ count: Int) -> String {
    var scale = 1
    for _ in 0..<count { scale *= 10 }
    let whole = Int((number * Double(scale)).rounded())
    let rest = String(whole % scale)
    return "\(grouped(whole / scale)).\(String(repeating: "0", count: count - rest.count))\(rest)"
  }
}

extension SpeedStage {
  /// The mean over rounds of what a program says that it worked, in seconds; `nil` where articles failed.
  static func meanOwn(of stage: SpeedStage) -> Double? {
    guard !stage.own.isEmpty, stage.failures == 0 else { return nil }
    return stage.own.reduce(0) { $0 + $1.seconds } / Double(stage.own.count)
  }
}
