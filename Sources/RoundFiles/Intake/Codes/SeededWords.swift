import Mathematics

/// Words that are the same in every run with the same seed, for tests and examples; codes of a real round
/// come from the system's generator.
public struct SeededWords: RandomNumberGenerator, Sendable {
  private let generator: Philox
  private var counter: UInt64 = 0

  /// Starts the words of a seed.
  public init(seed: UInt64) {
    generator = Philox(key: seed)
  }

  /// The next word.
  public mutating func next() -> UInt64 {
    let block = generator.block(counter / 4)
    defer { counter += 1 }
    return block[Int(counter % 4)]
  }
}
