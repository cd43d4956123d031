/// What a round needs before it starts: items and replicates, the uncertainty of the assigned value, the
/// circulation, and what each laboratory's result will be able to show.
///
///     c = 0.3 σ_pt: what u(x_pt) must stay below, and what the homogeneity test must find
///     u_drift = |b| Δt/√3 ,   Δt to the nearest pilot measurement
///     u²(x_pt) = u_ref² + u_drift²
///
/// The smallest detectable bias is that of E_n with k = 2 where the laboratories' u was said; else that of z′
/// for a laboratory that scatters by σ_pt.
///
/// Reference: ISO 13528:2022, 9.2.1, B.1; EURAMET Guide 4.
public struct RoundPlan: Sendable {
  /// What is known beforehand.
  public struct Inputs: Hashable, Sendable {
    /// The number of laboratories.
    public var laboratories: Int

    /// How the standard travels.
    public var scheme: CirculationPlan.Scheme

    /// How many laboratories a loop has.
    public var petal = 4

    /// Days for each measurement with its transport.
    public var days = 7.0

    /// |b|, the drift a day.
    public var driftPerDay = 0.0

    /// σ_pt.
    public var sigmaPt: Double

    /// u_ref of the reference value without drift.
    public var referenceUncertainty: Double?

    /// u of the laboratories' results.
    public var laboratoryUncertainty: Double?

    /// σ_w of replicates in the homogeneity test; c if not known.
    public var repeatability: Double?

    /// The power that the homogeneity test shall have.
    public var power = 0.8

    /// Creates inputs with the usual choices for the rest.
    public init(laboratories: Int, scheme: CirculationPlan.Scheme, sigmaPt: Double) {
      self.laboratories = laboratories
      self.scheme = scheme
      self.sigmaPt = sigmaPt
    }
  }

  /// One laboratory's visit.
  public struct Stop: Hashable, Sendable {
    /// Its number from 1.
    public let laboratory: Int

    /// Days after the start.
    public let day: Double

    /// Days from the nearest pilot measurement.
    public let distance: Double

    /// u_drift.
    public let driftUncertainty: Double

    /// u(x_pt) at its date.
    public let assignedUncertainty: Double

    /// The smallest bias shown with 95 % probability.
    public let smallestBias: Double
  }

  /// What was known.
  public let inputs: Inputs

  /// 0.3 σ_pt.
  public let criterion: Double

  /// Designs with 2, 3 and 4 replicates.
  public let designs: [HomogeneityDesign]

  /// The power of the standard design, ten items in duplicate.
  public let standardPower: Double

  /// The circulation.
  public let circulation: CirculationPlan

  /// The laboratories' visits.
  public let stops: [Stop]

  /// How many days a pilot measurement may be away before u(x_pt) reaches 0.3 σ_pt; `nil` without drift,
  /// zero when the reference alone exceeds it.
  public let longestDistance: Double?

  /// Plans a round.
  ///
  /// - Precondition: inputs above zero where they are there.
  public init(_ inputs: Inputs) {
    self.inputs = inputs
    let c = 0.3 * inputs.sigmaPt
    criterion = c
    let within = inputs.repeatability ?? c
    designs = (2...4).map {
      HomogeneityDesign(replicates: $0, between: c, within: within, power: inputs.power)
    }
    standardPower = HomogeneityDesign.power(items: 10, replicates: 2, ratio: c / within)
    let circulation = CirculationPlan(
      scheme: inputs.scheme, laboratories: inputs.laboratories, days: inputs.days,
      petal: inputs.petal)
    self.circulation = circulation
    let u_ref = inputs.referenceUncertainty ?? 0
    stops = circulation.visits.compactMap { visit in
      visit.laboratory.map { laboratory in
        let distance = circulation.distance(of: visit)
        let drift = inputs.driftPerDay * distance / 3.0.squareRoot()
        let u_pt = rootSumOfSquares(u_ref, drift)
        return Stop(
          laboratory: laboratory, day: visit.day, distance: distance, driftUncertainty: drift,
          assignedUncertainty: u_pt, smallestBias: Self.smallestBias(inputs, u_pt))
      }
    }
    let room = max(0, c * c - u_ref * u_ref).squareRoot()
    longestDistance =
      inputs.driftPerDay > 0 ? room * 3.0.squareRoot() / inputs.driftPerDay : nil
  }

  private static func smallestBias(_ inputs: Inputs, _ u_pt: Double) -> Double {
    let isEn = inputs.laboratoryUncertainty != nil
    let u = rootSumOfSquares(inputs.laboratoryUncertainty ?? inputs.sigmaPt, u_pt)
    return SmallestBias(halfWidth: (isEn ? 2 : 3) * u, standardUncertainty: u).value
  }

  /// Whether u(x_pt) stays below 0.3 σ_pt for every laboratory.
  public var isCloseEnough: Bool { stops.allSatisfy { $0.assignedUncertainty < criterion } }
}
