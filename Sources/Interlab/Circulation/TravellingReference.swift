public import Mathematics
import Metrology

/// The reference values of a comparison whose travelling standard drifts: one for each of its rows.
public struct TravellingReference: Sendable {
  /// The standards; their predictions are in the order of the comparison's rows.
  public let standard: TravellingStandard

  /// Whether times are days since 1 January 1970.
  public let areDates: Bool

  /// The ratio _u_TS_ / _u_(_x_i_) above which an acceptable _E_n_ shows nothing.
  public let limit: Double

  /// Creates the reference values; `limit` must be above zero.
  public init(standard: TravellingStandard, areDates: Bool, limit: Double = 1) {
    precondition(limit > 0, "the limit on u_TS / u(x_i) is above zero")
    self.standard = standard
    self.areDates = areDates
    self.limit = limit
  }

  /// The value that stands for all where one number is wanted: that of the first standard at the mean
  /// time of its pilot measurements. Scores do not read it.
  var outlineTime: Double? { standard.choices.first?.fit.origin }
}

/// The reference value of one row, where it differs by row.
public struct RowReference: Sendable {
  /// _x_pt,i_ to more digits than a double holds.
  public let exactValue: DoubleDouble

  /// _u_(_x_pt,i_), or `nil` when it is not known.
  public let standardUncertainty: Double?

  /// _u_TS_, or `nil` when it is not known.
  public let transferUncertainty: Double?

  /// _x_pt,i_.
  public var value: Double { exactValue.value }
}

extension AssignedValue {
  /// _x_pt_ of the row at `offset` in the comparison, with more digits than a double holds.
  func exactValue(at offset: Int) -> DoubleDouble? {
    rowReferences.map { $0[offset].exactValue } ?? exactValue
  }

  /// _x_pt_ of the row at `offset` in the comparison.
  public func value(at offset: Int) -> Double? { exactValue(at: offset)?.value }

  /// _u_(_x_pt_) of the row at `offset` in the comparison.
  public func standardUncertainty(at offset: Int) -> Double? {
    guard let rowReferences else { return standardUncertainty }
    return rowReferences[offset].standardUncertainty
  }

  /// _U_(_x_pt_) of the row at `offset` in the comparison.
  public func expandedUncertainty(at offset: Int) -> Double? {
    guard let rowReferences else { return expandedUncertainty }
    return rowReferences[offset].standardUncertainty.map { coverageFactor * $0 }
  }
}

extension TravellingReference {
  /// The assigned values of the rows, each with the budget's contributions beside its own uncertainty.
  func outcome(budget: AssignedValueBudget) -> AssignedValueOutcome {
    let extra = budget.standardUncertainty
    let rows = standard.predictions.map { prediction in
      RowReference(
        exactValue: prediction.exactValue,
        standardUncertainty: prediction.standardUncertainty.map { rootSumOfSquares($0, extra) },
        transferUncertainty: prediction.transferUncertainty.map { rootSumOfSquares($0, extra) })
    }
    let fit = standard.choices.first?.fit
    let u = fit.flatMap { fit in
      fit.covariance(fit.origin, fit.origin).map {
        rootSumOfSquares(max(0, $0).squareRoot(), extra)
      }
    }
    let isScatterOnly = fit?.series.standardUncertainties == nil
    let ν = isScatterOnly ? fit.map { Double($0.degreesOfFreedom) } ?? 0 : .infinity
    var assignedValue = AssignedValue(
      method: AssignedValueMethod.travellingName, exactValue: fit.map { $0.value(at: $0.origin) },
      standardUncertainty: u, coverageFactor: 2, expandedUncertainty: u.map { 2 * $0 },
      degreesOfFreedom: (try? DegreesOfFreedom(ν)) ?? .infinite, dependence: .independent,
      scale: nil, tau: nil, coverageInterval: nil, details: details)
    assignedValue.rowReferences = rows
    return AssignedValueOutcome(
      assignedValue: assignedValue, notices: standard.notices.map { .travellingStandard($0) })
  }

  private var details: [Detail] {
    guard standard.choices.count == 1, let fit = standard.choices.first?.fit else { return [] }
    return [
      Detail("model", .text(fit.model.rawValue)), Detail("origin", .number(fit.origin)),
      Detail("pilotMeasurements", .count(fit.series.count)),
    ]
  }
}
