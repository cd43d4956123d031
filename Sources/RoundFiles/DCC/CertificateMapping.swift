import Tables

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

extension DefinitionNode {
  /// `certificate: {refType: basic_measurementError, entry: 3}` of a measurand.
  var certificateMapping: CertificateMapping {
    var mapping = CertificateMapping()
    let members = members(["refType", "entry"], of: "certificate")
    if let node = members["refType"] {
      mapping.refTypes = node.isSequence ? node.elements.compactMap(\.text) : [node.text ?? ""]
    }
    if let node = members["entry"], let entry = node.wholeNumber("An entry") {
      mapping.entry = Int(exactly: entry)
      if mapping.entry ?? 0 < 1 {
        node.reject("the entry is not from 1", "Count the values of the list from 1.")
      }
    }
    return mapping
  }
}
