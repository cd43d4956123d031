import Mathematics
import Metrology

/// The weighted mean of the largest consistent subset; see ``LargestConsistentSubset``.
///
///     x_ref = Σ_S w_i x_i ,   u(x_ref) = (Σ_S u_i⁻²)^−½
///
/// A result outside the subset has no weight; it keeps its deviation, with
/// u²(d_i) = u_i² + u²(x_ref).
///
/// `code` gives the laboratory code of a row, to name the subsets in the record.
enum ConsistentSubsetMean {
  static func estimate(
    _ results: IncludedResults, code: (Int) -> String
  ) -> LocationEstimate {
    let found = LargestConsistentSubset(
      values: results.values, standardUncertainties: results.standardUncertainties)
    let estimate = WeightedMean.estimate(
      IncludedResults(results, members: found.members), birge: false)
    return completed(estimate, found, results, code)
  }

  static func estimate(
    _ results: IncludedResults, covariance: Matrix, code: (Int) -> String
  ) throws(LargestConsistentSubset.Failure) -> LocationEstimate {
    let included = Matrix(
      rows: results.offsets.map { row in results.offsets.map { covariance[row, $0] } })
    let found = try LargestConsistentSubset(values: results.values, covariance: included)
    do throws(Cholesky.Failure) {
      let estimate = try CorrelatedMean.estimate(
        IncludedResults(results, members: found.members), covariance: covariance)
      return completed(estimate, found, results, code)
    } catch {
      throw .covariance(error)
    }
  }

  /// Gives every included result its weight and the record the subsets.
  private static func completed(
    _ estimate: LocationEstimate, _ found: LargestConsistentSubset, _ results: IncludedResults,
    _ code: (Int) -> String
  ) -> LocationEstimate {
    func codes(_ subset: [Int]) -> [String] { subset.map { code(results.offsets[$0]) }.sorted() }
    var estimate = estimate
    var weights = [Double](repeating: 0, count: results.count)
    for (member, weight) in zip(found.members, estimate.weights) { weights[member] = weight }
    estimate.weights = weights
    estimate.details += [
      Detail("subsetSize", .count(found.members.count)),
      Detail("subset", .text(codes(found.members).joined(separator: ", "))),
      Detail("tiedSubsets", .count(found.tiedCount)),
    ]
    if found.tied.count > 1 {
      let others = found.tied.dropFirst().map { codes($0).joined(separator: ", ") }
      estimate.details.append(Detail("otherSubsets", .text(others.joined(separator: "; "))))
      estimate.notices.append(.consistentSubsetsTie(count: found.tiedCount))
    }
    let leftOut = results.values.indices.filter { !found.members.contains($0) }
    if !leftOut.isEmpty {
      estimate.notices.append(.leftOutOfConsistentSubset(laboratories: codes(leftOut)))
    }
    return estimate
  }
}

extension IncludedResults {
  /// Those of the results that are `members`.
  init(_ all: IncludedResults, members: [Int]) {
    offsets = members.map { all.offsets[$0] }
    rowCount = all.rowCount
    values = members.map { all.values[$0] }
    standardUncertainties = members.map { all.standardUncertainties[$0] }
    degreesOfFreedom = members.map { all.degreesOfFreedom[$0] }
    replicates = all.replicates.isEmpty ? [] : members.map { all.replicates[$0] }
  }
}
