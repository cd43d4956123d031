/// An input quantity of a measurement model: its estimate, what is known of it, and where that
/// comes from.
///
/// Reference: JCGM 100:2008, 4.1 to 4.3.
public struct InputQuantity: Hashable, Sendable {
  /// The name of the input in the model.
  public let name: String

  /// The estimate _x_.
  public let value: Double

  /// The standard uncertainty _u_(_x_); `nil` where the distribution has no finite variance.
  public let standardUncertainty: StandardUncertainty?

  /// The degrees of freedom of the uncertainty.
  public let degreesOfFreedom: DegreesOfFreedom

  /// The unit as it was written.
  public let unit: String?

  /// What a Monte Carlo draws the input from.
  public let distribution: InputDistribution

  /// The group of inputs that were observed together with this one; `nil` for none.
  public let ensemble: Int?

  /// The name under which other budgets know the same quantity; `nil` for an input that no other
  /// budget shares.
  public let identity: String?

  /// Creates an input.
  public init(
    name: String, value: Double, standardUncertainty: StandardUncertainty?,
    degreesOfFreedom: DegreesOfFreedom = .infinite, unit: String? = nil,
    distribution: InputDistribution, ensemble: Int? = nil, identity: String? = nil
  ) {
    self.name = name
    self.value = value
    self.standardUncertainty = standardUncertainty
    self.degreesOfFreedom = degreesOfFreedom
    self.unit = unit
    self.distribution = distribution
    self.ensemble = ensemble
    self.identity = identity
  }

  /// Creates an input of which its distribution is all that is known: _x_ is the mean and _u_(_x_) the
  /// standard deviation. Throws where that lies outside the range of uncertainties.
  public init(name: String, distribution: InputDistribution) throws(InvalidQuantity) {
    var uncertainty: StandardUncertainty?
    if let deviation = distribution.standardDeviation {
      uncertainty = try StandardUncertainty(deviation)
    }
    self.init(
      name: name, value: distribution.mean, standardUncertainty: uncertainty,
      distribution: distribution)
  }
}
