import Interlab
import Tables
public import Wording

/// What a collection came to, in short: how many forms, which late, which second, which missing.
public struct CollectionSummary {
  private let collection: FormCollection
  private let codes: [String]?
  private let refused: [String]

  /// Sums up; `codes` are all that were given out, where they are known.
  public init(_ collection: FormCollection, codes: [String]?, refused: [String]) {
    (self.collection, self.codes, self.refused) = (collection, codes, refused)
  }

  /// The codes without a captured form.
  public var missing: [String] {
    let captured = Set(collection.captured.map(\.submission.code))
    return (codes ?? []).filter { !captured.contains($0) }.alphabetical
  }

  /// The lines for people.
  public func text(in language: Language) -> String {
    let count = collection.captured.count
    let all = codes.map { "/\($0.count)" } ?? ""
    var lines = [
      language == .vietnamese
        ? "Đã tiếp nhận phiếu của \(count)\(all) phòng thí nghiệm."
        : "Captured the forms of \(count)\(all) laboratories."
    ]
    for entry in collection.entries {
      if let remark = remark(entry, language) { lines.append(remark) }
    }
    for file in refused {
      let name = escapingControls(file)
      lines.append(language == .vietnamese ? "\(name): bị từ chối" : "\(name): refused")
    }
    if !missing.isEmpty {
      let list = missing.map(escapingControls).joined(separator: ", ")
      lines.append(language == .vietnamese ? "Chưa có phiếu: \(list)" : "No form yet: \(list)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func remark(_ entry: FormCollection.Entry, _ language: Language) -> String? {
    var remarks: [Phrase] = []
    switch entry.standing {
    case .captured: break
    case .duplicate:
      remarks.append(
        Phrase(vi: "trùng với phiếu đã nhận", en: "the same as the form captured"))
    case .second:
      remarks.append(
        Phrase(
          vi: "phiếu thứ hai, không dùng (--accept để dùng)",
          en: "a second form, not taken (--accept takes it)"))
    case .superseded:
      remarks.append(
        Phrase(vi: "đã được phiếu sửa thay thế", en: "superseded by an accepted correction"))
    }
    if entry.isLate { remarks.append(Phrase(vi: "nhận sau hạn", en: "after the deadline")) }
    if entry.standing == .captured {
      let answers = entry.submission.rows.flatMap(\.answers.values)
      if answers.contains(where: \.wasText) {
        remarks.append(
          Phrase(vi: "có số lưu dạng văn bản", en: "numbers stored as text were read"))
      }
      if entry.submission.rows.contains(where: { $0.answers[.U] == nil }) {
        remarks.append(Phrase(vi: "thiếu U", en: "U is missing"))
      }
      remarks += entry.submission.hidden.map(\.remark)
      if entry.submission.isDeclared == false {
        remarks.append(Phrase(vi: "cam kết ghi “Không”", en: "the declaration says “No”"))
      }
    }
    guard !remarks.isEmpty else { return nil }
    let text = remarks.map { $0.text(in: language) }.joined(separator: "; ")
    return "\(escapingControls(entry.submission.code)), "
      + "\(escapingControls(entry.submission.file)): \(text)"
  }

  /// One line a submission.
  public var csv: [UInt8] {
    var csv = CSVWriter()
    csv.appendRecord(["lab", "file", "standing", "late", "received", "sha256"])
    for entry in collection.entries {
      csv.appendRecord([
        entry.submission.code, entry.submission.file, entry.standing.rawValue,
        entry.isLate ? "true" : "false", isoTime(entry.submission.received),
        entry.submission.digest.hexadecimal,
      ])
    }
    return csv.bytes
  }
}
