import Interlab
import Mathematics

/// The names of the further consensus estimators, in the order of the standard's annex C.
let robustEstimatorNames = [
  "qn", "sn", "q-hampel", "q-method", "qn-hampel", "huber", "biweight", "hodges-lehmann",
  "trimmed-mean", "winsorized-mean",
]

/// The estimator with this name; `q-method` is `q-hampel`, whose scale it is.
func robustEstimator(named name: String, _ options: MethodOptions) -> ConsensusEstimator? {
  let constants = options.constants ?? .exact
  return switch name {
  case "qn": .median(scale: .qn(options.variant), constants: constants)
  case "sn": .median(scale: .sn, constants: constants)
  case "q-hampel", "q-method": .hampel(scale: .qMethod)
  case "qn-hampel": .hampel(scale: .qn(options.variant, constants: constants))
  case "huber": .huber(constants: constants)
  case "biweight": .biweight(constants: constants)
  case "hodges-lehmann": .hodgesLehmann(constants: constants)
  case "trimmed-mean": .trimmedMean(fraction: options.fraction)
  case "winsorized-mean": .winsorizedMean(fraction: options.fraction)
  default: nil
  }
}

/// The keys beside `method` that such an estimator has a use for.
func keysOfRobustEstimator(named name: String) -> [String] {
  switch name {
  case "qn", "qn-hampel": ["constants", "covariance", "variant"]
  case "sn", "huber", "biweight", "hodges-lehmann": ["constants", "covariance"]
  case "q-hampel", "q-method": ["covariance"]
  case "trimmed-mean", "winsorized-mean": ["covariance", "fraction"]
  default: []
  }
}
