/// An output of a measurement model.
public struct ModelOutput: Hashable, Sendable {
  /// Its name.
  public let name: String

  /// The register that holds its value.
  public let register: Int

  /// Its unit, as it was written.
  public let unit: String?

  /// Names the register of an output.
  public init(name: String, register: Int, unit: String? = nil) {
    self.name = name
    self.register = register
    self.unit = unit
  }
}
