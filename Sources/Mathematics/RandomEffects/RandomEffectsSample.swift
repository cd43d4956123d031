/// Results with their variances, about the most precise result and in a unit near its uncertainty.
///
/// All that random-effects estimators need of the results. Neither a common offset nor the unit of
/// the results costs a digit; a unit that is a power of two does not change a bit.
///
/// The most precise result stands first (the first of several), the others in their order. Sums
/// that differences of weights would ruin, where one result outweighs all others, are written so
/// that its share stands apart.
public struct RandomEffectsSample: Sendable {
  /// One result relative to ``origin``, in ``unit``s.
  struct Member {
    let deviation: DoubleDouble
    let uncertainty: Double

    /// u².
    var variance: Double { uncertainty * uncertainty }

    /// u² unrounded.
    var exactVariance: DoubleDouble { .product(uncertainty, uncertainty) }
  }

  /// The most precise result; deviations are from it.
  public let origin: Double

  /// The power of two that deviations and uncertainties are relative to.
  public let unit: Double

  let members: [Member]

  /// How many results there are.
  public var count: Int { members.count }

  /// p − 1.
  var contrasts: Double { Double(members.count - 1) }

  /// Takes at least two results with an uncertainty each, finite and above zero.
  public init(_ values: Span<Double>, standardUncertainties: Span<Double>) {
    precondition(values.count > 1, "random effects need two results")
    precondition(values.count == standardUncertainties.count, "one uncertainty for each result")
    var first = 0
    for index in values.indices {
      let u = standardUncertainties[index]
      precondition(u > 0 && u < .infinity, "an uncertainty is above zero")
      if u < standardUncertainties[first] { first = index }
    }
    let scale = BinaryScale(bringingToOne: standardUncertainties[first])
    let origin = values[first]
    func member(_ index: Int) -> Member {
      // Half the difference cannot overflow.
      let half = DoubleDouble.sum(values[index] / 2, -origin / 2)
      return Member(
        deviation: .sum(half.high * scale.factor * 2, half.low * scale.factor * 2),
        uncertainty: standardUncertainties[index] * scale.factor)
    }
    var members: [Member] = []
    members.reserveCapacity(values.count)
    members.append(member(first))
    for index in values.indices where index != first { members.append(member(index)) }
    self.origin = origin
    unit = scale.inverse
    self.members = members
  }

  /// τ² in squared ``unit``s.
  public func heterogeneity(by estimator: HeterogeneityEstimator) -> Double {
    switch estimator {
    case .dersimonianLaird: momentEstimate(weightedAt: 0)
    case .dersimonianLairdTwoStep: momentEstimate(weightedAt: momentEstimate(weightedAt: 0))
    case .mandelPaule, .empiricalBayes: heterogeneity(whereQEquals: contrasts)
    case .mandelPauleMedian: heterogeneity(whereQEquals: medianOfQ)
    case .hedges: hedgesEstimate
    case .hunterSchmidt: hunterSchmidtEstimate
    case .sidikJonkman: sidikJonkmanEstimate
    case .maximumLikelihood: LikelihoodMaximum(of: self, isRestricted: false).heterogeneity
    case .restrictedMaximumLikelihood: LikelihoodMaximum(of: self, isRestricted: true).heterogeneity
    }
  }

  /// The median of χ²(p − 1).
  private var medianOfQ: Double {
    (try? ChiSquared(degreesOfFreedom: contrasts))?.quantile(0.5) ?? contrasts
  }
}
