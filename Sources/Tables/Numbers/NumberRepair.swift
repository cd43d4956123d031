public import Wording

/// A number that was read only after a repair, and where it stands.
public struct NumberRepair: Hashable, Sendable, Worded {
  /// Where it stands.
  public let location: CellLocation

  /// How it was written.
  public let text: String

  /// What was overlooked.
  public let repairs: NumberRepairs

  /// Notes what was repaired where.
  public init(at location: CellLocation, text: String, repairs: NumberRepairs) {
    self.location = location
    self.text = text
    self.repairs = repairs
  }

  /// `results.csv:14:3: "−1.5" was read with a repair (minus sign U+2212).`
  public var message: Phrase {
    Phrase(
      vi: "\(location): \(excerpt(of: text)) được đọc sau khi sửa (\(repairs.message.vietnamese)).",
      en: "\(location): \(excerpt(of: text)) was read with a repair (\(repairs)).")
  }
}
