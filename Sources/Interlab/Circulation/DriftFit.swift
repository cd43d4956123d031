import Mathematics

/// A drift polynomial of one degree, with or without a step, fitted to pilot measurements.
///
///     V = diag(u_A²) + u_B u_Bᵀ ,   β̂ = (XᵀV⁻¹X)⁻¹XᵀV⁻¹y ,   RSS = rᵀV⁻¹r
///
/// X has powers of (t − t̄)/T, T half the span, and a column that is 1 from the step on. A u_B that is the same
/// for all only shifts the constant: it is added to its variance, so that no matrix of large equal
/// elements is inverted. Without uncertainties V is the identity.
///
/// Accuracy: refined least squares; RSS in units of the uncertainties.
struct DriftFit {
  let degree: DriftDegree
  let step: Double?
  let origin: Double
  let unit: Double

  /// In powers of (t − t̄)/T, then the step.
  let coefficients: [Double]

  /// (XᵀV⁻¹X)⁻¹.
  let covariance: Matrix
  let residuals: [Double]
  let residualSumOfSquares: Double
  let degreesOfFreedom: Int

  init(_ pilot: PilotMeasurements, degree: DriftDegree, step: Double?) throws(DriftFailure) {
    self.degree = degree
    self.step = step
    let n = pilot.count
    let needed = degree.rawValue + 1 + (step == nil ? 0 : 1)
    guard n >= needed else { throw .tooFewMeasurements(needed: needed, found: n) }
    if let step, !(pilot.times.contains { $0 < step } && pilot.times.contains { $0 >= step }) {
      throw .stepOutside(time: step)
    }
    let first = pilot.times.first ?? 0
    let span = (pilot.times.last ?? 0) - first
    var mean = CompensatedSum()
    for time in pilot.times { mean.add(time - first) }
    let origin = first + mean.value / Double(n)
    let unit = span > 0 ? span / 2 : 1
    self.origin = origin
    self.unit = unit
    let rows = pilot.times.map {
      Self.row(at: $0, degree, step, origin: origin, unit: unit)
    }
    let design = Matrix(rows: rows)
    let fit = try Self.solve(pilot, design)
    coefficients = fit.coefficients
    covariance = fit.covariance
    residualSumOfSquares = fit.residualSumOfSquares
    degreesOfFreedom = n - needed
    let coefficients = fit.coefficients
    residuals = rows.indices.map { i in
      var left = CompensatedSum()
      left.add(pilot.values[i])
      for j in coefficients.indices { left.add(product: -rows[i][j], coefficients[j]) }
      return left.value
    }
  }

  /// The regressors at a time.
  func regressors(at time: Double) -> [Double] {
    Self.row(at: time, degree, step, origin: origin, unit: unit)
  }

  private static func row(
    at time: Double, _ degree: DriftDegree, _ step: Double?, origin: Double, unit: Double
  ) -> [Double] {
    let x = (time - origin) / unit
    let powers = [1, x, x * x].prefix(degree.rawValue + 1)
    return powers + (step.map { [time >= $0 ? 1 : 0] } ?? [])
  }

  private struct Solution {
    let coefficients: [Double]
    var covariance: Matrix
    let residualSumOfSquares: Double
  }

  private static func solve(
    _ pilot: PilotMeasurements, _ design: Matrix
  ) throws(DriftFailure) -> Solution {
    let u = pilot.standardUncertainties ?? [Double](repeating: 1, count: pilot.count)
    guard u.allSatisfy({ $0 > 0 }) else { throw .uncertaintyNotPositive }
    let common = pilot.commonUncertainties
    do {
      if common.allSatisfy({ $0 == common[0] }) {
        var solution = try weighted(pilot.values, design, u)
        solution.covariance[0, 0] += common[0] * common[0]
        return solution
      }
      var V = Matrix(diagonal: u.map { $0 * $0 })
      for i in u.indices {
        for j in u.indices { V[i, j] += common[i] * common[j] }
      }
      let fit = try GeneralizedLeastSquares(
        design: design, responses: pilot.values, covariance: V)
      return Solution(
        coefficients: fit.coefficients, covariance: fit.covariance,
        residualSumOfSquares: fit.residualSumOfSquares)
    } catch {
      throw .tooFewTimes
    }
  }

  private static func weighted(
    _ values: [Double], _ design: Matrix, _ u: [Double]
  ) throws(LeastSquares.Failure) -> Solution {
    // Weights in units of the smallest uncertainty keep equal ones exact.
    let smallest = u.min() ?? 1
    let weights = u.map { smallest / $0 }
    var scaled = design
    for i in weights.indices {
      for j in 0..<design.columnCount { scaled[i, j] = design[i, j] * weights[i] }
    }
    let fit = try LeastSquares(
      design: scaled, responses: zip(values, weights).map { $0 * $1 })
    var covariance = fit.unscaledCovariance
    for i in 0..<covariance.rowCount {
      for j in 0..<covariance.columnCount { covariance[i, j] *= smallest * smallest }
    }
    return Solution(
      coefficients: fit.coefficients, covariance: covariance,
      residualSumOfSquares: fit.residualSumOfSquares / smallest / smallest)
  }
}
