/// Which quantity of a certificate is the result of a measurand.
///
///     certificate: {refType: basic_measurementError, entry: 3}
public struct CertificateMapping: Hashable, Sendable {
  /// The quantity's refType, or that of the list or result it stands in; `nil` for the only one that fits.
  public var refTypes: [String] = []

  /// The place in a list of values, from 1.
  public var entry: Int?

  /// Any quantity that fits.
  public init() {}
}
