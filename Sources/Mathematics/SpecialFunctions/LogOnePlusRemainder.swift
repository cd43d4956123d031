import RealModule

/// ln(1 + u) − u for u > −1, to the last digits also near 0, where the two terms cancel.
///
/// With r = u / (2 + u), ln(1 + u) = 2 artanh r and 2r − u = −r·u, so that
///
///     ln(1 + u) − u = r · ( 2r² · (1/3 + r²/5 + r⁴/7 + …) − u )
///
/// has nothing left to cancel. On −1/2 ≤ u ≤ 1 |r| is at most 1/3 and the sixteen terms written
/// leave out less than 1e-17 of the sum.
func logOnePlusRemainder(_ u: Double) -> Double {
  guard u >= -0.5, u <= 1 else { return .log(onePlus: u) - u }
  let r = u / (2 + u)
  let rSquared = r * r
  var sum = 0.0
  for odd in stride(from: 33.0, through: 3, by: -2) { sum = sum * rSquared + 1 / odd }
  return r * (2 * rSquared * sum - u)
}
