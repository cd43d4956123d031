import Interlab
public import Tables
import Wording

/// The file of a precision experiment, as a round names it.
public struct PrecisionSource: Hashable, Sendable {
  /// The file, as written: relative to the definition's folder.
  public let file: String

  /// The decimal mark of its numbers.
  public let decimalMark: DecimalMark

  /// Its columns that are passed over.
  public let ignoredColumns: [String]
}

extension DefinitionNode {
  /// `{file: experiment.csv}` or the name of the file alone.
  var precisionSource: PrecisionSource? {
    guard isMapping else {
      return text.map { PrecisionSource(file: $0, decimalMark: .point, ignoredColumns: []) }
    }
    let members = members(["file", "decimal", "ignore"], of: Phrase(verbatim: "precision"))
    guard let file = members["file"]?.text else {
      reject(
        Phrase(vi: "precision không nêu tệp", en: "precision names no file"),
        Phrase(
          vi: "Viết precision: {file: experiment.csv}.",
          en: "Write precision: {file: experiment.csv}."))
      return nil
    }
    return PrecisionSource(
      file: file,
      decimalMark: members["decimal"]?.choice(Phrase(vi: "dấu thập phân", en: "decimal mark"))
        ?? .point,
      ignoredColumns: members["ignore"]?.elements.compactMap(\.text) ?? [])
  }

  /// A sequence of two measurands.
  var measurandPair: MeasurandPair? {
    guard isSequence, elements.count == 2 else {
      reject(
        Phrase(
          vi: "một cặp Youden không phải là hai đại lượng",
          en: "a Youden pair is not two measurands"),
        Phrase(
          vi: "Viết youden: [[first, second], [third, fourth]].",
          en: "Write youden: [[first, second], [third, fourth]]."))
      return nil
    }
    guard let first = elements[0].text, let second = elements[1].text else { return nil }
    guard first != second else {
      reject(
        Phrase(
          vi: "một cặp Youden nêu \(excerpt(of: first)) hai lần",
          en: "a Youden pair names \(excerpt(of: first)) twice"),
        Phrase(vi: "Nêu hai đại lượng.", en: "Name two measurands."))
      return nil
    }
    return MeasurandPair(first: first, second: second)
  }
}
