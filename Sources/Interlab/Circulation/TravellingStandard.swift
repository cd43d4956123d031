public import Mathematics

/// A participant's turn with a travelling standard.
public struct ScheduledMeasurement: Hashable, Sendable {
  /// The code of the laboratory.
  public let laboratory: String

  /// When it measured.
  public let time: Double

  /// What it measured, where there are several travelling standards.
  public let artefact: String?

  /// Creates a turn.
  public init(laboratory: String, time: Double, artefact: String? = nil) {
    self.laboratory = laboratory
    self.time = time
    self.artefact = artefact
  }
}

/// The value of a travelling standard when a participant measured it.
public struct ReferencePrediction: Sendable {
  /// Whose turn it was.
  public let measurement: ScheduledMeasurement

  /// The reference value, with more digits than a double holds.
  public let exactValue: DoubleDouble

  /// Its standard uncertainty, or `nil` where the pilot's scatter cannot tell.
  public let standardUncertainty: Double?

  /// _u_TS_: the same without what all measurements of the pilot share.
  public let transferUncertainty: Double?

  /// Whether the time lies outside the pilot measurements.
  public let isExtrapolated: Bool

  /// Whether it lies in the gap where a detected step happened.
  public let isWithinStep: Bool

  /// The reference value.
  public var value: Double { exactValue.value }
}

/// Travelling standards between pilot measurements: their drift, and the reference value of each
/// participant at its date.
///
///     u²(x_i) = f(t_i)ᵀ (XᵀV⁻¹X)⁻¹ f(t_i) · max(1, RSS/ν) + u_stab² + u_trans²
///     cov(x_i, x_j) = f(t_i)ᵀ (XᵀV⁻¹X)⁻¹ f(t_j) · max(1, RSS/ν)
///
/// Participants of different standards share what the common part of the pilot gives both. In the gap of
/// a detected step, where the value is one of two, the middle is taken and u² gains δ²/4.
///
/// Complexity: O(n) a standard, O(p²) for the covariances of p participants.
public struct TravellingStandard: Sendable {
  /// The standards, in order of first appearance.
  public let choices: [DriftChoice]

  /// What was asked for.
  public let settings: DriftSettings

  /// One for each turn, in the order of the schedule.
  public let predictions: [ReferencePrediction]

  /// The standard of each prediction, an index into ``choices``.
  private let positions: [Int]

  /// Fits the drift of each series and predicts the value at each turn.
  public init(
    _ pilots: [PilotSeries], schedule: [ScheduledMeasurement], settings: DriftSettings
  ) throws(DriftFailure) {
    var choices: [DriftChoice] = []
    for series in pilots {
      choices.append(try DriftChoice(series, Self.settings(settings, for: series)))
    }
    if case .declared = settings.step, choices.allSatisfy({ $0.step == nil }) {
      throw .stepOutside
    }
    self.choices = choices
    self.settings = settings
    var positions: [Int] = []
    var predictions: [ReferencePrediction] = []
    for turn in schedule {
      guard let position = pilots.firstIndex(where: { $0.artefact == turn.artefact }) else {
        throw .unknownArtefact(laboratory: turn.laboratory, artefact: turn.artefact)
      }
      positions.append(position)
      predictions.append(Self.prediction(turn, choices[position].fit, settings))
    }
    self.positions = positions
    self.predictions = predictions
  }

  /// A declared step is one of the standards that were measured before and after it.
  private static func settings(_ settings: DriftSettings, for series: PilotSeries) -> DriftSettings
  {
    guard case .declared(let time) = settings.step else { return settings }
    if let first = series.times.first, let last = series.times.last, first < time, time <= last {
      return settings
    }
    return DriftSettings(
      model: settings.model, step: .none, stability: settings.stability,
      transport: settings.transport)
  }

  private static func prediction(
    _ turn: ScheduledMeasurement, _ fit: DriftFit, _ settings: DriftSettings
  ) -> ReferencePrediction {
    let isWithinStep = fit.step?.isUncertain(at: turn.time) ?? false
    let doubt = isWithinStep ? (fit.coefficients.last ?? 0).magnitude / 2 : 0
    let extra = rootSumOfSquares(
      doubt, rootSumOfSquares(settings.stability, settings.transport))
    let own = fit.covariance(turn.time, turn.time).map { max(0, $0).squareRoot() }
    let common = fit.commonUncertainty(at: turn.time)
    return ReferencePrediction(
      measurement: turn, exactValue: fit.value(at: turn.time),
      standardUncertainty: own.map { rootSumOfSquares($0, extra) },
      transferUncertainty: own.map { own in
        rootSumOfSquares(max(0, (own - common) * (own + common)).squareRoot(), extra)
      },
      isExtrapolated: fit.isExtrapolated(turn.time), isWithinStep: isWithinStep)
  }

  /// cov(x_i, x_j) of two predictions by their places in ``predictions``; `nil` where unknown.
  public func covariance(_ i: Int, _ j: Int) -> Double? {
    if i == j { return predictions[i].standardUncertainty.map { $0 * $0 } }
    let (s, t) = (predictions[i].measurement.time, predictions[j].measurement.time)
    let (a, b) = (choices[positions[i]].fit, choices[positions[j]].fit)
    if positions[i] == positions[j] { return a.covariance(s, t) }
    return a.commonUncertainty(at: s) * b.commonUncertainty(at: t)
  }

  /// The covariance matrix of the predictions; `nil` where some uncertainty is unknown.
  public var covariance: Matrix? {
    var V = Matrix(rowCount: predictions.count, columnCount: predictions.count)
    for i in predictions.indices {
      for j in predictions.indices {
        guard let element = covariance(i, j) else { return nil }
        V[i, j] = element
      }
    }
    return V
  }
}
