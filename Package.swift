// swift-tools-version: 6.2

import PackageDescription

/// Every target compiles as Swift 6, imports internally by default, names the module of each
/// member it uses, and marks each unsafe expression.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "lienphong",
  products: [
    .executable(name: "lienphong", targets: ["lienphong"]),
    .library(name: "Wording", targets: ["Wording"]),
    .library(name: "Mathematics", targets: ["Mathematics"]),
    .library(name: "Metrology", targets: ["Metrology"]),
    .library(name: "Interlab", targets: ["Interlab"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "RoundFiles", targets: ["RoundFiles"]),
    .library(name: "Reporting", targets: ["Reporting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C doors
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapack-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CMalloc"),

    // Libraries, each importing only those above it
    .target(name: "Wording", swiftSettings: settings),
    .target(name: "Mathematics", dependencies: ["COpenBLAS", realModule], swiftSettings: settings),
    .target(
      name: "Metrology", dependencies: ["Mathematics", "Wording", realModule],
      swiftSettings: settings),
    .target(
      name: "Interlab", dependencies: ["Metrology", "Mathematics", "Wording", realModule],
      swiftSettings: settings),
    .target(
      name: "Tables", dependencies: ["CZlib", "CXML2", "Wording"], swiftSettings: settings),
    .target(
      name: "RoundFiles",
      dependencies: ["Interlab", "Metrology", "Mathematics", "Tables", "Wording", "Yams"],
      swiftSettings: settings),
    .target(
      name: "Reporting", dependencies: ["Interlab", "Metrology", "Tables", "Wording"],
      swiftSettings: settings),

    // The command
    .executableTarget(
      name: "lienphong",
      dependencies: [
        "Mathematics", "Metrology", "Interlab", "Tables", "RoundFiles", "Reporting", "Wording",
        "CMalloc", argumentParser,
      ],
      swiftSettings: settings),

    // Tests
    .target(
      name: "TestSupport", dependencies: ["Wording"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "MathematicsTests", dependencies: ["Mathematics", "TestSupport"],
      exclude: ["Oracles/Data"], swiftSettings: settings),
    .testTarget(
      name: "MetrologyTests", dependencies: ["Metrology", "Mathematics", "Wording", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "InterlabTests",
      dependencies: ["Interlab", "Metrology", "Mathematics", "Wording", "TestSupport"],
      exclude: ["Oracles/Data"], swiftSettings: settings),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Wording", "TestSupport"],
      exclude: ["XLSX/Corpus"], swiftSettings: settings),
    .testTarget(
      name: "RoundFilesTests",
      dependencies: [
        "RoundFiles", "Interlab", "Metrology", "Mathematics", "Tables", "Wording", "TestSupport",
      ],
      exclude: ["Oracles/Data"], swiftSettings: settings),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Reporting", "RoundFiles", "Interlab", "Metrology", "Wording", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["lienphong", "Tables", "Wording", "TestSupport"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
