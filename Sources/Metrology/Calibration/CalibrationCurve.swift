public import Mathematics

/// A calibration curve fitted by least squares to responses y_i at standards x_i:
///
///     y = β_0 + β_1 (x − x_0) + … + β_p (x − x_0)^p,   β = (XᵀWX)⁻¹ XᵀW y
///
/// with W = V_y⁻¹ where the covariance of the responses is known, and W = 1 else. The derivatives of
/// the coefficients by each point are exact:
///
///     ∂β/∂y = (XᵀWX)⁻¹ XᵀW,   ∂β/∂x_i = (XᵀWX)⁻¹ (X′_i (W r)_i − (XᵀW)_i X′_i β),   r = y − X β
///
/// where X_i is a row of X and X′_i its derivative by x_i. So what the points share with each other
/// or with a later reading can be propagated.
///
/// Edge cases: ``CalibrationFailure``. Complexity: O(n p²), O(n³) where a covariance is given.
/// Reference: JCGM 100:2008, H.3.
public struct CalibrationCurve: Hashable, Sendable {
  /// The coordinate from which the standards are counted.
  public let origin: Double

  /// The coefficients β, the constant one first.
  public let coefficients: [Double]

  /// Their covariance matrix, including what the uncertainty of the standards adds.
  public let covariance: Matrix

  /// The degrees of freedom of the covariance matrix.
  public let degreesOfFreedom: DegreesOfFreedom

  /// The residuals y − X β.
  public let residuals: [Double]

  /// rᵀ W r.
  public let residualSumOfSquares: Double

  /// ∂β/∂y: a row for each coefficient, a column for each point.
  public let responseSensitivities: Matrix

  /// ∂β/∂x: a row for each coefficient, a column for each point.
  public let standardSensitivities: Matrix

  /// The least and the largest standard.
  public let range: ClosedRange<Double>

  /// Fits a polynomial of `degree` in x − `origin`. Where `standardCovariance` is given, the
  /// uncertainty of the standards is propagated through the fit; it does not change its weights.
  ///
  /// - Precondition: a response for each standard, a degree of one or more, covariance matrices with a
  ///   row for each point.
  public init(
    standards: [Double], responses: [Double], degree: Int = 1, origin: Double = 0,
    weighting: CalibrationWeighting = .scatter, standardCovariance: Matrix? = nil
  ) throws(CalibrationFailure) {
    precondition(standards.count == responses.count && degree >= 1, "a response for each standard")
    let needed = degree + (weighting == .scatter ? 2 : 1)
    guard standards.count >= needed else { throw .tooFewPoints(needed: needed) }
    let offsets = standards.map { $0 - origin }
    guard offsets.allSatisfy(\.isFinite), responses.allSatisfy(\.isFinite),
      let least = standards.min(), let largest = standards.max()
    else { throw .notFinite }
    let fit = try CalibrationFit(offsets, responses, degree, weighting)
    let sensitivities = fit.standardSensitivities(offsets)
    var covariance = fit.covariance
    if let standardCovariance {
      let added = sensitivities * standardCovariance * sensitivities.transposed
      for i in 0...degree {
        for j in 0...degree { covariance[i, j] += added[i, j] }
      }
    }
    self.origin = origin
    self.covariance = covariance
    coefficients = fit.coefficients
    degreesOfFreedom = fit.degreesOfFreedom
    residuals = fit.residuals
    residualSumOfSquares = fit.residualSumOfSquares
    responseSensitivities = fit.responseSensitivities
    standardSensitivities = sensitivities
    range = least...largest
  }

  /// The response of the curve at `x`, with the uncertainty of the curve alone.
  public func response(at x: Double) -> CalibrationReading {
    let powers = powers(x)
    return reading(value: value(at: x), byCoefficients: powers, byReading: nil, u: 0)
  }

  /// The coordinate at which the curve takes `response`, a reading of its own with the standard
  /// uncertainty `u` that has nothing in common with the points.
  ///
  ///     ∂x/∂y = 1/g′(x),   ∂x/∂β_k = −(x − x_0)^k / g′(x)
  ///
  /// A straight line takes each response once. Another curve is searched in `range`, or from the
  /// least to the largest standard, at whose ends it must lie on both sides of the response.
  public func standard(
    for response: Double, standardUncertainty u: Double = 0, in range: ClosedRange<Double>? = nil
  ) throws(CalibrationFailure) -> CalibrationReading {
    let x = try coordinate(response, range ?? self.range)
    let slope = slope(at: x)
    guard x.isFinite, slope.isFinite, !isLevel(slope, response) else { throw .level }
    return reading(
      value: x, byCoefficients: powers(x).map { -$0 / slope }, byReading: 1 / slope, u: u)
  }

  private func coordinate(
    _ response: Double, _ range: ClosedRange<Double>
  ) throws(CalibrationFailure) -> Double {
    if coefficients.count == 2 {
      guard !isLevel(coefficients[1], response) else { throw .level }
      return (response - coefficients[0]) / coefficients[1] + origin
    }
    do throws(RootError) {
      return try bracketedRoot(in: range) { value(at: $0) - response }
    } catch {
      throw .outsideRange(lower: range.lowerBound, upper: range.upperBound)
    }
  }

  /// Whether a slope changes the response between the least and the largest standard by no more than
  /// the rounding of a response.
  private func isLevel(_ slope: Double, _ response: Double) -> Bool {
    let change = slope.magnitude * (range.upperBound - range.lowerBound)
    return !(change > 4 * .ulpOfOne * max(response.magnitude, coefficients[0].magnitude))
  }

  private func reading(
    value: Double, byCoefficients c: [Double], byReading: Double?, u: Double
  ) -> CalibrationReading {
    var variance = CompensatedSum()
    let weighted = covariance * c
    for k in c.indices { variance.add(product: c[k], weighted[k]) }
    let own = (byReading ?? 0) * u
    variance.add(own * own)
    return CalibrationReading(
      value: value, standardUncertainty: max(0, variance.value).squareRoot(),
      coefficientSensitivities: c,
      responseSensitivities: responseSensitivities.transposed * c,
      standardSensitivities: standardSensitivities.transposed * c,
      readingSensitivity: byReading)
  }

  private func powers(_ x: Double) -> [Double] {
    var powers = [1.0]
    for _ in 1..<coefficients.count { powers.append(powers[powers.count - 1] * (x - origin)) }
    return powers
  }

  private func value(at x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * (x - origin) + $1 }
  }

  private func slope(at x: Double) -> Double {
    var slope = 0.0
    for k in (1..<coefficients.count).reversed() {
      slope = slope * (x - origin) + Double(k) * coefficients[k]
    }
    return slope
  }
}
