import Mathematics
import Metrology

/// The inputs that uncertain numbers of several files are made from, each known by its identity, so that
/// what two of the numbers share is found:
///
///     u(y, z) = Σ_i Σ_j c_i d_j r_ij u_i u_j
///
/// Complexity of a covariance: linear in the components and the correlations of their inputs.
struct SharedInputs {
  private var uncertainties: [String: Double] = [:]
  private var degreesOfFreedom: [String: DegreesOfFreedom] = [:]
  private var correlated: [String: [(other: String, r: Double)]] = [:]
  private var pairs: Set<[String]> = []

  /// Takes in the inputs of `numbers`. Returns the name of an input that another file knows with another
  /// uncertainty, which then is no one quantity.
  mutating func add(_ numbers: UncertainNumbers) -> String? {
    var contradicted: String?
    for input in numbers.inputs {
      guard let identity = input.identity, let u = input.standardUncertainty?.value else {
        continue
      }
      if let known = uncertainties[identity], (known - u).magnitude > 1e-9 * max(known, u) {
        contradicted = contradicted ?? input.name
      }
      uncertainties[identity] = u
      degreesOfFreedom[identity] = input.degreesOfFreedom
    }
    for correlation in numbers.correlations {
      let between = correlation.between
      guard between.count == 2, pairs.insert(between.sorted()).inserted else { continue }
      correlated[between[0], default: []].append((between[1], correlation.r))
      correlated[between[1], default: []].append((between[0], correlation.r))
    }
    return contradicted
  }

  /// (Σ (c_i u_i)⁴/ν_i)^¼ over the inputs of the difference a − b, of which each counts once with what is
  /// left of it; `nil` where inputs with finite ν_i are correlated, for which the formula of Welch and
  /// Satterthwaite does not hold.
  func freedomScale(_ a: UncertainNumbers.Number, _ b: UncertainNumbers.Number) -> Double? {
    var sensitivities = Dictionary(a.components.map { ($0.input, $0.sensitivity) }) { $0 + $1 }
    for component in b.components {
      sensitivities[component.input, default: 0] -= component.sensitivity
    }
    let contributions = sensitivities.filter { $0.value != 0 }
    var sizes: [Double] = []
    for (input, sensitivity) in contributions {
      guard let ν = degreesOfFreedom[input], ν.isFinite, let u = uncertainties[input] else {
        continue
      }
      let isCorrelated = correlated[input]?.contains { other, r in
        r != 0 && contributions[other] != nil
      }
      guard isCorrelated != true else { return nil }
      sizes.append((sensitivity * u).magnitude / ν.value.squareRoot().squareRoot())
    }
    sortAscending(&sizes)
    guard let largest = sizes.last, largest > 0 else { return 0 }
    let sum = sizes.reduce(0) { sum, size in
      let share = size / largest
      return sum + share * share * share * share
    }
    return largest * sum.squareRoot().squareRoot()
  }

  /// The covariance of two numbers.
  func covariance(_ a: UncertainNumbers.Number, _ b: UncertainNumbers.Number) -> Double {
    let sensitivities = Dictionary(b.components.map { ($0.input, $0.sensitivity) }) { $0 + $1 }
    var sum = CompensatedSum()
    for component in a.components {
      guard let u = uncertainties[component.input] else { continue }
      let contribution = component.sensitivity * u
      if let d = sensitivities[component.input] { sum.add(product: contribution, d * u) }
      for (other, r) in correlated[component.input] ?? [] {
        guard let d = sensitivities[other], let v = uncertainties[other] else { continue }
        sum.add(product: contribution, r * d * v)
      }
    }
    return sum.value.isFinite ? sum.value : 0
  }
}
