public import Tables
import Wording

/// What was collected for a round: one submission of each laboratory, and what is to be said of every
/// file.
///
/// Nothing is overwritten: of several submissions the one captured before stays, else the one that was
/// received first; the others are named. Only ``init(_:accepting:earlier:deadline:)`` with a file to
/// accept takes a later one.
public struct FormCollection: Sendable {
  /// What became of a submission.
  public enum Standing: String, Hashable, Sendable {
    /// Its results are in the results file.
    case captured

    /// A file with the same bytes was captured.
    case duplicate

    /// Another submission of the laboratory was captured before.
    case second

    /// It was captured before, and another was accepted in its place.
    case superseded
  }

  /// A submission with its standing.
  public struct Entry: Sendable {
    /// What was sent.
    public let submission: Submission

    /// What became of it.
    public let standing: Standing

    /// Whether it came after the deadline.
    public let isLate: Bool
  }

  /// Every submission, by laboratory and then in order of receipt.
  public let entries: [Entry]

  /// Those whose results are in the results file, by laboratory.
  public var captured: [Entry] { entries.filter { $0.standing == .captured } }

  /// Decides between submissions.
  ///
  /// - Parameters:
  ///   - submissions: All that was read.
  ///   - accepted: Names of files that stand before all others of their laboratory.
  ///   - earlier: What was captured before, if anything.
  ///   - deadline: The last day in time.
  /// - Throws: For each laboratory whose captured file is no longer there.
  public init(
    _ submissions: [Submission], accepting accepted: Set<String> = [],
    earlier: EarlierCollection? = nil, deadline: CalendarDate? = nil
  ) throws(TableErrors) {
    var errors = TableErrors()
    let codes = Set(submissions.map(\.code)).union((earlier?.digests ?? [:]).keys).alphabetical
    var entries: [Entry] = []
    for code in codes {
      let own = submissions.filter { $0.code == code }
        .sorted { ($0.received, $0.file) < ($1.received, $1.file) }
      let before = earlier?.digests[code]
      let known = own.first { $0.digest.hexadecimal == before }
      if let before, known == nil {
        errors.append(
          TableError(
            at: CellLocation(file: earlier?.file ?? ""),
            Phrase(
              vi:
                "tệp đã thu nhận cho \(excerpt(of: code)) (SHA-256 \(before.prefix(12))…) không còn trong các phiếu đã gửi về",
              en:
                "the file captured for \(excerpt(of: code)) (SHA-256 \(before.prefix(12))…) is no longer "
                + "among the returned forms"),
            remedy: Phrase(
              vi: "Đặt lại tệp đó; bản sửa thì để bên cạnh và nhận bằng --accept.",
              en: "Put it back; a correction is added beside it and taken with --accept.")))
        continue
      }
      guard let chosen = own.first(where: { accepted.contains($0.file) }) ?? known ?? own.first
      else { continue }
      for submission in own {
        entries.append(
          Entry(
            submission: submission,
            standing: Self.standing(of: submission, chosen: chosen, known: known),
            isLate: deadline.map { submission.received >= ($0.days + 1) * 86_400 } ?? false))
      }
    }
    try errors.throwIfAny()
    self.entries = entries
  }

  private static func standing(
    of submission: Submission, chosen: Submission, known: Submission?
  ) -> Standing {
    if submission.file == chosen.file { return .captured }
    if submission.digest == chosen.digest { return .duplicate }
    if let known, submission.file == known.file { return .superseded }
    return .second
  }
}
