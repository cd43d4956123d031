/// What a plot shows of one output of a propagation: the density of the trials with their intervals, the law
/// of propagation beside it, and what the inputs contribute.
public struct PropagatedDensity: Hashable, Sendable {
  /// The result of the law of propagation: a normal or a scaled and shifted t distribution.
  public struct Framework: Hashable, Sendable {
    /// The estimate _y_.
    public let value: Double

    /// The standard uncertainty _u_(_y_), above zero.
    public let standardUncertainty: Double

    /// The expanded uncertainty _U_.
    public let expandedUncertainty: Double

    /// The effective degrees of freedom; infinite for the normal distribution.
    public let degreesOfFreedom: Double

    /// Creates a result; `nil` where it is no distribution: a number that is not finite, _u_ = 0.
    public init?(
      value: Double, standardUncertainty: Double, expandedUncertainty: Double,
      degreesOfFreedom: Double
    ) {
      guard value.isFinite, standardUncertainty > 0, standardUncertainty.isFinite,
        expandedUncertainty >= 0, expandedUncertainty.isFinite, degreesOfFreedom > 0
      else { return nil }
      self.value = value
      self.standardUncertainty = standardUncertainty
      self.expandedUncertainty = expandedUncertainty
      self.degreesOfFreedom = degreesOfFreedom
    }
  }

  /// One input's share of _u_²(_y_), _c_i_² _u_²(_x_i_)/_u_²(_y_).
  public struct Contribution: Hashable, Sendable {
    /// The name of the input.
    public let input: String

    /// The share; `nil` where it has none.
    public let share: Double?

    /// Creates a share; what is not a finite number is none.
    public init(input: String, share: Double?) {
      self.input = input
      self.share = share.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }
  }

  /// The name of the output.
  public let name: String

  /// Its unit, where one is known.
  public let unit: String?

  /// Where the equal classes of the trials begin and end; one number when all trials are the same.
  public let range: ClosedRange<Double>

  /// The share of the trials in each class.
  public let shares: [Double]

  /// The probabilistically symmetric coverage interval.
  public let symmetric: ClosedRange<Double>

  /// The shortest coverage interval.
  public let shortest: ClosedRange<Double>

  /// The coverage probability.
  public let coverageProbability: Double

  /// The law of propagation; `nil` where it has no result.
  public let framework: Framework?

  /// What the inputs contribute, in any order.
  public let contributions: [Contribution]

  /// Creates what a plot shows; `nil` where a number is not finite or there is no class.
  public init?(
    name: String, unit: String?, range: ClosedRange<Double>, shares: [Double],
    symmetric: ClosedRange<Double>, shortest: ClosedRange<Double>, coverageProbability: Double,
    framework: Framework?, contributions: [Contribution]
  ) {
    let ends = [range, symmetric, shortest].flatMap { [$0.lowerBound, $0.upperBound] }
    guard !shares.isEmpty, (ends + shares + [coverageProbability]).allSatisfy(\.isFinite),
      shares.allSatisfy({ $0 >= 0 })
    else { return nil }
    self.name = name
    self.unit = unit
    self.range = range
    self.shares = shares
    self.symmetric = symmetric
    self.shortest = shortest
    self.coverageProbability = coverageProbability
    self.framework = framework
    self.contributions = contributions
  }
}
