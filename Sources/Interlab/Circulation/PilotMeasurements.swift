/// What the pilot laboratory measured of one travelling standard.
public struct PilotMeasurements: Hashable, Sendable {
  /// When, as numbers or as days since 1 January 1970, in any order.
  public let times: [Double]

  /// The values.
  public let values: [Double]

  /// The standard uncertainties u_A, each of its measurement alone; `nil` where none were stated.
  public let standardUncertainties: [Double]?

  /// The standard uncertainties u_B that all measurements share, zero where there is none.
  public let commonUncertainties: [Double]

  /// Creates measurements; one time for each value, in ascending order of time.
  public init(
    times: [Double], values: [Double], standardUncertainties: [Double]? = nil,
    commonUncertainties: [Double]? = nil
  ) {
    precondition(times.count == values.count, "one time for each value")
    let order = times.indices.sorted { (times[$0], values[$0]) < (times[$1], values[$1]) }
    self.times = order.map { times[$0] }
    self.values = order.map { values[$0] }
    self.standardUncertainties = standardUncertainties.map { u in order.map { u[$0] } }
    self.commonUncertainties =
      commonUncertainties.map { u in order.map { u[$0] } }
      ?? [Double](repeating: 0, count: times.count)
  }

  /// The number of measurements.
  public var count: Int { times.count }
}
