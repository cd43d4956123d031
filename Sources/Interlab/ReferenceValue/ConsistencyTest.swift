import Mathematics

/// The χ² test of a reference value: do the results agree within their uncertainties?
///
///     χ²_obs = Σ ((x_i − x_ref) / u_i)² ,   R_B = √(χ²_obs / (p − 1))
///
/// Inconsistent when Pr{χ²(p − 1) > χ²_obs} < 0.05. One result is consistent with itself and has
/// neither a probability nor a Birge ratio.
///
/// Reference: Cox, Metrologia 39 (2002) 589, procedure A; Birge, Phys. Rev. 40 (1932) 207.
struct ConsistencyTest {
  let chiSquared: Double
  let degreesOfFreedom: Int

  /// Pr{χ²(ν) > χ²_obs}.
  let pValue: Double?

  /// _R_B_.
  let birgeRatio: Double?

  init(chiSquared: Double, count: Int) {
    self.chiSquared = chiSquared
    degreesOfFreedom = count - 1
    let ν = Double(count - 1)
    pValue = (try? ChiSquared(degreesOfFreedom: ν))?.upperTail(chiSquared)
    birgeRatio = count > 1 ? (chiSquared / ν).squareRoot() : nil
  }

  var isConsistent: Bool { pValue.map { $0 >= 0.05 } ?? true }

  var details: [Detail] {
    var details = [
      Detail("Q", .number(chiSquared)), Detail("degreesOfFreedom", .count(degreesOfFreedom)),
    ]
    if let pValue { details.append(Detail("pValue", .number(pValue))) }
    details.append(Detail("consistent", .flag(isConsistent)))
    if let birgeRatio { details.append(Detail("birgeRatio", .number(birgeRatio))) }
    return details
  }

  var notices: [Notice] {
    guard let pValue, !isConsistent else { return [] }
    return [
      .inconsistentResults(
        chiSquared: chiSquared, degreesOfFreedom: degreesOfFreedom, pValue: pValue)
    ]
  }
}
