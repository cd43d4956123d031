/// The sums that estimators of τ² are made of, at one τ², in double precision.
///
/// With w_i = 1/(u_i² + τ²), W = Σw_i, r_i = x_i − Σw_j x_j / W and the projection
/// P = diag(w) − wwᵀ/W:
///
///     Q = Σ w_i r_i² ,  A = −Q′ = Σ w_i² r_i² ,  W ,  tr P = W − Σw_i²/W = −(ln det)′
///
/// With the eigenvalues λ_k of the contrasts of the results, Q = Σ z_k²/(λ_k + τ²) and
/// tr P = Σ 1/(λ_k + τ²): all of them fall and are convex, as do A and its derivatives.
struct WeightSums {
  let weight: Double
  let q: Double
  let qSlope: Double
  let qCurvature: Double
  let trace: Double
  let traceSlope: Double
  let weightSlope: Double

  /// A.
  var descent: Double { -qSlope }

  init(_ sample: RandomEffectsSample, at heterogeneity: Double) {
    let members = sample.members.span
    let first = 1 / (members[0].variance + heterogeneity)
    var rest = 0.0
    var moment = 0.0
    for index in 1..<members.count {
      let w = 1 / (members[index].variance + heterogeneity)
      rest += w
      moment += w * members[index].deviation.high
    }
    let total = first + rest
    let inverse = 1 / total
    let mean = moment * inverse
    let share = first * (rest * inverse)
    let ownPull = -first * mean
    var q = -ownPull * mean
    var descent = ownPull * ownPull
    var cubic = descent * share
    var cross = 0.0
    var trace = share
    var traceSquares = share * share
    var squares = 0.0
    var fourths = 0.0
    for index in 1..<members.count {
      let w = 1 / (members[index].variance + heterogeneity)
      let residual = members[index].deviation.high - mean
      let pull = w * residual
      let p = w * ((total - w) * inverse)
      let square = w * w
      q += pull * residual
      descent += pull * pull
      cubic += w * (pull * pull)
      cross += w * pull
      trace += p
      traceSquares += p * p
      squares += square
      fourths += square * square
    }
    self.q = q
    qSlope = -descent
    qCurvature = 2 * (cubic - cross * ((cross + 2 * first * ownPull) * inverse))
    weight = total
    weightSlope = -(first * first + squares)
    self.trace = trace
    let others = 2 * first * first * squares + (squares * squares - fourths)
    traceSlope = -(traceSquares + others * inverse * inverse)
  }
}
