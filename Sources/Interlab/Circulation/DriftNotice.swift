/// Something about a travelling standard that a reader must know.
public enum DriftNotice: Hashable, Sendable {
  /// The laboratories' dates lie outside the pilot measurements.
  case extrapolated(laboratories: [String])

  /// The laboratories' dates lie in the gap where the step happened.
  case withinStep(laboratories: [String])

  /// No measurement is left over to tell the model from the scatter.
  case noDegreeOfFreedom(artefact: String?)

  /// The measurements scatter more than their uncertainties say: variances were enlarged by the factor.
  case inflated(artefact: String?, factor: Double)

  /// The standard drifts.
  case drifts(artefact: String?, model: DriftModel)

  /// A step was detected.
  case step(artefact: String?, height: Double, pValue: Double?)

  /// The pilot stated no uncertainties.
  case noUncertainties(artefact: String?)

  /// The machine name.
  public var code: String {
    switch self {
    case .extrapolated: "drift-extrapolated"
    case .withinStep: "drift-within-step"
    case .noDegreeOfFreedom: "drift-no-degree-of-freedom"
    case .inflated: "drift-inflated"
    case .drifts: "drift-found"
    case .step: "drift-step"
    case .noUncertainties: "drift-no-uncertainties"
    }
  }

  /// The laboratories that it is about.
  public var laboratories: [String] {
    switch self {
    case .extrapolated(let laboratories), .withinStep(let laboratories): laboratories
    default: []
    }
  }
}

extension TravellingStandard {
  /// What a reader must know.
  public var notices: [DriftNotice] {
    var notices: [DriftNotice] = []
    for choice in choices { notices += Self.notices(of: choice) }
    func laboratories(_ isMeant: (ReferencePrediction) -> Bool) -> [String] {
      predictions.filter(isMeant).map(\.measurement.laboratory)
    }
    let outside = laboratories(\.isExtrapolated)
    if !outside.isEmpty { notices.append(.extrapolated(laboratories: outside)) }
    let doubtful = laboratories(\.isWithinStep)
    if !doubtful.isEmpty { notices.append(.withinStep(laboratories: doubtful)) }
    return notices
  }

  private static func notices(of choice: DriftChoice) -> [DriftNotice] {
    let fit = choice.fit
    let artefact = fit.series.artefact
    var notices: [DriftNotice] = []
    if fit.series.standardUncertainties == nil {
      notices.append(.noUncertainties(artefact: artefact))
    } else if let factor = fit.varianceFactor, factor > 1 {
      notices.append(.inflated(artefact: artefact, factor: factor))
    }
    if fit.degreesOfFreedom == 0 { notices.append(.noDegreeOfFreedom(artefact: artefact)) }
    if fit.model != .constant { notices.append(.drifts(artefact: artefact, model: fit.model)) }
    if let step = choice.step, step.isTaken, step.candidateCount != nil {
      notices.append(.step(artefact: artefact, height: step.height, pValue: step.pValue))
    }
    return notices
  }
}
