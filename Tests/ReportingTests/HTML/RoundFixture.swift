import Interlab
import Metrology

/// Builds rounds for the tests of reports by hand.
struct RoundFixture {
  struct Result {
    var laboratory: String
    var value: Double
    var expandedUncertainty: Double?
    var coverageFactor: Double?
    var isIncluded = true

    /// Reported instead of U.
    var standardUncertainty: Double?
    var replicates: [Double] = []

    /// The powers of ten of the last digits written of the value and of its uncertainty.
    var places: (value: Int, uncertainty: Int)?
  }

  var round: Round

  init(identifier: String? = nil, title: LocalizedText? = nil, edition: Edition = .current) {
    round = Round(identifier: identifier, title: title, edition: edition, seed: 20_270_101)
  }

  mutating func add(_ comparison: Comparison, _ results: [Result]) throws {
    var comparison = comparison
    let start = round.results.count
    for result in results {
      var uncertainty: ReportedUncertainty?
      if let U = result.expandedUncertainty {
        let k = try CoverageFactor(result.coverageFactor ?? 2)
        uncertainty = try ReportedUncertainty(
          expanded: ExpandedUncertainty(U, coverageFactor: k),
          coverageFactorIsAssumed: result.coverageFactor == nil)
      }
      if let u = result.standardUncertainty {
        uncertainty = try ReportedUncertainty(
          standard: StandardUncertainty(u), coverageFactor: .two, coverageFactorIsAssumed: true)
      }
      let index = round.laboratories.firstIndex(of: result.laboratory) ?? round.laboratories.count
      if index == round.laboratories.count { round.laboratories.append(result.laboratory) }
      round.results.append(
        laboratory: index, value: result.value, uncertainty: uncertainty,
        isIncluded: result.isIncluded, valuePlace: result.places?.value,
        uncertaintyPlace: result.places?.uncertainty, replicates: result.replicates)
    }
    comparison.rows = start..<round.results.count
    round.comparisons.append(comparison)
  }

  static func stated(
    _ value: Double, _ U: Double?, origin: StatedValue.Origin = .referenceLaboratory
  ) throws -> AssignedValueMethod {
    let uncertainty = try U.map {
      try ReportedUncertainty(expanded: ExpandedUncertainty($0, coverageFactor: .two))
    }
    return .stated(try StatedValue(origin: origin, value: value, uncertainty: uncertainty))
  }

  /// Mercury in animal feed, IMEP-111: the published results behind example E.4 of ISO 13528:2022.
  static func mercury() throws -> Round {
    var fixture = RoundFixture(
      identifier: "ISO13528-E4",
      title: LocalizedText(
        vietnamese: "Thủy ngân trong thức ăn chăn nuôi", english: "Mercury in animal feed"))
    fixture.round.coordinator = Coordinator(name: "VMI", contact: "ilc@vmi.example")
    let numbers: [(String, Double, Double, Double)] = [
      ("L04", 0.013, 0.003, 2), ("L05", 0.013, 0.007, 2), ("L23", 0.0135, 0.00108, 1.732),
      ("L02", 0.014, 0.004, 2), ("L15", 0.014, 0.0005, 2), ("L06", 0.016, 0.003, 2),
      ("L09", 0.017, 0.008, 2), ("L26", 0.019, 0.003, 2), ("L12", 0.0239, 0.0036, 2),
      ("L03", 0.037, 0.013, 2), ("L29", 0.039, 0.007, 2), ("L07", 0.04, 0.008, 2),
      ("L21", 0.04, 0.03, 2), ("L25", 0.04, 0.01, 2), ("L16", 0.0424, 0.008, 2),
      ("L08", 0.044, 0.007, 2), ("L10", 0.045, 0.007, 2), ("L24", 0.045, 0.005, 2),
      ("L18", 0.046, 0.007, 2), ("L28", 0.049, 0.0072, 2), ("L01", 0.053, 0.007, 2),
    ]
    try fixture.add(
      Comparison(
        key: ComparisonKey(measurand: "Hg"),
        quantity: LocalizedText(vietnamese: "Phần khối lượng Hg", english: "Mass fraction of Hg"),
        unit: "mg/kg", assignedValue: stated(0.044, 0.0082, origin: .certified),
        sigmaPt: .prescribed(0.0066), maximumPermissibleError: 0.0198),
      numbers.map {
        Result(laboratory: $0.0, value: $0.1, expandedUncertainty: $0.2, coverageFactor: $0.3)
      })
    return fixture.round
  }
}
