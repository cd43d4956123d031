import Interlab
import Wording

/// Writes the numbers and words of a worked line in one language.
struct WorkedWriter: Sendable {
  let language: Language

  /// `value` with a fixed number of decimals.
  func callAsFunction(_ value: Double, _ decimals: Int) -> String {
    NumberStyle(language).rounded(value, place: -decimals)
  }

  /// Several values with the same number of decimals, parted by semicolons, since one language has
  /// a decimal comma.
  func list(_ values: [Double], _ decimals: Int) -> String {
    values.map { self($0, decimals) }.joined(separator: "; ")
  }

  /// The number of a score with its verdict in words, `0.577 → acceptable`.
  func scored(_ score: Score?, _ kind: ScoreKind, decimals: Int = 3, unit: String = "") -> String? {
    guard let score, let value = score.value else { return nil }
    let number = self(value, decimals) + unit
    guard let verdict = score.verdict else { return number }
    return "\(number) → \(verdict.word(for: kind, in: language))"
  }

  func phrase(vi: String, en: String) -> String {
    Phrase(vi: vi, en: en).text(in: language)
  }
}
