import RealModule

/// Random numbers for the trials of a Monte Carlo, addressed by variable and trial.
///
/// A number depends on the seed, the variable and the trial only: not on the block it was asked for in, nor
/// on threads or machines. The 128 bits at an address make two numbers, those of the trials t and t + 8 of
/// each sixteen:
///
///     counter = (8 ⌊t/16⌋ + t mod 8, variable, purpose and attempt)
///     its first two words for t mod 16 < 8, the other two else
///
/// A rejection takes further blocks of the same trial, told apart by their attempt.
///
/// Reference: ``PhiloxLanes``.
public struct TrialStream: Hashable, Sendable {
  private let generator: PhiloxLanes

  /// Creates the stream of a seed.
  public init(seed: UInt64) {
    generator = PhiloxLanes(key: seed)
  }

  /// What a block of bits serves, so that none serves twice.
  private enum Purpose: UInt64 {
    case normals, uniforms, twoUniforms, gamma
  }

  // MARK: Uniform numbers

  /// Fills with uniform numbers between 0 and 1 of one variable, of the trials from `first` on.
  public func fillUniform(_ numbers: inout MutableSpan<Double>, variable: Int, from first: Int) {
    fillUniform(&numbers, variable, .uniforms, 0, from: first)
  }

  private func fillUniform(
    _ numbers: inout MutableSpan<Double>, _ variable: Int, _ purpose: Purpose, _ attempt: UInt64,
    from first: Int
  ) {
    let lead = first & 15
    for start in stride(from: -lead, to: numbers.count, by: 32) {
      let words = block(ofSixteens: first + start, variable, purpose, attempt)
      numbers.storeSixteens(
        LaneFunctions.uniform(words.0, words.1), LaneFunctions.uniform(words.2, words.3), at: start)
    }
  }

  /// Fills with two uniform numbers between 0 and 1 for each trial of one variable: a block for each trial.
  ///
  /// - Precondition: equally many of both.
  public func fillTwoUniforms(
    _ numbers: inout MutableSpan<Double>, _ others: inout MutableSpan<Double>, variable: Int,
    from first: Int
  ) {
    precondition(numbers.count == others.count, "pairs of numbers")
    for i in stride(from: 0, to: numbers.count, by: 16) {
      let words = block(at: first + i, variable, .twoUniforms)
      numbers.storeLanes(LaneFunctions.uniform(words.0, words.1), at: i)
      others.storeLanes(LaneFunctions.uniform(words.2, words.3), at: i)
    }
  }

  // MARK: Normal numbers

  /// Fills with standard normal numbers of one variable, of the trials from `first` on: √(−2 ln r₁) cos 2πr₂ for
  /// t mod 16 < 8 and √(−2 ln r₁) sin 2πr₂ for t + 8.
  ///
  /// Reference: G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29 (1958) 610.
  public func fillNormal(_ numbers: inout MutableSpan<Double>, variable: Int, from first: Int) {
    fillNormal(&numbers, variable, .normals, from: first)
  }

  private func fillNormal(
    _ numbers: inout MutableSpan<Double>, _ variable: Int, _ purpose: Purpose, from first: Int
  ) {
    let lead = first & 15
    let half = (lead + numbers.count + 31) / 32 * 16
    var (radii, turns) = (
      [Double](repeating: 0, count: half), [Double](repeating: 0, count: half)
    )
    var radius = radii.mutableSpan
    var turn = turns.mutableSpan
    for i in stride(from: 0, to: half, by: 16) {
      let words = block(ofSixteens: first - lead + 2 * i, variable, purpose)
      radius.storeLanes(LaneFunctions.log(LaneFunctions.uniform(words.0, words.1)) * -2, at: i)
      turn.storeLanes(LaneFunctions.uniform(words.2, words.3), at: i)
    }
    // A loop over numbers is vectorised, the square root of lanes is not.
    for i in radius.indices { radius[i] = radius[i].squareRoot() }
    for i in stride(from: 0, to: half, by: 16) {
      let (cos, sin) = LaneFunctions.circle(turn.loadLanes(at: i))
      let r = radius.loadLanes(at: i)
      numbers.storeSixteens(r * cos, r * sin, at: 2 * i - lead)
    }
  }

  // MARK: Gamma numbers

  /// Fills with gamma numbers of this shape, at least 1, and scale 1.
  ///
  /// Rejections take the next attempts of the same trial.
  /// Reference: G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26 (2000) 363.
  public func fillGamma(
    _ numbers: inout MutableSpan<Double>, shape: Double, variable: Int, from first: Int
  ) {
    precondition(shape >= 1, "a shape of at least 1")
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    var proofs = [Double](repeating: 0, count: numbers.count)
    var r = proofs.mutableSpan
    fillNormal(&numbers, variable, .gamma, from: first)
    fillUniform(&r, variable, .gamma, 1, from: first)
    for i in numbers.indices {
      var z = numbers[i]
      if !Self.isAccepted(z, r[i], c, d) {
        z = accepted(c, d, variable, trial: first + i)
      }
      let root = 1 + c * z
      numbers[i] = d * (root * root * root)
    }
  }

  /// The first normal number after that of attempt 0 that is accepted.
  private func accepted(_ c: Double, _ d: Double, _ variable: Int, trial: Int) -> Double {
    let (lane, isSecond) = (trial & 7, trial & 8 != 0)
    var attempt: UInt64 = 0
    while true {
      attempt += 1
      let a = block(ofSixteens: trial & ~15, variable, .gamma, 2 * attempt)
      let b = block(ofSixteens: trial & ~15, variable, .gamma, 2 * attempt + 1)
      let square = (LaneFunctions.log(LaneFunctions.uniform(a.0, a.1)) * -2)[lane]
      let (cos, sin) = LaneFunctions.circle(LaneFunctions.uniform(a.2, a.3))
      let z = square.squareRoot() * (isSecond ? sin : cos)[lane]
      let r = isSecond ? LaneFunctions.uniform(b.2, b.3) : LaneFunctions.uniform(b.0, b.1)
      if Self.isAccepted(z, r[lane], c, d) { return z }
    }
  }

  @inline(__always)
  private static func isAccepted(_ z: Double, _ r: Double, _ c: Double, _ d: Double) -> Bool {
    let root = 1 + c * z
    guard root > 0 else { return false }
    let square = z * z
    // The squeeze of the paper, which spares the logarithms most of the time.
    if r < 1 - 0.0331 * (square * square) { return true }
    let cube = root * root * root
    return Double.log(r) < square / 2 + d * (1 - cube + Double.log(cube))
  }

  // MARK: Blocks

  private typealias Words = PhiloxLanes.Words

  /// The blocks of sixteen trials.
  @inline(__always)
  private func block(
    at trial: Int, _ variable: Int, _ purpose: Purpose
  ) -> (Words, Words, Words, Words) {
    block(from: UInt64(truncatingIfNeeded: trial), variable, purpose, 0)
  }

  /// The blocks of thirty-two trials, two for each.
  ///
  /// - Precondition: a multiple of sixteen.
  @inline(__always)
  private func block(
    ofSixteens trial: Int, _ variable: Int, _ purpose: Purpose, _ attempt: UInt64 = 0
  ) -> (Words, Words, Words, Words) {
    block(from: UInt64(truncatingIfNeeded: trial) >> 1, variable, purpose, attempt)
  }

  @inline(__always)
  private func block(
    from counter: UInt64, _ variable: Int, _ purpose: Purpose, _ attempt: UInt64
  ) -> (Words, Words, Words, Words) {
    let counters =
      Words(repeating: counter) &+ Words(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return generator.block(
      counters, counters &>> 32, UInt64(truncatingIfNeeded: variable),
      purpose.rawValue << 24 | attempt)
  }
}
