import RealModule

/// Γ*(z) = Γ(z) · √(z / 2π) · (e / z)^z for z > 0: the gamma function over Stirling's formula.
///
/// It tends to 1, so that ratios of gamma functions at large arguments keep all their digits.
/// Accuracy: a few units of the last place (that of the system's Γ below 10; from there Stirling's
/// series, whose first term left out is below 1e-17).
/// Reference: DLMF 5.11.3.
func scaledGamma(_ z: Double) -> Double {
  guard z < 10 else { return .exp(stirlingRemainder(z)) }
  return .gamma(1 + z) * .exp(z) / (.pow(z, z) * (2 * .pi * z).squareRoot())
}

/// ln Γ*(z) for z ≥ 10, by Stirling's series (DLMF 5.11.1).
private func stirlingRemainder(_ z: Double) -> Double {
  let w = 1 / (z * z)
  var sum = -3617.0 / 122_400
  sum = sum * w + 1.0 / 156
  sum = sum * w - 691.0 / 360_360
  sum = sum * w + 1.0 / 1188
  sum = sum * w - 1.0 / 1680
  sum = sum * w + 1.0 / 1260
  sum = sum * w - 1.0 / 360
  sum = sum * w + 1.0 / 12
  return sum / z
}
