import RealModule

/// Random numbers for the trials of a Monte Carlo, addressed by variable and trial.
///
/// A number depends on the seed, the variable and the trial only: not on the block it was asked for in, nor
/// on threads or machines. An address has 128 bits, which two neighbouring variables, 2j and 2j + 1, share
/// for uniform and for normal numbers: asked for both, they cost one. A rejection takes further blocks of
/// the same trial, told apart by their attempt.
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

  /// Fills with uniform numbers between 0 and 1 of the variables 2·`pair` and 2·`pair` + 1, of the
  /// trials from `first` on.
  ///
  /// - Precondition: equally many of both.
  public func fillUniform(
    _ numbers: inout MutableSpan<Double>, _ others: inout MutableSpan<Double>, pair: Int,
    from first: Int
  ) {
    fill(&numbers, &others, UInt64(truncatingIfNeeded: pair), .uniforms, from: first)
  }

  /// Fills with uniform numbers between 0 and 1 of one variable.
  public func fillUniform(_ numbers: inout MutableSpan<Double>, variable: Int, from first: Int) {
    fillOne(&numbers, variable) { fillUniform(&$0, &$1, pair: variable >> 1, from: first) }
  }

  /// Fills with two uniform numbers between 0 and 1 for each trial of one variable.
  ///
  /// - Precondition: equally many of both.
  public func fillTwoUniforms(
    _ numbers: inout MutableSpan<Double>, _ others: inout MutableSpan<Double>, variable: Int,
    from first: Int
  ) {
    fill(&numbers, &others, UInt64(truncatingIfNeeded: variable), .twoUniforms, from: first)
  }

  // MARK: Normal numbers

  /// Fills with standard normal numbers of the variables 2·`pair` and 2·`pair` + 1, of the trials from
  /// `first` on: √(−2 ln r₁) cos 2πr₂ and √(−2 ln r₁) sin 2πr₂.
  ///
  /// Reference: G. E. P. Box, M. E. Muller, Ann. Math. Stat. 29 (1958) 610.
  ///
  /// - Precondition: equally many of both.
  public func fillNormal(
    _ numbers: inout MutableSpan<Double>, _ others: inout MutableSpan<Double>, pair: Int,
    from first: Int
  ) {
    fill(&numbers, &others, UInt64(truncatingIfNeeded: pair), .normals, from: first)
    numbers.transformLanes { LaneFunctions.log($0) * -2 }
    // A loop over numbers is vectorised, the square root of lanes is not.
    for i in numbers.indices { numbers[i] = numbers[i].squareRoot() }
    numbers.transformLanes(with: &others) { radius, turn in
      let (cos, sin) = LaneFunctions.circle(turn)
      return (radius * cos, radius * sin)
    }
  }

  /// Fills with standard normal numbers of one variable.
  public func fillNormal(_ numbers: inout MutableSpan<Double>, variable: Int, from first: Int) {
    fillOne(&numbers, variable) { fillNormal(&$0, &$1, pair: variable >> 1, from: first) }
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
    for start in stride(from: 0, to: numbers.count, by: 16) {
      let (normals, uniforms) = normalsAndUniforms(first + start, variable, 1)
      for i in start..<min(start + 16, numbers.count) {
        var (z, r) = (normals[i - start], uniforms[i - start])
        var attempt: UInt64 = 1
        while !Self.isAccepted(z, r, c, d) {
          attempt += 1
          let next = normalsAndUniforms(first + i, variable, attempt)
          (z, r) = (next.normals[0], next.uniforms[0])
        }
        let root = 1 + c * z
        numbers[i] = d * (root * root * root)
      }
    }
  }

  private static func isAccepted(_ z: Double, _ r: Double, _ c: Double, _ d: Double) -> Bool {
    let root = 1 + c * z
    guard root > 0 else { return false }
    let square = z * z
    // The squeeze of the paper, which spares the logarithms most of the time.
    if r < 1 - 0.0331 * (square * square) { return true }
    let cube = root * root * root
    return Double.log(r) < square / 2 + d * (1 - cube + Double.log(cube))
  }

  /// Sixteen standard normal and uniform numbers of an attempt, of the trials from `trial` on.
  @inline(__always)
  private func normalsAndUniforms(
    _ trial: Int, _ variable: Int, _ attempt: UInt64
  ) -> (normals: SIMD16<Double>, uniforms: SIMD16<Double>) {
    let name = UInt64(truncatingIfNeeded: variable)
    let a = block(trial, name, .gamma, 2 * attempt)
    let b = block(trial, name, .gamma, 2 * attempt + 1)
    let radius = (LaneFunctions.log(LaneFunctions.uniform(a.0, a.1)) * -2).squareRoot()
    let normals = radius * LaneFunctions.circle(LaneFunctions.uniform(a.2, a.3)).cos
    return (normals, LaneFunctions.uniform(b.0, b.1))
  }

  // MARK: Blocks

  @inline(__always)
  private func block(
    _ trial: Int, _ name: UInt64, _ purpose: Purpose, _ attempt: UInt64 = 0
  ) -> (PhiloxLanes.Words, PhiloxLanes.Words, PhiloxLanes.Words, PhiloxLanes.Words) {
    let trials =
      PhiloxLanes.Words(repeating: UInt64(truncatingIfNeeded: trial))
      &+ PhiloxLanes.Words(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return generator.block(trials, trials &>> 32, name, purpose.rawValue << 24 | attempt)
  }

  /// Fills with the two uniform numbers that a block holds.
  private func fill(
    _ numbers: inout MutableSpan<Double>, _ others: inout MutableSpan<Double>, _ name: UInt64,
    _ purpose: Purpose, from first: Int
  ) {
    precondition(numbers.count == others.count, "pairs of numbers")
    for i in stride(from: 0, to: numbers.count, by: 16) {
      let words = block(first + i, name, purpose)
      numbers.storeLanes(LaneFunctions.uniform(words.0, words.1), at: i)
      others.storeLanes(LaneFunctions.uniform(words.2, words.3), at: i)
    }
  }

  /// Fills with the numbers of a variable, those of its neighbour dropped.
  @inline(__always)
  private func fillOne(
    _ numbers: inout MutableSpan<Double>, _ variable: Int,
    _ fill: (inout MutableSpan<Double>, inout MutableSpan<Double>) -> Void
  ) {
    var neighbours = [Double](repeating: 0, count: numbers.count)
    var others = neighbours.mutableSpan
    if variable & 1 == 0 { fill(&numbers, &others) } else { fill(&others, &numbers) }
  }
}
