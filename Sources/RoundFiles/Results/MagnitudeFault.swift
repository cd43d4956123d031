import Metrology
public import Tables

/// What keeps a number that reads well from being a quantity: it is larger or smaller than any
/// quantity can be. `nil` when it is not.
///
/// Such a number comes from a lost separator or a slip in an exponent.
public func magnitudeFault(_ number: DecimalNumber) -> (problem: String, remedy: String)? {
  let magnitude = number.value.magnitude
  if magnitude > magnitudeLimit {
    return (
      "\(shortestText(number.value)) is too large for a quantity",
      "Correct it: magnitudes end at \(shortestText(magnitudeLimit))."
    )
  }
  if magnitude > 0, magnitude < 1 / magnitudeLimit {
    return (
      "\(shortestText(number.value)) is too small for a quantity",
      "Correct it: magnitudes begin at \(shortestText(1 / magnitudeLimit))."
    )
  }
  return nil
}
