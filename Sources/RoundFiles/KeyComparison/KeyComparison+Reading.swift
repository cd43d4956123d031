import Tables
import Wording

extension KeyComparison {
  /// The most degrees of equivalence that a file may hold.
  private static let limit = 100_000

  /// Reads the XML of a comparison.
  ///
  /// - Throws: The file with its line when it is no well-formed XML or no comparison.
  init(_ bytes: [UInt8], file: String) throws(TableErrors) {
    let cursor = XMLCursor(bytes)
    var walk = KeyComparisonWalk()
    do throws(XMLFault) {
      while let node = try cursor.next() {
        switch node {
        case .start:
          guard walk.path.count < 250, walk.degreeCount <= Self.limit else {
            throw .malformed(line: cursor.line)
          }
          walk.start(cursor.name, line: cursor.nodeLine)
        case .text: walk.append(cursor.text)
        case .end: walk.end(cursor.name)
        }
      }
    } catch {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file), error.problem,
          remedy: Phrase(
            vi: "Tải lại tệp từ nguồn của nó.", en: "Get the file again from its source.")
        ))
    }
    guard walk.isComparison else {
      let isCertificate = walk.root == "digitalCalibrationCertificate"
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          isCertificate
            ? Phrase(
              vi: "XML là giấy chứng nhận hiệu chuẩn số, không phải là bảng kết quả",
              en: "the XML is a digital calibration certificate, not a table of results")
            : Phrase(
              vi: "XML (\(excerpt(of: walk.root))) không phải là so sánh theo dạng của BIPM",
              en: "the XML (\(excerpt(of: walk.root))) is no comparison in the form of BIPM"),
          remedy: isCertificate
            ? Phrase(
              vi: "Thu nhận nó: lienphong collect round.yaml FOLDER.",
              en: "Collect it: lienphong collect round.yaml FOLDER.")
            : Phrase(
              vi: "Cho kết quả dưới dạng .csv hoặc .xlsx.", en: "Give the results as .csv or .xlsx."
            )))
    }
    self = walk.comparison
  }
}
