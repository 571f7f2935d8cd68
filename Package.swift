// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false) -> Target {
  .testTarget(
    name: name, dependencies: dependencies,
    resources: fixtures ? [.copy("Fixtures")] : [], swiftSettings: house)
}

let package = Package(
  name: "assay",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .library(name: "AssayModel", targets: ["AssayModel"]),
    .library(name: "AssayFormats", targets: ["AssayFormats"]),
    .library(name: "AssayExtraction", targets: ["AssayExtraction"]),
    .library(name: "AssayScoring", targets: ["AssayScoring"]),
    .library(name: "AssayLinting", targets: ["AssayLinting"]),
    .library(name: "AssayTesting", targets: ["AssayTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Without its trait it builds on no Foundation.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CSHA256"),
    .target(name: "CByteClasses"),
    .target(name: "CSequence"),
    library("AssayModel", ["CSHA256"]),
    library("AssaySystem", ["AssayModel", "CByteClasses", "CSequence"]),
    library("AssayXML", ["CByteClasses", "CLibXML2"]),
    library("AssayFormats", ["AssayModel", "AssaySystem", "AssayXML"]),
    library("AssayExtraction", ["AssayModel", "AssaySystem", "CByteClasses"]),
    library(
      "AssayRemote",
      [
        "AssayModel", "AssaySystem", "AssayFormats", "AssayExtraction",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    library("AssayScoring", ["AssayModel"]),
    library("AssayReporting", ["AssayModel", "AssayScoring"]),
    library("AssayLinting", ["AssayModel", "AssayFormats", "AssayScoring"]),
    library(
      "AssayCommands",
      [
        "AssayModel", "AssaySystem", "AssayXML", "AssayFormats", "AssayExtraction", "AssayRemote",
        "AssayScoring", "AssayReporting", "AssayLinting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "assay",
      dependencies: [
        "AssayCommands", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: house),
    library("AssayTesting", ["AssayModel", "AssayFormats", "AssayExtraction", "AssayScoring"]),

    tests("AssayModelTests", ["AssayModel", "AssayTesting"]),
    tests("AssayXMLTests", ["AssayXML"]),
    tests("AssayFormatsTests", ["AssayModel", "AssayFormats", "AssayTesting"], fixtures: true),
    tests(
      "AssayExtractionTests",
      [
        "AssayModel", "AssaySystem", "AssayExtraction", "AssayScoring", "AssayTesting",
        "CByteClasses",
      ]),
    tests(
      "AssayRemoteTests",
      ["AssayModel", "AssayFormats", "AssayExtraction", "AssayRemote", "AssayTesting"],
      fixtures: true),
    tests(
      "AssayScoringTests", ["AssayModel", "AssayScoring", "AssayCommands", "AssayTesting"],
      fixtures: true),
    tests(
      "AssayLintingTests",
      ["AssayModel", "AssayFormats", "AssayScoring", "AssayLinting", "AssayTesting"]),
    tests("AssayReportingTests", ["AssayModel", "AssayScoring", "AssayReporting"]),
    tests(
      "AssayCommandsTests",
      [
        "AssayModel", "AssayXML", "AssayFormats", "AssayScoring", "AssayReporting", "AssayCommands",
        "AssayTesting",
      ], fixtures: true),
  ]
)
