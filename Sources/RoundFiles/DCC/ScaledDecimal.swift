import Metrology
import Tables

/// The text of a decimal number in another unit.
///
/// By a power of ten the digits stay as they were written and only the point moves, so that none is lost or
/// won; by any other ratio the number is computed.
///
/// - Returns: `nil` where `text` is no number, or the units do not convert: another dimension, or °C
///   and K, between which a temperature and a difference convert in two ways.
func scaledDecimal(_ text: String, from unit: String, to target: String) -> String? {
  guard let number = try? DecimalNumber(text, mark: .point), number.repairs.isEmpty else {
    return nil
  }
  if unit == target { return text }
  guard let ratio = unitRatio(from: unit, to: target) else { return nil }
  for exponent in -60...60 where ratio == powerOfTen(exponent) {
    return shifted(text, by: exponent)
  }
  let value = number.value * ratio
  return value.isFinite ? shortestText(value) : nil
}

/// How many of `target` one of `unit` is.
func unitRatio(from unit: String, to target: String) -> Double? {
  guard let a = try? MeasurementUnit(parsing: unit), let b = try? MeasurementUnit(parsing: target),
    a.dimension == b.dimension, isCelsius(unit) == isCelsius(target)
  else { return nil }
  let ratio = a.factor / b.factor
  // The factors of prefixes are rounded powers of ten, their ratio within two roundings of one.
  for exponent in -60...60 where (ratio / powerOfTen(exponent) - 1).magnitude < 1e-15 {
    return powerOfTen(exponent)
  }
  return ratio
}

private func isCelsius(_ unit: String) -> Bool { unit.contains("°C") || unit.contains("℃") }

private func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }

/// Moves the point of a decimal number.
private func shifted(_ text: String, by exponent: Int) -> String {
  let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
  let written = parts.count > 1 ? Int(parts[1].drop { $0 == "+" }) ?? 0 : 0
  let sign = parts[0].first.map { "+-".contains($0) } ?? false ? String(parts[0].prefix(1)) : ""
  let mantissa = parts[0].dropFirst(sign.count)
  let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
  let digits = pieces.joined()
  let point = pieces[0].count + written + exponent
  guard (-60...80).contains(point) else { return "\(sign)0.\(digits)e\(point)" }
  let padded =
    String(repeating: "0", count: max(0, 1 - point)) + digits
    + String(repeating: "0", count: max(0, point - digits.count))
  let place = max(1, point)
  let whole = padded.prefix(place).drop { $0 == "0" }
  let rest = padded.dropFirst(place)
  return (sign == "-" ? "-" : "") + (whole.isEmpty ? "0" : String(whole))
    + (rest.isEmpty ? "" : "." + rest)
}
