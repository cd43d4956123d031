import RealModule

/// Random numbers for the trials of a Monte Carlo, addressed by variable and trial.
///
/// A number depends on the seed, the variable and the trial only: not on the block it was asked for in, nor
/// on threads or machines. Each address has 128 bits for the vector paths; a rejection takes further blocks
/// of the same trial, told apart by their attempt.
///
/// Reference: ``PhiloxLanes``.
public struct TrialStream: Hashable, Sendable {
  private let generator: PhiloxLanes

  /// Creates the stream of a seed.
  public init(seed: UInt64) {
    generator = PhiloxLanes(key: seed)
  }

  /// The counters of eight trials.
  @inline(__always)
  private func block(
    _ trial: UInt64, _ variable: Int, _ attempt: UInt64 = 0
  ) -> (PhiloxLanes.Words, PhiloxLanes.Words, PhiloxLanes.Words, PhiloxLanes.Words) {
    let trials = PhiloxLanes.Words(repeating: trial) &+ PhiloxLanes.Words(0, 1, 2, 3, 4, 5, 6, 7)
    return generator.block(trials, trials &>> 32, UInt64(truncatingIfNeeded: variable), attempt)
  }

  /// Fills `numbers` with uniform numbers between 0 and 1 of the trials from `first` on.
  public func fillUniform(_ numbers: inout MutableSpan<Double>, variable: Int, from first: Int) {
    fill(&numbers, from: first) { trial in
      let words = block(trial, variable)
      return LaneFunctions.uniform(words.0, words.1)
    }
  }

  /// Fills `numbers` with the sum of two uniform numbers, r₁ + β r₂, of the trials from `first` on.
  public func fillUniformPair(
    _ numbers: inout MutableSpan<Double>, _ others: inout MutableSpan<Double>, variable: Int,
    from first: Int
  ) {
    precondition(numbers.count == others.count, "pairs of numbers")
    fill(&numbers, from: first) { trial in
      let words = block(trial, variable)
      return LaneFunctions.uniform(words.0, words.1)
    }
    fill(&others, from: first) { trial in
      let words = block(trial, variable)
      return LaneFunctions.uniform(words.2, words.3)
    }
  }

  /// Fills `numbers` with standard normal numbers, √(−2 ln r₁) cos 2πr₂, of the trials from `first`
  /// on.
  ///
  /// Reference: G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29 (1958) 610.
  public func fillNormal(_ numbers: inout MutableSpan<Double>, variable: Int, from first: Int) {
    fill(&numbers, from: first) { trial in
      let words = block(trial, variable)
      let radius =
        (LaneFunctions.log(LaneFunctions.uniform(words.0, words.1)) * -2).squareRoot()
      return radius * LaneFunctions.circle(LaneFunctions.uniform(words.2, words.3)).cos
    }
  }

  /// Fills `numbers` with sin 2πr of the trials from `first` on: the arcsine distribution on
  /// [−1, 1].
  public func fillSine(_ numbers: inout MutableSpan<Double>, variable: Int, from first: Int) {
    fill(&numbers, from: first) { trial in
      let words = block(trial, variable)
      return LaneFunctions.circle(LaneFunctions.uniform(words.0, words.1)).sin
    }
  }

  /// Fills `numbers` with −ln r of the trials from `first` on: the exponential distribution of mean 1.
  public func fillExponential(
    _ numbers: inout MutableSpan<Double>, variable: Int, from first: Int
  ) {
    fill(&numbers, from: first) { trial in
      let words = block(trial, variable)
      return -LaneFunctions.log(LaneFunctions.uniform(words.0, words.1))
    }
  }

  /// Fills `numbers` with gamma numbers of this shape, at least 1, and scale 1.
  ///
  /// Rejections take the next attempts of the same trial.
  /// Reference: G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26 (2000) 363.
  public func fillGamma(
    _ numbers: inout MutableSpan<Double>, shape: Double, variable: Int, from first: Int
  ) {
    precondition(shape >= 1, "a shape of at least 1")
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    for i in numbers.indices {
      var attempt: UInt64 = 1
      while true {
        let (z, r) = normalAndUniform(first + i, variable, attempt)
        attempt += 1
        let root = 1 + c * z
        guard root > 0 else { continue }
        let cube = root * root * root
        if Double.log(r) < z * z / 2 + d - d * cube + d * Double.log(cube) {
          numbers[i] = d * cube
          break
        }
      }
    }
  }

  /// One standard normal and one uniform number of a trial's attempt.
  private func normalAndUniform(
    _ trial: Int, _ variable: Int, _ attempt: UInt64
  ) -> (normal: Double, uniform: Double) {
    let number = UInt64(truncatingIfNeeded: trial)
    let a = block(number, variable, 2 * attempt)
    let b = block(number, variable, 2 * attempt + 1)
    let radius = (LaneFunctions.log(LaneFunctions.uniform(a.0, a.1)) * -2).squareRoot()
    let normal = radius * LaneFunctions.circle(LaneFunctions.uniform(a.2, a.3)).cos
    return (normal[0], LaneFunctions.uniform(b.0, b.1)[0])
  }

  @inline(__always)
  private func fill(
    _ numbers: inout MutableSpan<Double>, from first: Int,
    _ lanes: (UInt64) -> SIMD8<Double>
  ) {
    var i = 0
    while i < numbers.count {
      let values = lanes(UInt64(truncatingIfNeeded: first + i))
      for lane in 0..<min(8, numbers.count - i) { numbers[i + lane] = values[lane] }
      i += 8
    }
  }
}
