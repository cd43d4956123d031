import Metrology
import RoundFiles
import Tables
import Testing

@Suite("Units of a propagation")
struct PropagationUnitTests {
  private func file(_ yaml: String) throws -> PropagationFile {
    try PropagationFile(yaml: Array(yaml.utf8), file: "model.yaml")
  }

  /// Grams by millilitres are no input of the model and not one of the SI by itself.
  @Test func aUnitWithANumberBeforeItIsNotGiven() throws {
    let propagation = try file(
      """
      model: rho = m / V
      inputs:
        m: {value: 20, u: 0.1, unit: g}
        V: {value: 4, u: 0.1, unit: cm^3, plus: [{value: 0, u: 0.1, unit: mL}]}
      """
    ).evaluated()
    #expect(propagation.outputs.map(\.value) == [5])
    #expect(propagation.outputs.map(\.unit) == [nil])
    #expect(propagation.notices.isEmpty)
  }

  @Test func aTermThatDoesNotFitHasItsPlaceInTheFile() {
    let error = #expect(throws: TableErrors.self) {
      try file(
        """
        model: |
          # a sum
          s = a +
              b * c
        inputs:
          a: {value: 1, u: 0.1, unit: nm}
          b: {value: 1, u: 0.1, unit: µm}
          c: {value: 1, u: 0.1, unit: "1"}
        """)
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains("model.yaml:3:9: b * c in µm cannot be added to a in nm"), "\(text)")
  }

  @Test func unknownOrMissingUnitsAreSaid() throws {
    let unknown = try file(
      "{model: y = a + b, inputs: {a: {value: 1, u: 1, unit: HRC}, b: {value: 1, u: 1, unit: HRC}}}"
    )
    #expect(try unknown.evaluated().notices == [.unitUnknown(name: "a", unit: "HRC")])
    let missing = try file(
      "{model: y = a + b, inputs: {a: {value: 1, u: 1, unit: m}, b: {value: 1, u: 1}}}")
    #expect(try missing.evaluated().notices == [.unitsMissing(inputs: ["b"])])
    let none = try file("{model: y = a + b, inputs: {a: {value: 1, u: 1}, b: {value: 1, u: 1}}}")
    #expect(try none.evaluated().notices.isEmpty)
  }

  @Test func constantsNeedNoUnit() throws {
    let file = try file(
      """
      model: y = k * a + b
      constants: {k: 1000}
      inputs: {a: {value: 1, u: 1, unit: m}, b: {value: 1, u: 1, unit: mm}}
      """)
    #expect(try file.evaluated().outputs.map(\.unit) == ["mm"])
  }

  @Test func partsOfAnInputShareTheirUnit() {
    let error = #expect(throws: TableErrors.self) {
      try file(
        "{model: y = a, inputs: {a: {value: 1, u: 1, unit: nm, plus: [{value: 0, u: 1, unit: µm}]}}}"
      )
    }
    #expect(error.map { "\($0)" }?.contains("are in \"nm\" and \"µm\"") == true)
  }
}
