// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that tests of the project build none of it. See `run`.
let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "assay", path: "../..")],
  targets: [
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        .product(name: "AssayFormats", package: "assay"),
        .product(name: "AssayModel", package: "assay"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
