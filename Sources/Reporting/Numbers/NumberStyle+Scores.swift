import Interlab
import Metrology

extension NumberStyle {
  /// A score with the decimals of its kind; with more where the rounded number would lie on a
  /// limit that the score itself does not reach: 0.9997, not 1.000. A percentage that would round
  /// to zero has two significant figures.
  func score(_ value: Double, _ kind: ScoreKind) -> String {
    var decimals = kind.usualDecimals
    if kind.isPercentage, value != 0, value.magnitude < 0.5 / powerOfTen(decimals) {
      return significant(2, of: value)
    }
    var half = 0.5 / powerOfTen(decimals)
    while decimals < 9, kind.limits.contains(where: { lies(value.magnitude, near: $0, half) }) {
      decimals += 1
      half /= 10
    }
    return rounded(value, place: -decimals)
  }

  private func lies(_ magnitude: Double, near limit: Double, _ half: Double) -> Bool {
    magnitude != limit && (magnitude - limit).magnitude <= half
  }
}

extension ScoreKind {
  /// Whether the number stands in per cent.
  var isPercentage: Bool { self == .Dpercent || self == .PA }

  /// Two decimals, three where the limit is 1.
  fileprivate var usualDecimals: Int {
    switch self {
    case .En, .EnCombined, .EzMinus, .EzPlus: 3
    case .z, .zPrime, .zeta, .D, .Dpercent, .PA: 2
    }
  }

  /// The magnitudes at which the verdict changes.
  fileprivate var limits: [Double] {
    switch self {
    case .En, .EnCombined, .EzMinus, .EzPlus: [1]
    case .z, .zPrime, .zeta: [2, 3]
    case .PA: [100]
    case .D, .Dpercent: []
    }
  }
}
