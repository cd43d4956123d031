public import Wording

/// More is asked for than the memory that may be taken.
public struct MemoryExceeded: Error, Hashable, Sendable, Worded {
  /// What does not fit, and what to do.
  public let message: Phrase

  /// All comparisons of a file, or one of them, do not fit into `limit` bytes.
  static func comparisons(_ limit: Int) -> Self {
    Self(
      message: Phrase(
        vi: "các phép so sánh của tệp, hoặc các kết quả của một phép, nhiều đến mức "
          + "\(limit >> 20) MB không chứa hết những gì phải nhớ. Hãy tăng --memory.",
        en: "the comparisons of the file, or the results of one of them, are so many that "
          + "\(limit >> 20) MB do not hold what must be remembered. Raise --memory."))
  }

  /// Comparisons whose rows are not together do not fit into `limit` bytes.
  static func scattered(_ count: Int, _ limit: Int) -> Self {
    Self(
      message: Phrase(
        vi: "\(count) phép so sánh đọc được đến đây, với các dòng không đứng liền nhau, không vừa "
          + "trong \(limit >> 20) MB. Hãy tăng --memory, hoặc sắp xếp tệp theo phép so sánh.",
        en: "the \(count) comparisons of the file so far, whose rows are not together, "
          + "do not fit into \(limit >> 20) MB. Raise --memory, or sort the file by comparison."))
  }
}
