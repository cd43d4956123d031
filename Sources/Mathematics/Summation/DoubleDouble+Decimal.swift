extension DoubleDouble {
  /// The decimal number that a person wrote and that was read as `value`: the shortest that reads
  /// back as it, to some 30 digits.
  ///
  /// 100.3 is not a double; the nearest one lies 3e-15 below it. What is decided on a written
  /// limit is decided on the number that was written.
  ///
  /// - Precondition: `value` is finite.
  public init(decimal value: Double) {
    precondition(value.isFinite, "a decimal number is finite")
    var digits: UInt64 = 0
    var exponent = 0
    let parts = value.magnitude.description.split(separator: "e")
    var isFraction = false
    for byte in parts[0].utf8 {
      guard byte != UInt8(ascii: ".") else {
        isFraction = true
        continue
      }
      digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
      if isFraction { exponent -= 1 }
    }
    if parts.count == 2 { exponent += Int(parts[1]) ?? 0 }
    // At most 18 digits: half of them are exact in each part.
    let half: UInt64 = 1_000_000_000
    let whole = DoubleDouble.product(Double(digits / half), Double(half)) + Double(digits % half)
    let number = whole.timesPowerOfTen(exponent)
    self = value < 0 ? -number : number
  }

  /// The number times 10^n, exact while 10^|n| and the result fit, and to some 30 digits otherwise.
  func timesPowerOfTen(_ n: Int) -> DoubleDouble {
    var result = self
    var remaining = n.magnitude
    while remaining > 0 {
      var power = 1.0
      for _ in 0..<min(remaining, 22) { power *= 10 }
      result = n > 0 ? result * power : result / power
      remaining -= min(remaining, 22)
    }
    return result
  }
}
