public import Wording

/// How a Monte Carlo runs.
public struct MonteCarloSettings: Hashable, Sendable {
  /// How many trials it makes.
  public enum Trials: Hashable, Sendable {
    /// So many.
    case fixed(Int)

    /// As many as it takes to know u, the estimate and the interval to half a unit of the last of so many
    /// digits of u.
    case adaptive(digits: Int)
  }

  /// How many trials.
  public var trials: Trials

  /// The seed of the random numbers.
  public var seed: UInt64

  /// How the inputs are drawn.
  public var sampling = TrialSampling.random

  /// The most trials of an adaptive run.
  public var limit = 10_000_000

  /// The largest share of trials without a value that is tolerated.
  public var nonFiniteLimit = 1e-3

  /// A tolerance that an adaptive run has to reach too, one for each output; `nil` for none.
  public var tolerances: [Double]?

  /// Tolerances of λ_max and _k_P_ that an adaptive run has to reach too, one for each of ``regions``; `nil`
  /// for none.
  public var jointTolerances: [JointFigures?]?

  /// The groups of outputs, by position, that coverage regions are found for.
  public var regions: [[Int]] = []

  /// Creates settings.
  public init(trials: Trials, seed: UInt64) {
    self.trials = trials
    self.seed = seed
  }
}

/// How the trials of a Monte Carlo spread over the inputs.
public enum TrialSampling: String, CaseIterable, Hashable, Sendable {
  /// Independent draws.
  case random

  /// Latin hypercubes: each 10 000 trials have one draw of an input in each of 10 000 strata of equal
  /// probability. Means, and so sums over trials, scatter less; a fixed number of trials says more.
  case latinHypercube = "latin-hypercube"
}

/// Why a Monte Carlo has no result.
public enum MonteCarloFailure: Error, Hashable, Sendable {
  /// Too many trials have no value: how many, of how many, and the causes.
  case tooManyWithoutValue(count: Int, trials: Int, causes: [ModelFault])

  /// Fewer trials than the coverage probability needs.
  case tooFewTrials(needed: Int)

  /// More trials than one run makes.
  case tooManyTrials(limit: Int)
}

extension MonteCarloFailure: Worded {
  /// What is wrong and what to do.
  public var message: Phrase {
    switch self {
    case .tooManyWithoutValue(let count, let trials, let causes):
      Phrase(
        vi: "\(count) trong \(trials) lần thử không có giá trị (",
        en: "\(count) of \(trials) trials have no value (")
        + causes.map(\.message).joined(separator: "; ")
        + Phrase(
          vi: "). Hãy sửa mô hình hoặc phân bố của các đại lượng đầu vào.",
          en: "). Correct the model or the distributions of the inputs.")
    case .tooFewTrials(let needed):
      Phrase(
        vi: "Số lần thử ít như vậy không để lại lần nào ngoài khoảng. Cần ít nhất \(needed).",
        en: "So few trials leave none outside of the interval. Make at least \(needed).")
    case .tooManyTrials(let limit):
      Phrase(
        vi: "Một lần chạy có nhiều nhất \(limit) lần thử.",
        en: "One run makes at most \(limit) trials.")
    }
  }
}
