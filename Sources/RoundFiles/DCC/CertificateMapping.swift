import Tables
import Wording

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
    let members = members(["refType", "entry"], of: Phrase(verbatim: "certificate"))
    if let node = members["refType"] {
      mapping.refTypes = node.isSequence ? node.elements.compactMap(\.text) : [node.text ?? ""]
    }
    if let node = members["entry"],
      let entry = node.wholeNumber(Phrase(vi: "Số thứ tự", en: "An entry"))
    {
      mapping.entry = Int(exactly: entry)
      if mapping.entry ?? 0 < 1 {
        node.reject(
          Phrase(vi: "số thứ tự không bắt đầu từ 1", en: "the entry is not from 1"),
          Phrase(
            vi: "Đếm các giá trị trong danh sách từ 1.", en: "Count the values of the list from 1.")
        )
      }
    }
    return mapping
  }
}
