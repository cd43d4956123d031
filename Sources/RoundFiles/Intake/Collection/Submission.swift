import Tables

/// What one laboratory sent in one file.
public struct Submission: Sendable {
  /// The answers for one measurand.
  public struct Row: Sendable {
    /// The measurand's id; empty where the round has only one.
    public let measurand: String

    /// The answers by field. A value is always among them.
    public let answers: [FormField: CapturedCell]
  }

  /// The name of the file.
  public let file: String

  /// Its digest.
  public let digest: SHA256

  /// Seconds since 1 January 1970 at which the file was written last.
  public let received: Int

  /// The laboratory's code.
  public let code: String

  /// The measurands with a result, in the order of the round.
  public let rows: [Row]

  /// Whether the laboratory declared that the results are its own; `nil` where it said nothing.
  public let isDeclared: Bool?

  /// The conditions of the measurement and the standards used, where a form states them.
  var conditions: [FormDetail: String] = [:]

  /// What of the sheets it was read from is hidden.
  var hidden: [HiddenParts] = []
}
