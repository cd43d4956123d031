/// What it takes to compute a report again: the files with their digests, the definition, and the
/// command.
public struct ReportRecord: Sendable {
  /// One file that the round was read from.
  public struct Input: Sendable {
    let name: String
    let byteCount: Int
    let digest: String

    /// Names a file with its length and SHA-256 digest.
    public init(name: String, byteCount: Int, digest: String) {
      self.name = name
      self.byteCount = byteCount
      self.digest = digest
    }
  }

  let inputs: [Input]
  let definition: String?
  let command: String

  /// Creates a record. The definition is printed as it stands, when it is given.
  public init(inputs: [Input], definition: String? = nil, command: String) {
    self.inputs = inputs
    self.definition = definition
    self.command = command
  }

  /// The record without the definition, as a laboratory's report has it.
  public var inputsOnly: ReportRecord { ReportRecord(inputs: inputs, command: command) }
}
