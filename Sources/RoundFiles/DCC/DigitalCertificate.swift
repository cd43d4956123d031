import Tables
import Wording

/// What a digital calibration certificate says of results, without who says it.
///
/// Quantities count only where they are results: those among influence conditions, methods, equipment
/// and metadata do not. The laboratory, persons and the customer are not read at all.
///
/// Versions: DCC 2.x to 3.x with D-SI 1.3 to 2.x, read by the names of elements. A signature is seen, not
/// verified.
struct DigitalCertificate: Sendable {
  private(set) var schemaVersion = ""
  private(set) var identifier = ""

  /// The last day of the measurement, as the file writes it.
  private(set) var endOfMeasurement = ""
  private(set) var isSigned = false
  private(set) var quantities: [DSIQuantity] = []

  /// The most quantities that a certificate may hold.
  private static let limit = 100_000

  /// Reads a certificate.
  ///
  /// - Throws: The file with its line when it is no well-formed XML or no certificate.
  init(_ bytes: [UInt8], file: String) throws(TableErrors) {
    let cursor = XMLCursor(bytes)
    var walk = CertificateWalk()
    do throws(XMLFault) {
      while let node = try cursor.next() {
        switch node {
        case .start:
          guard walk.path.count < 250 else { throw .malformed(line: cursor.line) }
          if walk.path.isEmpty {
            guard cursor.name == "digitalCalibrationCertificate" else { break }
            schemaVersion = cursor.attribute("schemaVersion") ?? ""
          }
          walk.start(cursor.name, refType: cursor.attribute("refType"), line: cursor.nodeLine)
        case .text: walk.text += walk.isCollecting ? cursor.text : ""
        case .end: walk.end()
        }
        if walk.path.isEmpty { break }
        if walk.quantities.count > Self.limit {
          throw .malformed(line: cursor.line)
        }
      }
      while try cursor.next() != nil {}
    } catch {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file), error.problem,
          remedy: Phrase(
            vi: "Đề nghị phòng thí nghiệm gửi lại giấy chứng nhận.",
            en: "Ask the laboratory for the certificate again.")))
    }
    guard walk.isCertificate else {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "XML không phải là giấy chứng nhận hiệu chuẩn số (DCC)",
            en: "the XML is no digital calibration certificate (DCC)"),
          remedy: Phrase(
            vi: "Đề nghị gửi DCC, phiếu đã điền (.xlsx) hoặc kết quả (.csv).",
            en: "Ask for a DCC, the filled-in form (.xlsx) or results (.csv).")))
    }
    (identifier, endOfMeasurement) = (walk.identifier, walk.endOfMeasurement)
    (isSigned, quantities) = (walk.isSigned, walk.quantities)
  }
}
