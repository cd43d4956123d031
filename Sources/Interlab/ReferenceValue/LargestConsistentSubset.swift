public import Mathematics

/// The largest subset of the results that is consistent by the χ² test.
///
///     χ²_obs(S) = Σ_S ((x_i − x_S) / u_i)² ,   Pr{χ²(|S| − 1) > χ²_obs(S)} ≥ 0.05
///
/// `x_S` is the weighted mean of the members (with a covariance matrix the generalized least squares
/// mean, and χ²_obs = rᵀV⁻¹r). Among the subsets of the largest size the one with the smallest χ²_obs
/// is taken. Where several have it (within 1e-12 of itself) all are listed, and the one is taken whose
/// mean lies nearest to the weighted mean of all results, then the lower mean, then the one whose
/// members come first in the ascending order of the results.
///
/// Edge cases: one result always passes, so where no two agree the subset has one member.
///
/// Exact. Complexity: O(p² log p) for independent results; a branch and bound with a covariance
/// matrix, which may grow exponentially with p: at once up to p = 25.
/// Reference: Cox, Metrologia 44 (2007) 187.
public struct LargestConsistentSubset: Hashable, Sendable {
  /// The members of the subset that is taken, by their index among the results, ascending.
  public let members: [Int]

  /// χ²_obs of the subset.
  public let chiSquared: Double

  /// How many subsets of this size have this χ²_obs.
  public let tiedCount: Int

  /// Those subsets, the one that is taken first; no more than ``listedLimit`` of them.
  public let tied: [[Int]]

  /// How many tied subsets are listed at most.
  public static let listedLimit = 100

  /// The level of the χ² test.
  static let level = 0.05

  /// Finds the largest consistent subset of independent results, in ascending order of value.
  ///
  /// - Precondition: at least one result, each with an uncertainty above zero.
  public init(values: [Double], standardUncertainties: [Double]) {
    let sample = ConsistencySample(values: values, standardUncertainties: standardUncertainties)
    var search = ConsistentSubsetSweep(sample)
    self.init(search.largest(), sample)
  }

  /// Finds the largest consistent subset of results with a covariance matrix, in ascending order of
  /// value.
  ///
  /// - Precondition: at least one result, and as many rows and columns.
  public init(values: [Double], covariance: Matrix) throws(Failure) {
    do throws(Cholesky.Failure) {
      _ = try Cholesky(covariance)
    } catch {
      throw .covariance(error)
    }
    let sample = ConsistencySample(values: values, covariance: covariance)
    var search = ConsistentSubsetSearch(sample, covariance)
    self.init(try search.largest(), sample)
  }

  private init(_ found: ConsistentSubsets, _ sample: ConsistencySample) {
    chiSquared = found.chiSquared
    tiedCount = found.count
    let center = found.meanOfAll
    let range = sample.range
    let ordered = found.subsets.sorted { a, b in
      let (near, far) = ((a.mean - center).magnitude, (b.mean - center).magnitude)
      if (near - far).magnitude > 1e-12 * range { return near < far }
      if (a.mean - b.mean).magnitude > 1e-12 * range { return a.mean < b.mean }
      return a.members.lexicographicallyPrecedes(b.members)
    }
    members = ordered.first?.members ?? []
    tied = ordered.prefix(Self.listedLimit).map(\.members)
  }

  /// The reason that there is no subset.
  public enum Failure: Error, Hashable, Sendable {
    /// The covariance matrix is none.
    case covariance(Cholesky.Failure)

    /// The branch and bound grew beyond its limit of about 3e8 steps.
    case tooManySubsets
  }

  /// Whether `count` results with this χ²_obs are consistent.
  static func isConsistent(_ chiSquared: Double, count: Int) -> Bool {
    ConsistencyTest(chiSquared: chiSquared, count: count).isConsistent
  }

  /// The largest χ²_obs that counts as equal to `smallest`. The addend stands for the rounding of a
  /// χ²_obs that is zero.
  static func tieLimit(_ smallest: Double) -> Double { smallest * (1 + 1e-12) + 1e-20 }
}

/// The subsets that tie, before one of them is taken. Means are relative to the sample's origin and
/// unit.
struct ConsistentSubsets {
  struct Subset {
    let members: [Int]
    let mean: Double
  }

  var subsets: [Subset]
  var count: Int
  var chiSquared: Double
  var meanOfAll: Double
}

/// Results relative to their middle and to a power of two near their uncertainties.
struct ConsistencySample {
  let values: [Double]
  let uncertainties: [Double]
  let unit: Double

  /// The distance from the lowest to the highest value.
  let range: Double

  init(values: [Double], standardUncertainties: [Double]) {
    precondition(!values.isEmpty, "a subset is one of at least one result")
    precondition(values.count == standardUncertainties.count, "one uncertainty for each value")
    precondition(standardUncertainties.allSatisfy { $0 > 0 }, "each uncertainty is above zero")
    let unit = powerOfTwo(of: standardUncertainties.sorted()[values.count / 2])
    let origin = values[values.count / 2]
    self.unit = unit
    self.values = values.map { ($0 - origin) / unit }
    uncertainties = standardUncertainties.map { $0 / unit }
    range = (values[values.count - 1] - values[0]) / unit
  }

  init(values: [Double], covariance: Matrix) {
    precondition(covariance.rowCount == values.count, "one row for each value")
    self.init(
      values: values, standardUncertainties: covariance.diagonal.map { $0.squareRoot() })
  }
}
