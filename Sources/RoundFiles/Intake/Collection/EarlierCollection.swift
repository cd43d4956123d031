import Tables
import Yams
import Wording

/// What an earlier run captured, as its record says.
public struct EarlierCollection: Sendable {
  /// The record's path.
  public let file: String

  /// The digest of each laboratory's captured file, in hexadecimal.
  public let digests: [String: String]

  /// The digest of the results file as it was written.
  public let results: String?

  /// Reads the record (JSON, schema `lienphong.collection`).
  ///
  /// Throws ``TableErrors`` when it is none.
  public init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    let root = try yamlRoot(bytes, file: file)
    guard root["schema"]?.string == "lienphong.collection" else {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "đây không phải là bản ghi của một lần thu nhận",
            en: "this is not the record of a collection"),
          remedy: Phrase(
            vi: "Chuyển tệp đi, hoặc chọn thư mục đầu ra khác.",
            en: "Move it away, or choose another output folder.")))
    }
    results = root["results"]?["sha256"]?.string
    var digests: [String: String] = [:]
    for form in root["forms"]?.sequence ?? [] where form["standing"]?.string == "captured" {
      guard let lab = form["lab"]?.string, let digest = form["sha256"]?.string else { continue }
      digests[lab] = digest
    }
    self.digests = digests
  }
}
