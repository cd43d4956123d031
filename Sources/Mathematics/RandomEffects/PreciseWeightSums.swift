/// The sums of ``WeightSums`` in double-double arithmetic, for the last step of an estimate.
///
/// Accuracy: about 30 digits, less those that the results themselves do not have.
package struct PreciseWeightSums {
  /// Σ w_i x_i / Σ w_i, from the sample's origin.
  package let mean: DoubleDouble

  /// W.
  package let weight: DoubleDouble

  /// Q = Σ w_i r_i².
  package let q: DoubleDouble

  /// A = Σ w_i² r_i².
  package let descent: DoubleDouble

  /// tr P = Σ w_i (1 − w_i/W).
  package let trace: DoubleDouble

  /// Σ w_i (1 − w_i/W) u_i².
  package let varianceTrace: DoubleDouble

  package init(_ sample: RandomEffectsSample, at heterogeneity: Double) {
    let members = sample.members.span
    let first = Self.weight(members[0], heterogeneity)
    var rest = CompensatedSum()
    var moment = CompensatedSum()
    for index in 1..<members.count {
      let w = Self.weight(members[index], heterogeneity)
      rest.add(w)
      moment.add(w * members[index].deviation)
    }
    let weight = first + rest.total
    let mean = moment.total / weight
    let share = first * rest.total / weight
    let pull = -(first * mean)
    var q = CompensatedSum()
    var descent = CompensatedSum()
    var trace = CompensatedSum()
    var varianceTrace = CompensatedSum()
    q.add(-(pull * mean))
    descent.add(pull * pull)
    trace.add(share)
    varianceTrace.add(share * members[0].exactVariance)
    for index in 1..<members.count {
      let w = Self.weight(members[index], heterogeneity)
      let residual = members[index].deviation - mean
      let pull = w * residual
      let p = w * ((weight - w) / weight)
      q.add(pull * residual)
      descent.add(pull * pull)
      trace.add(p)
      varianceTrace.add(p * members[index].exactVariance)
    }
    self.mean = mean
    self.weight = weight
    self.q = q.total
    self.descent = descent.total
    self.trace = trace.total
    self.varianceTrace = varianceTrace.total
  }

  private static func weight(
    _ member: RandomEffectsSample.Member, _ heterogeneity: Double
  ) -> DoubleDouble {
    DoubleDouble(1) / (member.exactVariance + heterogeneity)
  }
}
