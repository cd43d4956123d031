/// What a report says of itself and of the conduct of its round, beside numbers.
///
/// Reference: ISO/IEC 17043:2023, 7.4.3.
public struct ReportParticulars: Hashable, Sendable {
  /// What the round is called: proficiency testing, or an interlaboratory comparison that is none.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Interlaboratory comparison.
    case comparison = "ILC"

    /// Proficiency testing.
    case proficiencyTest = "PT"
  }

  /// How far the report has come (CIPM MRA-G-11).
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// For the participants alone, to be checked by them.
    case draftA = "draft-a"

    /// For review; not final.
    case draftB = "draft-b"

    /// As it stands.
    case final

    /// Issued anew, with what changed.
    case amended
  }

  /// What the round is called.
  public var kind = Kind.comparison

  /// The number of the report.
  public var number: String?

  /// How far it has come; `nil` where the coordinator does not say.
  public var state: State?

  /// The date of issue as ISO 8601 writes it; `nil` for the day on which it is made.
  public var issued: String?

  /// The number of the report that this one replaces.
  public var supersedes: String?

  /// What changed, and why, in an amended report.
  public var changes: LocalizedText?

  /// Who authorised the report.
  public var authoriser: String?

  /// In which function.
  public var authoriserFunction: LocalizedText?

  /// What was done by others.
  public var subcontracted: LocalizedText?

  /// What holds for the confidentiality of the results.
  public var confidentiality: LocalizedText?

  /// How the round was designed and conducted.
  public var design: LocalizedText?

  /// What was measured or circulated, and how it was prepared.
  public var item: LocalizedText?

  /// What the assigned values are traceable to.
  public var traceability: LocalizedText?

  /// Comments of the coordinator on the performance, and recommendations.
  public var comments: LocalizedText?

  /// Says nothing yet.
  public init() {}
}
