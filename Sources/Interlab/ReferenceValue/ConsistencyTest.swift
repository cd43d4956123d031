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
    pValue = (try? ChiSquared(degreesOfFreedom: Double(count - 1)))?.upperTail(chiSquared)
    birgeRatio = Self.birgeRatio(chiSquared: chiSquared, count: count)
  }

  /// The least probability of consistent results.
  static let significance = 0.05

  var isConsistent: Bool { pValue.map { $0 >= Self.significance } ?? true }

  static func birgeRatio(chiSquared: Double, count: Int) -> Double? {
    count > 1 ? (chiSquared / Double(count - 1)).squareRoot() : nil
  }

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

/// Tells whether results are consistent as ``ConsistencyTest`` does, for very many comparisons: by the limit
/// of χ², which is found once for each number of results, and by the probability where χ² is so near to it
/// that rounding might decide.
struct ConsistencyLimits: Sendable {
  /// By the number of results; zero where a limit was not yet asked for.
  private var limits: [Double] = []

  mutating func isConsistent(chiSquared: Double, count: Int) -> Bool {
    let limit = limit(count)
    guard (chiSquared - limit).magnitude > 1e-9 * limit else {
      return ConsistencyTest(chiSquared: chiSquared, count: count).isConsistent
    }
    return chiSquared < limit
  }

  /// The limit of χ²; infinite for one result.
  private mutating func limit(_ count: Int) -> Double {
    // So many that the memory of all limits counts, and the probability does not.
    guard count < 10_000 else { return Self.limit(count) }
    if limits.count <= count {
      limits += repeatElement(0, count: count + 1 - limits.count)
    }
    if limits[count] == 0 { limits[count] = Self.limit(count) }
    return limits[count]
  }

  private static func limit(_ count: Int) -> Double {
    (try? ChiSquared(degreesOfFreedom: Double(count - 1)))?
      .upperQuantile(ConsistencyTest.significance) ?? .infinity
  }
}
