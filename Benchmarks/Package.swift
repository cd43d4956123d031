// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "lienphong-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "lienphong", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Engine",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Mathematics", package: "lienphong"),
        .product(name: "Metrology", package: "lienphong"),
        .product(name: "Interlab", package: "lienphong"),
        .product(name: "RoundFiles", package: "lienphong"),
        .product(name: "Tables", package: "lienphong"),
        .product(name: "Wording", package: "lienphong"),
      ],
      path: "Benchmarks/Engine",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "PeerTimes",
      dependencies: [
        .product(name: "Mathematics", package: "lienphong"),
        .product(name: "Metrology", package: "lienphong"),
        .product(name: "Interlab", package: "lienphong"),
      ],
      path: "Peers/PeerTimes"),
  ],
  swiftLanguageModes: [.v6]
)
