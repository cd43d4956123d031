import Interlab
import Mathematics
import TestSupport
import Testing

@Suite("Drift against independent computations")
struct DriftOracleTests {
  /// One random case of `drift_series.csv`.
  struct Case {
    let name: String
    let series: PilotSeries
    let turns: [Double]
    let expected: [String: String]

    subscript(_ name: String) -> Double { Double(expected[name] ?? "") ?? .nan }

    static func all() throws -> [Case] {
      let rows = try ReferenceOracle.records("drift_series.csv")
      let numbers = try ReferenceOracle.records("drift_expected.csv")
      var names: [String] = []
      for row in rows { if let name = row["case"], !names.contains(name) { names.append(name) } }
      return names.map { name in
        let own = rows.filter { $0["case"] == name && $0["kind"] == "pilot" }
        func column(_ key: String) -> [Double] { own.map { Double($0[key] ?? "") ?? .nan } }
        return Case(
          name: name,
          series: PilotSeries(
            times: column("time"), values: column("value"), standardUncertainties: column("u"),
            commonUncertainties: column("common")),
          turns: rows.filter { $0["case"] == name && $0["kind"] == "turn" }
            .compactMap { Double($0["time"] ?? "") },
          expected: Dictionary(
            uniqueKeysWithValues: numbers.filter { $0["case"] == name }
              .map { ($0["name"] ?? "", $0["value"] ?? "") }))
      }
    }
  }

  /// mpmath 1.3.0, 50 digits (`drift.py`). Times less their mean are rounded, and V is factored in
  /// doubles: eleven digits of uncertainties; of values what is left of 1000 in sixteen.
  @Test func agreesWithFiftyDigits() throws {
    let cases = try Case.all()
    #expect(cases.count == 13)
    for oracle in cases {
      let model = try #require(DriftModel.allCases.first { $0.degree == Int(oracle["degree"]) })
      let step = Double(oracle.expected["step"] ?? "").map { DriftStep(at: $0) }
      let fit = try DriftFit(oracle.series, model: model, step: step)
      let eleven = Tolerance.digits(11)
      for (k, coefficient) in fit.coefficients.enumerated() {
        let tolerance = Tolerance.absolute(
          1e-11 * oracle["se\(k)"], because: "a coefficient is known to its standard uncertainty")
        let rounding = Tolerance.roundings(4)
        #expect(
          tolerance.accepts(coefficient, oracle: oracle["beta\(k)"])
            || rounding.accepts(coefficient, oracle: oracle["beta\(k)"]), "\(oracle.name) \(k)")
        let u = try #require(fit.covariance?[k, k]).squareRoot()
        #expect(eleven.accepts(u, oracle: oracle["se\(k)"]), "\(oracle.name) \(k)")
      }
      if fit.degreesOfFreedom > 0 {
        #expect(Tolerance.digits(10).accepts(fit.residualSumOfSquares, oracle: oracle["rss"]))
      }
      for (i, turn) in oracle.turns.enumerated() {
        #expect(
          Tolerance.digits(14).accepts(fit.value(at: turn).value, oracle: oracle["value\(i)"]),
          "\(oracle.name)")
        let u = try #require(fit.covariance(turn, turn)).squareRoot()
        #expect(eleven.accepts(u, oracle: oracle["u\(i)"]), "\(oracle.name)")
        let covariance = try #require(fit.covariance(oracle.turns[0], turn))
        let scale = oracle["u0"] * oracle["u\(i)"]
        #expect(
          Tolerance.absolute(1e-11 * scale, because: "relative to both uncertainties")
            .accepts(covariance, oracle: oracle["cov0_\(i)"]), "\(oracle.name)")
      }
    }
  }

  /// NIST StRD, certified: the slope or the curvature, and the line at 0 with its standard error,
  /// √f(0)ᵀ cov f(0). Times less their mean are rounded, which costs the intercept digits.
  @Test func certifiedRegressions() throws {
    let norris = try fit("Norris", .linear)
    #expect(Tolerance.digits(13).accepts(norris.coefficients[1], oracle: 1.00211681802045))
    #expect(
      Tolerance.absolute(1e-12, because: "values near 1000 times the rounding of a double")
        .accepts(norris.value(at: 0).value, oracle: -0.262323073774029))
    let se = try #require(norris.covariance).diagonal.map { $0.squareRoot() }
    #expect(Tolerance.digits(13).accepts(se[1], oracle: 0.429796848199937e-3))
    #expect(
      Tolerance.digits(13).accepts(
        try #require(norris.covariance(0, 0)).squareRoot(), oracle: 0.232818234301152))
    #expect(
      Tolerance.digits(13).accepts(
        try #require(norris.residualStandardDeviation), oracle: 0.884796396144373))
    let pontius = try fit("Pontius", .quadratic)
    #expect(Tolerance.digits(12).accepts(pontius.coefficients[2], oracle: -0.316081871345029e-14))
    #expect(
      Tolerance.digits(11).accepts(pontius.value(at: 0).value, oracle: 0.673565789473684e-3))
    #expect(
      Tolerance.digits(12).accepts(
        try #require(pontius.covariance(0, 0)).squareRoot(), oracle: 0.107938612033077e-3))
    #expect(
      Tolerance.digits(12).accepts(
        try #require(pontius.residualStandardDeviation), oracle: 0.205177424076185e-3))
  }

  private func fit(_ name: String, _ model: DriftModel) throws -> DriftFit {
    let rows = try ReferenceOracle.records("strd_drift.csv").filter { $0["dataset"] == name }
    func column(_ key: String) -> [Double] { rows.map { Double($0[key] ?? "") ?? .nan } }
    return try DriftFit(PilotSeries(times: column("x"), values: column("y")), model: model)
  }

  /// A NIST standard resistor, 1000 readings: mpmath with 50 digits, which agrees with the five digits
  /// that the e-Handbook prints.
  @Test func standardResistor() throws {
    let rows = try ReferenceOracle.records("standard_resistor.csv")
    func column(_ key: String) -> [Double] { rows.map { Double($0[key] ?? "") ?? .nan } }
    let series = PilotSeries(times: column("run"), values: column("resistance"))
    #expect(series.count == 1000)
    let choice = try DriftChoice(series, DriftSettings())
    #expect(choice.fit.model != .constant)
    let fit = try DriftFit(series, model: .linear)
    let twelve = Tolerance.digits(12)
    #expect(twelve.accepts(fit.value(at: 0).value, oracle: 27.911404863663662))
    #expect(twelve.accepts(fit.coefficients[1], oracle: 0.0002096700026700028))
    #expect(
      twelve.accepts(try #require(fit.residualStandardDeviation), oracle: 0.019097964067642949))
    #expect(
      twelve.accepts(
        try #require(fit.covariance(0, 0)).squareRoot(), oracle: 0.0012087677651596569))
    let slope = try #require(fit.covariance?[1, 1])
    #expect(twelve.accepts(slope.squareRoot(), oracle: 2.0920781904935888e-06))
    // cov(intercept at 0, slope) = −t̄ var(slope).
    #expect(twelve.accepts(-fit.origin * slope, oracle: -2.1905839731470341e-09))
  }
}
