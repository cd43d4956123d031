import Interlab
import Mathematics

/// The names of random effects and of the means that allow for doubtful uncertainties.
let randomEffectsNames =
  HeterogeneityEstimator.allCases.map(\.rawValue) + [
    "vangel-rukhin", "power-moderated-mean", "graybill-deal",
  ]

/// The method with one of ``randomEffectsNames``, or `nil`.
func randomEffects(named name: String, _ options: MethodOptions) -> AssignedValueMethod? {
  switch name {
  case "vangel-rukhin": .reference(.vangelRukhin)
  case "power-moderated-mean": .reference(.powerModeratedMean)
  case "graybill-deal": .reference(.graybillDeal)
  default:
    HeterogeneityEstimator(rawValue: name).map { estimator in
      .reference(
        .randomEffects(
          estimator, RandomEffectsIntervals(mean: options.ci, prediction: options.prediction)))
    }
  }
}
