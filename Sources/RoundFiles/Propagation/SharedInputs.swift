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
    }
    for correlation in numbers.correlations {
      let between = correlation.between
      guard between.count == 2, pairs.insert(between.sorted()).inserted else { continue }
      correlated[between[0], default: []].append((between[1], correlation.r))
      correlated[between[1], default: []].append((between[0], correlation.r))
    }
    return contradicted
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
