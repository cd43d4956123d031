/// The circulation of a travelling standard: who measures when.
public struct CirculationPlan: Hashable, Sendable {
  /// How the standard travels.
  public enum Scheme: String, CaseIterable, Hashable, Sendable {
    /// The pilot measures between loops of a few laboratories.
    case petal

    /// The pilot measures before and after each laboratory.
    case star

    /// The pilot measures at the beginning and at the end.
    case circular
  }

  /// One measurement: of the pilot, or of the laboratory with a number from 1.
  public struct Visit: Hashable, Sendable {
    /// The number of the laboratory; `nil` for the pilot.
    public let laboratory: Int?

    /// Days after the start.
    public let day: Double
  }

  /// The measurements in order.
  public let visits: [Visit]

  /// Lays out `laboratories` visits by `scheme`, `days` for each measurement with its transport, and
  /// `petal` laboratories in a loop.
  ///
  /// - Precondition: at least one laboratory and one in a loop; days above zero.
  public init(scheme: Scheme, laboratories: Int, days: Double, petal: Int) {
    precondition(laboratories > 0 && petal > 0 && days > 0, "a circulation has laboratories")
    let loop =
      switch scheme {
      case .star: 1
      case .petal: petal
      case .circular: laboratories
      }
    var visits = [Visit(laboratory: nil, day: 0)]
    for laboratory in 1...laboratories {
      visits.append(Visit(laboratory: laboratory, day: days * Double(visits.count)))
      if laboratory % loop == 0 || laboratory == laboratories {
        visits.append(Visit(laboratory: nil, day: days * Double(visits.count)))
      }
    }
    self.visits = visits
  }

  /// When the pilot measures.
  public var pilotDays: [Double] { visits.filter { $0.laboratory == nil }.map(\.day) }

  /// How long a visit lies from the nearest pilot measurement, in days.
  public func distance(of visit: Visit) -> Double {
    pilotDays.lazy.map { ($0 - visit.day).magnitude }.min() ?? 0
  }
}
