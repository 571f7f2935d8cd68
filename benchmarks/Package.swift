// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "assay-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "assay", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // What is timed, and the data for it.
    .target(
      name: "BenchmarkText",
      dependencies: [
        .product(name: "AssayModel", package: "assay"),
        .product(name: "AssayExtraction", package: "assay"),
      ],
      path: "Sources/BenchmarkText"),
    // Runs it on demand, so that a script can let peers take turns.
    .executableTarget(
      name: "text-speed", dependencies: ["BenchmarkText"], path: "Sources/TextSpeed"),
    // Watches it from commit to commit; the folder above must be called Benchmarks.
    .executableTarget(
      name: "Text",
      dependencies: [
        "BenchmarkText", .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Text",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
