import Interlab

/// One laboratory against a reference laboratory: the example behind the worked lines of scores.
struct ScoredExample: Sendable {
  let x, U, x_pt, U_pt: Double
  var k = 2.0
  var ν = Double.infinity
  var sigmaPt = 0.1
  var δ_E = 0.2
  var edition = Edition.current

  /// 0.24, 0.10 and 0.26 are a right triangle, so that the numbers can be checked by hand.
  static let usual = ScoredExample(x: 10.15, U: 0.24, x_pt: 10, U_pt: 0.1)

  var u: Double { U / k }

  var u_pt: Double { U_pt / 2 }

  var round: WorkedRound {
    WorkedRound(
      results: [x], expandedUncertainties: [U], coverageFactor: k, degreesOfFreedom: ν,
      assignedValue: WorkedRound.stated(x_pt, U: U_pt), sigmaPt: .prescribed(sigmaPt),
      maximumPermissibleError: δ_E, edition: edition)
  }
}
