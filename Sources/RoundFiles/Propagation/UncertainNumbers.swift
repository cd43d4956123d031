public import Metrology

/// Uncertain numbers as they are kept between measurements: each with its sensitivities to the inputs
/// that it was made from, so that what two of them share is not lost.
public struct UncertainNumbers: Sendable {
  /// One number.
  public struct Number: Sendable {
    /// What one input adds.
    public struct Component: Hashable, Sendable {
      /// The identity of the input.
      public let input: String

      /// ∂y/∂x of the input.
      public let sensitivity: Double
    }

    /// Its name.
    public let name: String

    /// Its unit.
    public let unit: String?

    /// Its value.
    public let value: Double

    /// Its sensitivities to inputs, those of zero left out.
    public let components: [Component]
  }

  /// The inputs, each with an identity.
  public let inputs: [InputQuantity]

  /// Correlations of inputs, by identity; those that are not there are zero.
  public let correlations: [Correlation]

  /// The numbers.
  public let numbers: [Number]
}
