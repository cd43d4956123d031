import Tables
import Wording

extension KeyComparison {
  /// The degrees of equivalence of the newest release as a table of results: lab, value (_d_), U, k,
  /// measurand (the code of the comparison) and note (the comparison that links the laboratory).
  ///
  /// Each row of the table has the number of the line where its degree begins in the file, so that
  /// messages lead there; only where lines hold several do the numbers run ahead.
  ///
  /// The values are in `unit`, by default in that of the first degree. Throws all that is wrong with
  /// the degrees of that release.
  func table(
    file: String, unit: String?
  ) throws(TableErrors) -> (table: Table, unit: String, note: Phrase) {
    guard let release = newestRelease,
      let first = release.degrees.lazy.compactMap(\.data).first
    else {
      throw TableErrors(
        TableError(
          at: CellLocation(file: file),
          Phrase(
            vi: "không có bản công bố nào của so sánh có độ tương đương",
            en: "no release of the comparison has degrees of equivalence"),
          remedy: Phrase(
            vi: "Cho kết quả dưới dạng .csv hoặc .xlsx.", en: "Give the results as .csv or .xlsx."))
      )
    }
    var errors = TableErrors()
    let target = unit ?? first.units.first.flatMap { DSIUnit($0)?.symbol } ?? ""
    var lines = ["lab,value,U,k,note" + (code.isEmpty ? "" : ",measurand")]
    for degree in release.degrees {
      guard let data = degree.data else { continue }
      do throws(KeyComparisonQuantity.Fault) {
        let found = try KeyComparisonQuantity(data, in: target.isEmpty ? nil : target)
        while lines.count < degree.line - 1 { lines.append("") }
        lines.append(row(degree, found))
      } catch {
        errors.append(
          TableError(
            at: CellLocation(file: file, row: degree.line),
            excerpt(of: degree.laboratory) + ": " + error.problem, remedy: error.remedy))
      }
    }
    try errors.throwIfAny()
    let table = try Table(
      csv: Array(lines.joined(separator: "\n").utf8), file: file, separator: .comma)
    return (table, target, note(on: release, unit: target))
  }

  private func row(_ degree: Degree, _ found: KeyComparisonQuantity) -> String {
    let cells = [
      degree.laboratory, found.value, found.U ?? "", found.k ?? "", degree.linkedComparison ?? "",
    ]
    return (cells + (code.isEmpty ? [] : [code])).map(quoted).joined(separator: ",")
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// What was read, in one line.
  private func note(on release: Release, unit: String) -> Phrase {
    let count = release.degreeCount
    let without = release.degrees.count - count
    let doi = release.doi.hasPrefix("http") ? ", \(release.doi)" : ""
    var note =
      Phrase(
        vi:
          "bản công bố \(release.year)\(doi) (trong \(releases.count)) của \(code), \(count) độ tương đương theo \(unit)",
        en:
          "release \(release.year)\(doi) (of \(releases.count)) of \(code), \(count) degree\(count == 1 ? "" : "s") of equivalence in \(unit)"
      )
    if without > 0 {
      note =
        note + Phrase(vi: ", \(without) phòng khác không có", en: ", \(without) more without one")
    }
    guard let data = release.referenceValue else {
      return (note + Phrase(vi: "; không có KCRV.", en: "; no KCRV.")).map(escapingControls)
    }
    guard let reference = try? KeyComparisonQuantity(data, in: unit) else {
      return (note + Phrase(vi: "; không đọc được KCRV.", en: "; the KCRV cannot be read.")).map(
        escapingControls)
    }
    let uncertainty = reference.U.map { ", U = \($0), k = \(reference.k ?? "")" } ?? ""
    note = note + "; KCRV \(reference.value) \(unit)\(uncertainty)."
    if exceeds(reference, release) {
      note =
        note
        + Phrase(
          vi: " Có độ tương đương lớn hơn chính KCRV: có thể đơn vị trong tệp bị sai.",
          en: " A degree is larger than the KCRV itself: the file may have a unit wrong.")
    }
    return note.map(escapingControls)
  }

  /// Whether some degree is larger than the reference value, as where kBq stands for MBq.
  private func exceeds(_ reference: KeyComparisonQuantity, _ release: Release) -> Bool {
    guard let value = Double(reference.value), value != 0 else { return false }
    return release.degrees.lazy.compactMap(\.data).contains { data in
      guard let degree = try? KeyComparisonQuantity(data, in: reference.unit) else { return false }
      return (Double(degree.value) ?? 0).magnitude > value.magnitude
    }
  }
}
