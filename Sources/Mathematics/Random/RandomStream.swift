import RealModule

/// Random numbers by the index of the draw and of the variable drawn.
///
/// A number depends on the seed and the two indices and on nothing else: not on how many others were
/// asked for, in which order or on which thread.
///
/// Reference: ``Philox``.
public struct RandomStream: Hashable, Sendable {
  private let generator: Philox

  /// What a block is for; the last word of its counter.
  private enum Purpose {
    static let uniform: UInt64 = 0
    static let studentT: UInt64 = 1
  }

  /// Creates the stream of a seed.
  public init(seed: UInt64) {
    generator = Philox(key: seed)
  }

  /// A number between 0 and 1, neither of them: one of the 2⁵² odd multiples of 2⁻⁵³.
  public func uniform(draw: Int, variable: Int) -> Double {
    Self.uniform(fromWord: block(draw, variable / 4)[variable % 4])
  }

  /// A standard normal number: the quantile of ``uniform(draw:variable:)``.
  public func normal(draw: Int, variable: Int) -> Double {
    normalDeviate(uniform(draw: draw, variable: variable))
  }

  /// The standard normal numbers of one draw, one for each variable.
  public func fillNormal(_ numbers: inout MutableSpan<Double>, draw: Int) {
    var variable = 0
    while variable < numbers.count {
      let words = block(draw, variable / 4)
      for lane in 0..<min(4, numbers.count - variable) {
        numbers[variable + lane] = normalDeviate(Self.uniform(fromWord: words[lane]))
      }
      variable += 4
    }
  }

  /// A number of Student's t distribution, by the polar method.
  ///
  ///     t = U √(ν (W^(−2/ν) − 1) / W) ,   W = U² + V² ≤ 1 ,   U, V uniform on (−1, 1)
  ///
  /// Edge case: with degrees of freedom so few that a number leaves the range of `Double`, the
  /// greatest that does not.
  /// Reference: R. W. Bailey, "Polar generation of random variates with the t-distribution", Math.
  /// Comp. 62 (1994) 779.
  ///
  /// - Precondition: degrees of freedom above zero and finite.
  public func studentT(draw: Int, variable: Int, degreesOfFreedom ν: Double) -> Double {
    precondition(ν > 0 && ν < .infinity, "the degrees of freedom are positive and finite")
    var attempt: UInt64 = 0
    while true {
      let words = generator.block(
        UInt64(truncatingIfNeeded: draw), UInt64(truncatingIfNeeded: variable), attempt,
        Purpose.studentT)
      for pair in 0..<2 {
        let U = 2 * Self.uniform(fromWord: words[2 * pair]) - 1
        let V = 2 * Self.uniform(fromWord: words[2 * pair + 1]) - 1
        let W = U * U + V * V
        guard W <= 1, W > 0 else { continue }
        let radius = (ν * .expMinusOne(-2 / ν * .log(W)) / W).squareRoot()
        return U * min(radius, .greatestFiniteMagnitude)
      }
      attempt += 1
    }
  }

  private func block(_ draw: Int, _ group: Int) -> SIMD4<UInt64> {
    generator.block(
      UInt64(truncatingIfNeeded: draw), UInt64(truncatingIfNeeded: group), 0, Purpose.uniform)
  }

  private static func uniform(fromWord word: UInt64) -> Double {
    (Double(word >> 12) + 0.5) * 0x1p-52
  }
}
