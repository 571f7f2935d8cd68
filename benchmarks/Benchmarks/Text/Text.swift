import Benchmark
import BenchmarkText
import Foundation

let benchmarks: @Sendable () -> Void = {
  let folder = ProcessInfo.processInfo.environment["ASSAY_BENCHMARK_DATA"] ?? ".build/data"
  guard let data = try? TextData(folder: folder) else {
    fatalError("\(folder) has no data; make it with: python3 peers/make_text.py \(folder)")
  }
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(10),
    maxIterations: 20, thresholds: [.wallClock: .init(relative: [.p90: 60.0])])

  Benchmark("tokens and sentences", configuration: configuration) { benchmark in
    var work = TextWork(data)
    for _ in benchmark.scaledIterations { blackHole(work.tokenize()) }
  }
  for count in [1_000, 10_000, 100_000, 1_000_000] {
    Benchmark("names, \(count)", configuration: configuration) { benchmark in
      var work = TextWork(data)
      let index = work.index(of: count)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(work.find(index)) }
    }
  }
}
