/// How far an observed number may lie from its oracle, and why.
///
/// A test names one of these reasons; a bare epsilon says nothing about where it came from.
public enum Tolerance: Sendable {
  /// Bit for bit, because every operation on these inputs is exact.
  case exact

  /// `count` roundings of half a unit in the last place each, counted along the formula.
  case roundings(_ count: Double)

  /// `count` significant digits of the oracle agree.
  case digits(_ count: Int)

  /// Half a unit of the last digit of an oracle printed to `decimals` places.
  case published(decimals: Int)

  /// A distance in the unit of the oracle, with the reason it is that wide.
  case absolute(_ distance: Double, because: String)

  /// Whether `observed` lies within this tolerance of `oracle`.
  ///
  /// Infinities agree when equal; a NaN agrees with nothing.
  public func accepts(_ observed: Double, oracle: Double) -> Bool {
    observed == oracle || (observed - oracle).magnitude <= bound(around: oracle)
  }

  private func bound(around oracle: Double) -> Double {
    switch self {
    case .exact: 0
    case .roundings(let count): count * .ulpOfOne / 2 * oracle.magnitude
    case .digits(let count): tenth(to: count) * oracle.magnitude
    case .published(let decimals): 0.5 * tenth(to: decimals) * (1 + 1e-9)
    case .absolute(let distance, _): distance
    }
  }

  private func tenth(to count: Int) -> Double {
    var power = 1.0
    for _ in 0..<count { power /= 10 }
    return power
  }
}
