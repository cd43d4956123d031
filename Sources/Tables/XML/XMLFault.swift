/// Why an XML document cannot be read.
public enum XMLFault: Error, Hashable, Sendable {
  /// It is not well-formed, incomplete, or nested too deep, at this line.
  case malformed(line: Int)

  /// It has a document type declaration, which could bring entities with it.
  case documentType(line: Int)

  /// What is wrong, without a full stop.
  public var problem: String {
    switch self {
    case .malformed(let line): "the XML is damaged or incomplete (line \(line))"
    case .documentType(let line):
      "the XML has a document type declaration (line \(line)), which is refused: it may hold entities"
    }
  }
}
