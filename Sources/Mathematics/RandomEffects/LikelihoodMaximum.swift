import RealModule

/// The τ² ≥ 0 of highest likelihood, restricted or not, of all its local maxima.
///
///     −2ℓ = Σ ln(u_i² + τ²) + Q(τ²)  [+ ln Σ 1/(u_i² + τ²)] + constant
///
/// Its slope is B − A with A = −Q′ and B = Σw_i, restricted tr P (see ``WeightSums``). A and B both
/// fall and are convex, so tangents and chords at the ends of an interval bound their difference
/// inside. Intervals where the bounds exclude a zero, or allow one at most, are settled; the others
/// are halved. So no maximum is missed, and none is found by chance of a starting value.
///
/// Complexity: O(p) for each of about ten to thirty intervals and Newton steps.
/// Reference: W. Viechtbauer, J. Educ. Behav. Stat. 30 (2005) 261, for the likelihoods.
public struct LikelihoodMaximum: Sendable {
  /// τ² in squared units of the sample.
  public private(set) var heterogeneity = 0.0

  /// How many local maxima there are, τ² = 0 included where the likelihood falls from there.
  public private(set) var localMaxima = 0

  private let sample: RandomEffectsSample
  private let isRestricted: Bool
  private var lowest = Double.infinity

  /// Searches τ² ≥ 0.
  public init(of sample: RandomEffectsSample, isRestricted: Bool) {
    self.sample = sample
    self.isRestricted = isRestricted
    let start = slope(at: 0)
    if start.value <= 0 { take(0) }
    let bound = upperBound
    if bound > 0 { search(start, slope(at: bound)) }
    // Only rounding at the bound can leave no maximum.
    if localMaxima == 0 { take(bound) }
  }

  /// A τ² from which on the likelihood falls: there Σ(x_i − x̄)²/(u_min² + τ²)² ≥ A is below
  /// (p − 1)/(u_max² + τ²) ≤ B.
  private var upperBound: Double {
    var (smallest, largest) = (Double.infinity, 0.0)
    for member in sample.members {
      smallest = min(smallest, member.variance)
      largest = max(largest, member.variance)
    }
    let mean = sample.sumOfSquaredDeviations.value / sample.contrasts
    let root = (mean * mean + 4 * mean * (largest - smallest)).squareRoot()
    return ((mean + root) / 2 - smallest) * (1 + 1e-9)
  }

  /// −2ℓ without its constant.
  private func objective(_ heterogeneity: Double) -> Double {
    let sums = WeightSums(sample, at: heterogeneity)
    var logarithms = CompensatedSum()
    for member in sample.members { logarithms.add(.log(member.variance + heterogeneity)) }
    if isRestricted { logarithms.add(.log(sums.weight)) }
    return logarithms.value + sums.q
  }

  private mutating func take(_ candidate: Double) {
    localMaxima += 1
    let value = objective(candidate)
    guard value < lowest else { return }
    (heterogeneity, lowest) = (candidate, value)
  }

  private func slope(at heterogeneity: Double) -> Slope {
    let sums = WeightSums(sample, at: heterogeneity)
    return Slope(
      heterogeneity: heterogeneity, a: sums.descent, aSlope: -sums.qCurvature,
      b: isRestricted ? sums.trace : sums.weight,
      bSlope: isRestricted ? sums.traceSlope : sums.weightSlope)
  }

  private mutating func search(_ low: Slope, _ high: Slope) {
    switch Slope.zeros(between: low, high) {
    case .none: return
    case .one: take(root(between: low, high))
    case .unknown:
      let floor = sample.members[0].variance
      let (a, b) = (low.heterogeneity + floor, high.heterogeneity + floor)
      let middle = (a * b).squareRoot() - floor
      guard b - a > 1e-10 * b, middle > low.heterogeneity, middle < high.heterogeneity else {
        if low.value > 0, high.value <= 0 { take(root(between: low, high)) }
        return
      }
      let centre = slope(at: middle)
      search(low, centre)
      search(centre, high)
    }
  }

  /// The zero between `low`, where the likelihood rises, and `high`, where it falls: Newton's
  /// method, halving where it leaves the bracket.
  private func root(between low: Slope, _ high: Slope) -> Double {
    var (lower, upper) = (low.heterogeneity, high.heterogeneity)
    var point = low
    while true {
      var next = point.heterogeneity - point.value / point.slope
      if !(next > lower && next < upper) { next = lower + (upper - lower) / 2 }
      let step = (next - point.heterogeneity).magnitude
      guard next > lower, next < upper else { break }
      // The error after a step this small is its square.
      guard step > 1e-7 * next else { return refined(next, point) }
      point = slope(at: next)
      if point.value > 0 { lower = next } else { upper = next }
    }
    return refined(point.heterogeneity, point)
  }

  /// `heterogeneity`, next to `point`, by one more step in double-double where the difference A − B
  /// has lost digits that τ² needs.
  private func refined(_ heterogeneity: Double, _ point: Slope) -> Double {
    guard point.a + point.b > -100 * point.slope * heterogeneity else { return heterogeneity }
    let sums = PreciseWeightSums(sample, at: heterogeneity)
    let value = sums.descent - (isRestricted ? sums.trace : sums.weight)
    return max(0, (DoubleDouble(heterogeneity) - value / point.slope).value)
  }
}

/// The slope of the log-likelihood, A − B, at one τ².
private struct Slope {
  let heterogeneity, a, aSlope, b, bSlope: Double

  enum Zeros {
    case none
    case one
    case unknown
  }

  var value: Double { a - b }

  var slope: Double { aSlope - bSlope }

  /// How many zeros where the slope turns negative an interval can hold.
  static func zeros(between low: Slope, _ high: Slope) -> Zeros {
    let width = high.heterogeneity - low.heterogeneity
    let isPositive =
      low.value > 0 && low.a + low.aSlope * width > high.b
      || high.value > 0 && high.a - high.aSlope * width > low.b
    let isNegative =
      low.value < 0 && high.a < low.b + low.bSlope * width
      || high.value < 0 && low.a < high.b - high.bSlope * width
    if isPositive || isNegative { return .none }
    if high.aSlope < low.bSlope { return low.value > 0 && high.value <= 0 ? .one : .none }
    return low.aSlope > high.bSlope ? .none : .unknown
  }
}
