/// A component of uncertainty that laboratories share: a common standard, a common constant.
///
/// What it contributes to a laboratory lies inside the uncertainty that the laboratory reports.
public struct SharedComponent: Hashable, Sendable {
  /// One laboratory's share.
  public struct Contribution: Hashable, Sendable {
    /// The laboratory's code.
    public let laboratory: String

    /// What the component contributes to the result's standard uncertainty, in the unit of the
    /// values; negative where the result moves against the others.
    public let u: Double

    /// Creates a share.
    public init(laboratory: String, u: Double) {
      self.laboratory = laboratory
      self.u = u
    }
  }

  /// What is shared.
  public let name: String

  /// The measurand whose results share it; `nil` for all.
  public let measurand: String?

  /// The laboratories, each once.
  public let contributions: [Contribution]

  /// Creates a component.
  public init(name: String, measurand: String? = nil, contributions: [Contribution]) {
    self.name = name
    self.measurand = measurand
    self.contributions = contributions
  }
}
