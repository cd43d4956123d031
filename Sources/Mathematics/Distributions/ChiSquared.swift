/// The χ² distribution: that of the sum of squares of ν independent standard normal variables, and its
/// extension to any ν > 0.
///
/// Accuracy, against 50 digits at degrees of freedom from 0.1 to 1e9: tails, densities and quantiles at
/// probabilities above 1e-20 within 5e-14 of themselves, down to 1e-300 within 5e-13. Digits are lost in
/// proportion below 0.1 degrees of freedom. A quantile beyond the range of `Double` is 0 or infinity.
///
/// Complexity: a tail below 10 µs, a quantile below 50 µs, at any argument.
public struct ChiSquared: Hashable, Sendable {
  /// The degrees of freedom ν, positive and finite.
  public let degreesOfFreedom: Double

  private let ratio: VarianceRatio

  /// Creates the distribution with ν degrees of freedom, which need not be whole.
  public init(degreesOfFreedom: Double) throws(InvalidDegreesOfFreedom) {
    guard degreesOfFreedom > 0, degreesOfFreedom < .infinity else {
      throw InvalidDegreesOfFreedom(value: degreesOfFreedom)
    }
    self.degreesOfFreedom = degreesOfFreedom
    ratio = VarianceRatio(degreesOfFreedom / 2, .infinity)
  }

  /// (x/2)^(ν/2) e^(−x/2) / (x Γ(ν/2)) for x > 0; at 0 infinity, 1/2 or 0 as ν is below, at or
  /// above 2.
  public func density(_ x: Double) -> Double {
    precondition(!x.isNaN, "a density exists at a number only")
    guard x != 0 else { return degreesOfFreedom < 2 ? .infinity : degreesOfFreedom == 2 ? 0.5 : 0 }
    guard x > 0, x < .infinity else { return 0 }
    return ratio.weight(at: x / degreesOfFreedom, minusOne: relativeExcess(x)) / x
  }

  /// P(ν/2, x/2), the probability below `x`.
  public func cumulative(_ x: Double) -> Double { tails(x).lower }

  /// Q(ν/2, x/2), the probability above `x`, computed directly.
  public func upperTail(_ x: Double) -> Double { tails(x).upper }

  /// The x with `probability` below it; 0 and infinity for 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability is between 0 and 1")
    guard probability <= 0.5 else { return upperQuantile(1 - probability) }
    return degreesOfFreedom * ratio.quantile(probability, .lower)
  }

  /// The x with `tailProbability` above it; infinity and 0 for 0 and 1.
  public func upperQuantile(_ tailProbability: Double) -> Double {
    precondition((0...1).contains(tailProbability), "a probability is between 0 and 1")
    guard tailProbability <= 0.5 else { return quantile(1 - tailProbability) }
    return degreesOfFreedom * ratio.quantile(tailProbability, .upper)
  }

  private func tails(_ x: Double) -> Tails {
    precondition(!x.isNaN, "a probability exists at a number only")
    guard x > 0 else { return Tails(lower: 0) }
    return ratio.tails(at: x / degreesOfFreedom, minusOne: relativeExcess(x))
  }

  private func relativeExcess(_ x: Double) -> Double { (x - degreesOfFreedom) / degreesOfFreedom }
}
