/// The robust average x* and standard deviation s* of Algorithm A, or x* alone about a given s*.
///
///     x* = med x_i,   s* = 1.483 med|x_i − x*|
///     repeat:  x_i* = min(max(x_i, x* − δ), x* + δ),   δ = 1.5 s*
///              x* = Σx_i*/p,   s* = 1.134 √(Σ(x_i* − x*)²/(p − 1))
///
/// Edge cases:
///
/// - More than half of the results equal: s* starts at the ordinary standard deviation (C.3.1, NOTE
///   2).
/// - All results equal, or a single one: s* = 0 without an iteration.
/// - Only one distinct value inside the limits while s* falls by a constant factor: s* = 0 and
///   `hasCollapsed`.
///
/// Accuracy: ``Stop/fixedPoint`` ends at the fixed point of the limits it reached, solved in closed
/// form, so slow convergence costs no digits: x* within some 1e-15 s* and a rounding of x* itself,
/// s* within some 1e-15 of itself. An offset costs nothing; a power of two as unit keeps every bit.
/// Deviations that span more than 150 orders of magnitude in one sample are beyond it.
///
/// Complexity: O(p), then O(log p) an iteration, of results in ascending order; O(p) an iteration of up
/// to 64. Many samples at once: ``fits(_:ends:constants:stop:)``.
///
/// Reference: ISO 13528:2022, C.3.
public struct AlgorithmA: Hashable, Sendable {
  /// The robust average x*, to more digits than a double holds.
  public let preciseLocation: DoubleDouble

  /// The robust average x*.
  public var location: Double { preciseLocation.value }

  /// The robust standard deviation s*, in the unit of the results.
  public let scale: Double

  /// How many times x* and s* were computed from clipped results. The start is none of them, nor is
  /// the closed form at the end.
  public let iterations: Int

  /// Whether more than half of the results are equal, so that s* started from the standard
  /// deviation.
  public let startedFromStandardDeviation: Bool

  /// Whether s* fell to zero though the results are not all equal.
  public let hasCollapsed: Bool

  /// The indices of the results within x* ± 1.5 s*, limits included. With s* held, the weight of
  /// each in x* is one over their count, that of the others is zero.
  public let insideLimits: Range<Int>

  /// The number of results within x* ± 1.5 s*.
  public var countInsideLimits: Int { insideLimits.count }

  /// The limit x* − 1.5 s*, to which lower results are raised.
  public var lowerLimit: Double { location - 1.5 * scale }

  /// The limit x* + 1.5 s*, to which higher results are lowered.
  public var upperLimit: Double { location + 1.5 * scale }

  /// When the iteration ends.
  public enum Stop: String, CaseIterable, Hashable, Sendable {
    /// At the fixed point.
    case fixedPoint = "fixed-point"

    /// When neither x* nor s*, each rounded to three significant figures, changes from one
    /// iteration to the next (C.3.1), so not before the second.
    case thirdDigit = "third-digit"

    /// As ``thirdDigit``, but x* is rounded to the decimal place of the third figure of s*.
    case thirdDigitOfScale = "third-digit-of-scale"
  }

  /// The iteration has no end within ``AlgorithmA/iterationLimit``.
  public struct NotConverged: Error, Hashable, Sendable {}

  /// The number of iterations after which it counts as not converging.
  public static let iterationLimit = 1000

  /// Finds x* and s* of results in ascending order.
  ///
  /// - Precondition: at least one result, in ascending order, each finite.
  public init(
    sorted results: Span<Double>, constants: RobustConstants = .printed, stop: Stop = .fixedPoint
  ) throws(NotConverged) {
    precondition(!results.isEmpty, "Algorithm A needs a result")
    let fits: ClippedFits
    if results.count <= LaneSums.greatestCount {
      var sums = LaneSums(sorted: results)
      fits = ClippedFits(&sums, constants: constants, stop: stop)
    } else {
      var sums = SortedSums(results)
      fits = ClippedFits(&sums, constants: constants, stop: stop)
    }
    guard let fit = fits[0] else { throw NotConverged() }
    self = fit
  }

  /// Finds x* and s* of results in any order.
  ///
  /// From 20 000 results on they are not sorted: medians are selected, and only results near the limits are
  /// looked at in every iteration. The same results are clipped as when they are sorted, and sums differ
  /// by roundings.
  ///
  /// Complexity: O(p), some three passes and the two medians.
  ///
  /// - Precondition: at least one result, each finite.
  public init(
    _ results: [Double], constants: RobustConstants = .printed, stop: Stop = .fixedPoint
  ) throws(NotConverged) {
    guard var sums = NarrowedSums(results) else {
      var sorted = results
      sortAscending(&sorted)
      try self.init(sorted: sorted.span, constants: constants, stop: stop)
      return
    }
    guard let fit = ClippedFits(&sums, constants: constants, stop: stop)[0] else {
      throw NotConverged()
    }
    self = fit
  }

  /// Finds x* of results in ascending order, `scale` held as s*, at its fixed point from the
  /// median.
  ///
  /// Edge case: a scale of zero gives the median.
  ///
  /// - Precondition: at least one result, in ascending order, each finite; `scale` finite, zero or
  ///   more.
  public init(sorted results: Span<Double>, scale: Double) throws(NotConverged) {
    precondition(scale >= 0 && scale.isFinite, "a scale is zero or more")
    var sums = SortedSums(results)
    guard let fit = ClippedFits(&sums, scales: SIMD8(repeating: scale))[0] else {
      throw NotConverged()
    }
    self = fit
  }

  init(
    preciseLocation: DoubleDouble, scale: Double, iterations: Int,
    startedFromStandardDeviation: Bool, hasCollapsed: Bool, insideLimits: Range<Int>
  ) {
    self.preciseLocation = preciseLocation
    self.scale = scale
    self.iterations = iterations
    self.startedFromStandardDeviation = startedFromStandardDeviation
    self.hasCollapsed = hasCollapsed
    self.insideLimits = insideLimits
  }
}
