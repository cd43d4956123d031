import Metrology
public import Tables
public import Wording

/// What keeps a number that reads well from being a quantity: it is larger or smaller than any
/// quantity can be. `nil` when it is not.
///
/// Such a number comes from a lost separator or a slip in an exponent.
public func magnitudeFault(_ number: DecimalNumber) -> (problem: Phrase, remedy: Phrase)? {
  let magnitude = number.value.magnitude
  if magnitude > magnitudeLimit {
    return (
      Phrase(
        vi: "\(shortestText(number.value)) quá lớn đối với một đại lượng",
        en: "\(shortestText(number.value)) is too large for a quantity"),
      Phrase(
        vi: "Sửa lại: độ lớn không vượt quá \(shortestText(magnitudeLimit)).",
        en: "Correct it: magnitudes end at \(shortestText(magnitudeLimit)).")
    )
  }
  if magnitude > 0, magnitude < smallestUncertainty {
    return (
      Phrase(
        vi: "\(shortestText(number.value)) quá nhỏ đối với một đại lượng",
        en: "\(shortestText(number.value)) is too small for a quantity"),
      Phrase(
        vi: "Sửa lại: độ lớn không dưới \(shortestText(smallestUncertainty)).",
        en: "Correct it: magnitudes begin at \(shortestText(smallestUncertainty)).")
    )
  }
  return nil
}
