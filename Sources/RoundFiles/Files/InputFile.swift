/// A file that an analysis was made from, as its record names it.
public struct InputFile: Hashable, Sendable {
  /// The name as the round's definition writes it.
  public let name: String

  /// How many bytes it has.
  public let byteCount: Int

  /// The SHA-256 digest of its bytes, in hexadecimal digits.
  public let digest: String

  /// Describes a file with these contents.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    byteCount = bytes.count
    digest = SHA256(bytes).hexadecimal
  }
}
