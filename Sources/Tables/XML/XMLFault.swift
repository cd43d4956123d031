public import Wording

/// Why an XML document cannot be read.
public enum XMLFault: Error, Hashable, Sendable {
  /// It is not well-formed, incomplete, or nested too deep, at this line.
  case malformed(line: Int)

  /// It has a document type declaration, which could bring entities with it.
  case documentType(line: Int)

  /// What is wrong, without a full stop.
  public var problem: Phrase {
    switch self {
    case .malformed(let line):
      Phrase(
        vi: "XML bị hỏng hoặc không trọn vẹn (dòng \(line))",
        en: "the XML is damaged or incomplete (line \(line))")
    case .documentType(let line):
      Phrase(
        vi: "XML có khai báo kiểu văn bản (dòng \(line)), bị từ chối vì có thể chứa thực thể",
        en:
          "the XML has a document type declaration (line \(line)), which is refused: it may hold entities"
      )
    }
  }
}
