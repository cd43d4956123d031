import Testing

@testable import Metrology
import TestSupport
import Wording

@Suite struct UnitCheckTests {
  /// JCGM 100:2008, H.1: the length of an end gauge.
  private static let endGauge = """
    d = d0 + d1 + d2
    theta = theta_mean + Delta
    l = ls + d - ls * (d_alpha * theta + alpha_s * d_theta)
    """
  private static let endGaugeUnits = [
    "d0": "nm", "d1": "nm", "d2": "nm", "theta_mean": "°C", "Delta": "°C", "ls": "nm",
    "d_alpha": "/°C", "alpha_s": "1/K", "d_theta": "K",
  ]

  private func check(
    _ model: String, _ units: [String: String], outputs: [(name: String, unit: String?)] = []
  ) throws -> UnitCheck {
    let program = try ModelProgram(parsing: model, outputs: outputs)
    return program.checkUnits(program.inputs.map { units[$0] })
  }

  private func problem(
    _ model: String, _ units: [String: String], outputs: [(name: String, unit: String?)] = []
  ) throws -> ModelError? {
    guard case .inconsistent(let error) = try check(model, units, outputs: outputs) else {
      return nil
    }
    #expect(lostInTranslation(error.message + ". " + error.remedy) == [])
    return error
  }

  @Test func endGaugeIsConsistent() throws {
    #expect(try check(Self.endGauge, Self.endGaugeUnits) == .consistent(outputs: ["nm"]))
    #expect(
      try check(Self.endGauge, Self.endGaugeUnits, outputs: [("l", "nm")])
        == .consistent(outputs: ["nm"]))
  }

  @Test func aTermOfAnotherKindIsNamedWithItsPlace() throws {
    let units = Self.endGaugeUnits.merging(["d_theta": "nm"]) { $1 }
    let error = try #require(try problem(Self.endGauge, units))
    #expect(error.line == 3 && error.column == 36)
    #expect(
      error.message.english
        == "alpha_s * d_theta in 1e-09 m·K⁻¹ cannot be added to d_alpha * theta in 1")
  }

  @Test func aTermOfAnotherSizeIsNamed() throws {
    let error = try #require(try problem("y = a + b", ["a": "nm", "b": "µm"]))
    #expect(error.message.english == "b in µm cannot be added to a in nm")
    #expect(error.line == 1 && error.column == 7)
    #expect(error.remedy.english.contains("of one kind"))
  }

  @Test func anIntermediateIsCalledByItsName() throws {
    let error = try #require(
      try problem("area = a * b\ny = area - c", ["a": "m", "b": "m", "c": "m"]))
    #expect(error.message.english == "c in m cannot be subtracted from area in m²")
    #expect(error.line == 2 && error.column == 10)
  }

  @Test(arguments: [
    "y = 1000 * a + b", "y = b + a * 1e3", "y = b + a / 0.001", "y = 0.5 * 1000 * a + b",
    "y = b + (2 * a) * 1000 / 2", "y = if(1000 * a > b, b, 3 * b)", "y = max(1000 * a, b)",
    "y = hypot(b, 1000 * a)", "y = sqrt(a^2 * 1e6) + b", "y = (1e6 * a^2)^0.5 - b",
  ])
  func aLiteralMayConvert(_ model: String) throws {
    #expect(try problem(model, ["a": "m", "b": "mm"]) == nil)
    #expect(try problem(model, ["a": "m", "b": "s"]) != nil)
  }

  @Test(arguments: [
    "y = a + b", "y = 2 * a + b", "y = 100 * a - b", "y = if(a > b, 1, 2)", "y = min(a, b)",
    "y = atan2(a, b)", "y = a * a + b * b",
  ])
  func sizesThatNoLiteralExplains(_ model: String) throws {
    #expect(try problem(model, ["a": "m", "b": "mm"]) != nil)
  }

  @Test(arguments: ["exp", "ln", "log10", "sin", "cos", "tan", "asin", "tanh", "acosh"])
  func functionsTakeRatios(_ function: String) throws {
    #expect(try problem("y = \(function)(a / b)", ["a": "mm", "b": "mm"]) == nil)
    #expect(try problem("y = \(function)(a / b)", ["a": "mm", "b": "m"]) != nil)
    let error = try #require(try problem("y = 1 +\n  \(function)(a)", ["a": "mm"]))
    #expect(error.line == 2 && error.column == 3)
  }

  @Test func anglesInDegreesAreConverted() throws {
    let error = try #require(try problem("y = F * cos(phi)", ["F": "N", "phi": "°"]))
    #expect(error.remedy.english.contains("pi / 180"))
    #expect(try problem("y = F * cos(phi * pi / 180)", ["F": "N", "phi": "°"]) == nil)
    #expect(try problem("y = F * cos(pi / 180 * phi)", ["F": "N", "phi": "°"]) == nil)
    #expect(
      try check("y = F * cos(phi)", ["F": "N", "phi": "rad"]) == .consistent(outputs: ["N"]))
  }

  @Test func bareNumbersFitWhatTheyAreAddedTo() throws {
    #expect(
      try check("R = R0 * (1 + A * (t - 20))", ["R0": "Ω", "A": "/K", "t": "°C"])
        == .consistent(outputs: ["Ω"]))
    #expect(try problem("k = t + 273.15", ["t": "°C"]) == nil)
  }

  @Test func exponents() throws {
    #expect(try problem("y = a^n", ["a": "m", "n": "1"]) != nil)
    #expect(try problem("y = (a / b)^n", ["a": "m", "b": "m", "n": "1"]) == nil)
    #expect(try problem("y = 10^(a / 20)", ["a": "1"]) == nil)
    #expect(try problem("y = 10^a", ["a": "m"]) != nil)
    #expect(try problem("y = a^0.287", ["a": "Pa"]) != nil)
    #expect(try problem("y = (((a^100)^100)^100)", ["a": "Pa"]) != nil)
  }

  @Test func outputsAreChecked() throws {
    let units = ["m": "kg", "V": "m³"]
    #expect(try check("rho = m / V", units) == .consistent(outputs: ["kg·m⁻³"]))
    #expect(
      try check("rho = m / V", units, outputs: [("rho", "g/L")]) == .consistent(outputs: ["g/L"]))
    let error = try #require(try problem("rho = m / V", units, outputs: [("rho", "g/cm³")]))
    #expect(error.message.english == "rho comes out in kg·m⁻³, not in g/cm³")
    #expect(try problem("rho = m / V / 1000", units, outputs: [("rho", "g/cm³")]) == nil)
    // The size is open: a literal may be a number or a conversion.
    #expect(try check("rho = 2 * m / V", units) == .consistent(outputs: [nil]))
  }

  @Test func whatIsNotChecked() throws {
    #expect(try check("y = a + b", [:]) == .withoutUnits)
    #expect(try check("y = a + b", ["a": "m"]) == .missing(inputs: ["b"]))
    #expect(
      try check("y = a + b", ["a": "HRC", "b": "HRC"])
        == .unknown(name: "a", unit: "HRC", .unknownSymbol("HRC")))
    #expect(
      try check("y = a + b", ["a": "m", "b": "m"], outputs: [("y", "m/s·kg")])
        == .unknown(name: "y", unit: "m/s·kg", .ambiguousDivision))
  }

  @Test func degenerateModels() throws {
    #expect(try check("y = a", ["a": "m"]) == .consistent(outputs: ["m"]))
    #expect(try check("y = 0 * a + b", ["a": "m", "b": "m"]) == .consistent(outputs: ["m"]))
    #expect(try check("y = 1 / 0 + a", ["a": "m"]) == .consistent(outputs: ["m"]))
    #expect(try check("y = a * 2 * 3 * 5 * 7 * 11 + b", ["a": "m", "b": "m"]) != .withoutUnits)
    let sum = "y = " + Array(repeating: "a", count: 20_000).joined(separator: " + ")
    #expect(try check(sum, ["a": "m"]) == .consistent(outputs: ["m"]))
  }

  @Test func constantsWithoutAUnitAreBareNumbers() throws {
    let program = try ModelProgram(parsing: "y = a * c + b + exp(k) * b ^ n")
    #expect(program.inputs == ["a", "c", "b", "k", "n"])
    func check(_ c: Double, _ n: Double) -> UnitCheck {
      program.checkUnits(["m", nil, "mm", nil, nil], constants: [nil, c, nil, 0.5, n])
    }
    #expect(check(1000, 1) == .consistent(outputs: ["mm"]))
    guard case .inconsistent = check(10, 1) else { return #expect(Bool(false), "m and mm") }
    guard case .inconsistent = check(1000, 2) else { return #expect(Bool(false), "mm²") }
    #expect(
      program.checkUnits(["m", nil, nil, nil, nil], constants: [nil, 1, nil, 1, 1])
        == .missing(inputs: ["b"]))
  }

  @Test func foundUnitsAreGivenToOutputs() throws {
    let program = try ModelProgram(
      parsing: "y = a / t\nz = 2 * a", outputs: [("y", nil), ("z", nil)])
    let named = program.withOutputUnits(of: program.checkUnits(["m", "s"]))
    #expect(named.outputs.map(\.unit) == ["m·s⁻¹", nil])
    #expect(named.evaluate([6, 2]) == [3, 12])
    #expect(program.withOutputUnits(of: .withoutUnits) == program)
  }
}
