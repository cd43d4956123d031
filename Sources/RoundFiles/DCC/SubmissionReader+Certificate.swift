import Tables
import Wording

/// Results that came as a digital calibration certificate.
///
/// The file is named by the laboratory's code (`07.xml`): who wrote the certificate is not read, so that
/// the coded data stay coded.
extension SubmissionReader {
  /// The results of a certificate.
  func certificate(
    _ bytes: [UInt8], _ file: String, _ received: Int
  ) throws(TableErrors) -> Submission {
    guard !file.lowercased().hasSuffix(".p7m") else {
      throw failure(
        file,
        Phrase(
          vi: "giấy chứng nhận nằm trong một phong bì có chữ ký",
          en: "the certificate is inside a signed envelope"),
        Phrase(
          vi: "Lấy tệp .xml ra khỏi phong bì và lưu riêng.",
          en: "Take the .xml out of it and save that."))
    }
    let certificate = try DigitalCertificate(bytes, file: file)
    let code = String(file.prefix { $0 != "." })
    var errors = TableErrors()
    rejectUnknown(code, at: CellLocation(file: file), &errors)
    var rows: [Submission.Row] = []
    for (comparison, measurand) in zip(definition.comparisons, specifications[0].measurands) {
      do throws(CertificateResult.Absence) {
        let result = try CertificateResult(
          in: certificate, unit: measurand.unit, comparison.certificate)
        let row = try row(result, measurand.id, certificate, file)
        if check(row, &errors) { rows.append(row) }
      } catch {
        guard case .fault(let line, let problem, let remedy) = error else { continue }
        errors.append(
          TableError(
            at: CellLocation(file: file, row: line), measurand.label + ": " + problem,
            remedy: remedy))
      }
    }
    try errors.throwIfAny()
    guard !rows.isEmpty else {
      let units = Set(specifications[0].measurands.map(\.unit)).sorted().prefix(10)
        .joined(separator: ", ")
      throw failure(
        file,
        Phrase(
          vi: "giấy chứng nhận không có kết quả nào theo đơn vị của vòng (\(units))",
          en: "the certificate holds no result in a unit of the round (\(units))"),
        Phrase(
          vi:
            "Đề nghị phòng thí nghiệm gửi kết quả, hoặc nêu đó là đại lượng nào: certificate: {refType: …}.",
          en:
            "Ask the laboratory for its result, or say which quantity it is: certificate: {refType: …}."
        )
      )
    }
    return Submission(
      file: file, digest: SHA256(bytes), received: received, code: code, rows: rows,
      isDeclared: nil)
  }

  private func failure(_ file: String, _ problem: Phrase, _ remedy: Phrase) -> TableErrors {
    TableErrors(TableError(at: CellLocation(file: file), problem, remedy: remedy))
  }

  private func row(
    _ result: CertificateResult, _ measurand: String, _ certificate: DigitalCertificate,
    _ file: String
  ) throws(CertificateResult.Absence) -> Submission.Row {
    let place = CellLocation(file: file, row: result.line)
    var answers: [FormField: CapturedCell] = [:]
    for (field, text) in [(FormField.value, result.value), (.U, result.U), (.k, result.k)] {
      guard let text else { continue }
      guard let number = try? DecimalNumber(text, mark: .point), magnitudeFault(number) == nil
      else {
        throw .fault(
          line: result.line,
          problem: Phrase(
            vi: "\(excerpt(of: text)) vượt quá phạm vi của giá trị đo",
            en: "\(excerpt(of: text)) is beyond the range of measured values"),
          remedy: Phrase(
            vi: "Đề nghị phòng thí nghiệm gửi giấy chứng nhận đã sửa.",
            en: "Ask the laboratory for a corrected certificate."))
      }
      let stored = field == .value ? result.stored : text
      answers[field] = CapturedCell(number, field, read: text, stored: stored, at: place)
    }
    if let date = CalendarDate(certificate.endOfMeasurement, format: .iso8601) {
      answers[.date] = CapturedCell(date, text: certificate.endOfMeasurement, at: place)
    }
    let signature = certificate.isSigned ? "signed, signature not verified" : "not signed"
    answers[.note] = CapturedCell(
      note: "DCC \(escapingControls(certificate.schemaVersion)), \(signature)", at: place)
    return Submission.Row(measurand: measurand, answers: answers)
  }
}
