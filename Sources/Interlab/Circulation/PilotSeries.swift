import Mathematics

/// The measurements of one travelling standard by the pilot laboratory.
public struct PilotSeries: Hashable, Sendable {
  /// The name of the travelling standard, where there are several.
  public let artefact: String?

  /// The times _t_j_.
  public let times: [Double]

  /// The values _y_j_.
  public let values: [Double]

  /// The independent parts _u_A_ of the uncertainties, above zero; `nil` when none are stated.
  public let standardUncertainties: [Double]?

  /// The parts _u_B_ that all measurements share, zero or more each.
  public let commonUncertainties: [Double]

  /// Creates a series, sorted by time, then by value, so that nothing depends on the order of the rows.
  ///
  /// - Precondition: columns of one length; uncertainties above zero; a common part only beside them.
  public init(
    artefact: String? = nil, times: [Double], values: [Double],
    standardUncertainties: [Double]? = nil, commonUncertainties: [Double]? = nil
  ) {
    precondition(times.count == values.count, "one value for each time")
    precondition(
      standardUncertainties.map { $0.count == values.count && $0.allSatisfy { $0 > 0 } } ?? true,
      "one uncertainty above zero for each value")
    precondition(
      commonUncertainties.map {
        $0.count == values.count && $0.allSatisfy { $0 >= 0 } && standardUncertainties != nil
      } ?? true, "a common part stands beside an independent one")
    let order = values.indices.sorted {
      (times[$0], values[$0], standardUncertainties?[$0] ?? 0, commonUncertainties?[$0] ?? 0)
        < (times[$1], values[$1], standardUncertainties?[$1] ?? 0, commonUncertainties?[$1] ?? 0)
    }
    self.artefact = artefact
    self.times = order.map { times[$0] }
    self.values = order.map { values[$0] }
    self.standardUncertainties = standardUncertainties.map { u in order.map { u[$0] } }
    self.commonUncertainties = order.map { commonUncertainties?[$0] ?? 0 }
  }

  /// How many measurements there are.
  public var count: Int { values.count }

  /// Whether one common part is shared by all.
  var commonIsUniform: Bool {
    commonUncertainties.allSatisfy { $0 == commonUncertainties.first }
  }

  /// The mean of the times, the origin of the polynomial.
  var meanTime: Double { SampleMoments(times.span).mean }

  /// The middle measurement in time, the origin of the values.
  var middleValue: Double { values[values.count / 2] }

  /// Σ(2ε|y_j|/u_j)²: a sum of squares that is nothing but the rounding of the values.
  var roundingFloor: Double {
    var sum = 0.0
    for (j, value) in values.enumerated() {
      let rounding = 2 * Double.ulpOfOne * value.magnitude / (standardUncertainties?[j] ?? 1)
      sum += rounding * rounding
    }
    return sum
  }
}
