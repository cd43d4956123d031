#if canImport(Glibc)
  import Glibc
#endif

/// The samples that every program times: values about 100, a seventeenth of them 5 off; effects with a
/// standard deviation of 0.9 between laboratories, uncertainties from 0.5 to 1.5.
enum Samples {
  static let robustCounts = [20, 1000, 1_000_000]
  static let effectsCounts = [10, 30]
  static let usualLargest = 10_000_000

  /// How large the samples are.
  struct Sizes {
    /// Counts of values of one sample.
    let values: [Int]

    /// How many rounds of twenty.
    let rounds: Int

    init(largest: Int) {
      values = [largest / 10, largest]
      rounds = largest / 10
    }
  }

  static func write(to folder: String, _ sizes: Sizes) throws {
    var numbers = Numbers()
    for count in sizes.values {
      try write(numbers.contaminated(count), to: "\(folder)/values_\(count).f64")
    }
    try write(
      numbers.contaminated(sizes.rounds * Kernels.laboratories), to: "\(folder)/rounds.f64")
    for count in robustCounts {
      let lines = (0..<count).map { "\(100 + numbers.normal() + ($0 % 17 == 0 ? 5 : 0))" }
      try write("x\n" + lines.joined(separator: "\n") + "\n", to: "\(folder)/robust_\(count).csv")
    }
    for count in effectsCounts {
      let lines = (0..<count).map { _ in
        let u = 0.5 + numbers.uniform()
        let spread = (u * u + 0.81).squareRoot()
        return "\(100 + spread * numbers.normal()),\(u)"
      }
      try write(
        "x,u\n" + lines.joined(separator: "\n") + "\n", to: "\(folder)/effects_\(count).csv")
    }
  }

  /// The columns of a file of numbers under a head.
  static func columns(_ path: String) throws -> [[Double]] {
    guard let file = fopen(path, "r") else { throw Failure.unreadable(path) }
    defer { fclose(file) }
    var rows: [[Double]] = []
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, 256, file) != nil {
      let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
      let line = String(decoding: bytes, as: UTF8.self)
      let numbers = line.split(separator: ",").compactMap { Double($0) }
      if !numbers.isEmpty { rows.append(numbers) }
    }
    guard let width = rows.first?.count else { throw Failure.unreadable(path) }
    return (0..<width).map { column in rows.map { $0[column] } }
  }

  /// The numbers of a file of doubles.
  static func doubles(_ path: String) throws -> [Double] {
    guard let file = fopen(path, "r") else { throw Failure.unreadable(path) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / 8
    rewind(file)
    var numbers = [Double](repeating: 0, count: count)
    guard fread(&numbers, 8, count, file) == count else { throw Failure.unreadable(path) }
    return numbers
  }

  private static func write(_ numbers: [Double], to path: String) throws {
    guard let file = fopen(path, "w") else { throw Failure.unreadable(path) }
    defer { fclose(file) }
    guard fwrite(numbers, 8, numbers.count, file) == numbers.count else {
      throw Failure.unreadable(path)
    }
  }

  private static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw Failure.unreadable(path) }
    defer { fclose(file) }
    fputs(text, file)
  }

  enum Failure: Error { case unreadable(String) }
}

/// Numbers by a linear congruential generator, the same on every run.
private struct Numbers {
  private var state: UInt64 = 5725

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + uniform() }
  }

  /// Values about 100, a seventeenth of them 5 off.
  mutating func contaminated(_ count: Int) -> [Double] {
    (0..<count).map { 100 + normal() + ($0 % 17 == 0 ? 5 : 0) }
  }
}
