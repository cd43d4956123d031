import Interlab
import Tables
import Wording

/// What the XML form of a comparison says beside its numbers, as the round's definition states it in
/// `keyComparison:`. What is not stated stays empty in the XML.
public struct KeyComparisonParticulars: Hashable, Sendable {
  /// The code by CIPM MRA-G-11, as `BIPM.RI(II)-K1.Ce-139`.
  public var code: String?

  /// The address of the report, `https://doi.org/…`.
  public var doi: String?

  /// The address of the KCDB's service category in the SI Digital Framework.
  public var serviceCategory: String?

  /// The address of the radionuclide in the SI Digital Framework.
  public var radionuclide: String?

  /// The acronym of the pilot, by the list of signatories of the CIPM MRA.
  public var pilot: String?

  /// The pilot in the Research Organization Registry, `https://ror.org/…`.
  public var pilotIdentifier: String?

  /// Nothing stated.
  public init() {}
}

extension DefinitionNode {
  /// The block `keyComparison:` of a round.
  var keyComparisonParticulars: KeyComparisonParticulars {
    let members = members(
      ["code", "doi", "serviceCategory", "radionuclide", "pilot"],
      of: Phrase(verbatim: "keyComparison"))
    var stated = KeyComparisonParticulars()
    stated.code = members["code"]?.text
    stated.doi = members["doi"]?.address(within: "https://doi.org/")
    stated.serviceCategory = members["serviceCategory"]?.address(
      within: "https://si-digital-framework.org/kcdb-sc/")
    stated.radionuclide = members["radionuclide"]?.address(
      within: "https://si-digital-framework.org/kcdb-sc/nucl/")
    if let pilot = members["pilot"] {
      if pilot.isMapping {
        let members = pilot.members(["acronym", "ror"], of: Phrase(verbatim: "pilot"))
        stated.pilot = members["acronym"]?.text
        stated.pilotIdentifier = members["ror"]?.address(within: "https://ror.org/")
      } else {
        stated.pilot = pilot.text
      }
    }
    return stated
  }

  /// A web address, or its end behind `place`.
  private func address(within place: String) -> String? {
    guard let text, !text.isEmpty else { return nil }
    let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) && !#"<>"{}|\^`"#.utf8.contains($0) })
    else {
      reject(
        Phrase(
          vi: "\(excerpt(of: text)) không phải là địa chỉ web",
          en: "\(excerpt(of: text)) is no web address"),
        Phrase(
          vi: "Viết dạng \(place)… hoặc phần đứng sau đó.",
          en: "Write it as \(place)… or what stands behind that."))
      return nil
    }
    return isAddress ? text : place + text
  }
}
