import Interlab

/// The degrees of equivalence of one comparison, one entry for each line that a report shows.
///
/// Random effects with τ > 0 leave open what the uncertainty of a degree says, so they are read
/// under two conventions; any other reference value has the deviations of its analysis.
struct ReportedEquivalence {
  /// One deviation from the reference value with its expanded uncertainty, _k_ = 2.
  struct Degree {
    let value: Double
    let expandedUncertainty: Double

    /// Whether |d| ≤ U(d).
    var isWithinUncertainty: Bool { value.magnitude <= expandedUncertainty }

    /// The marker that says whether it is.
    var verdict: Verdict { isWithinUncertainty ? .acceptable : .action }
  }

  /// The degrees under one convention; `nil` for a line without one.
  struct Reading {
    let convention: EquivalenceConvention?
    let degrees: [Degree?]
  }

  /// A line whose verdict is not the same under all conventions, and those it lies within.
  struct Contested {
    let line: Int
    let within: [EquivalenceConvention]
    let beyond: [EquivalenceConvention]
  }

  /// One reading, or `claims` and `dark`.
  let readings: [Reading]

  /// The lines whose verdict is contested; `nil` where there is one convention only.
  let contested: [Contested]?

  /// Reads off a comparison; `nil` where its assigned value is not made from uncertainties, or
  /// where no line has a degree of equivalence.
  init?(of comparison: ReportedComparison, in round: Round) {
    let analysis = comparison.analysis
    guard case .reference = analysis.comparison.assignedValue, analysis.includedCount > 1,
      let deviations = analysis.deviations
    else { return nil }
    let offsets = comparison.lines.map(\.offset)
    if let tau = analysis.assignedValue.tau, tau > 0,
      let model = analysis.comparison.assignedValue.equivalenceModel,
      let equivalence = try? Equivalence(of: analysis.comparison, in: round, model: model)
    {
      let degrees = EquivalenceConvention.allCases.map { convention in
        let all = equivalence.degrees(convention)
        return Reading(convention: convention, degrees: offsets.map { all[$0].map(Degree.init) })
      }
      readings = degrees.filter { $0.convention == .claims || $0.convention == .dark }
      contested = offsets.indices.compactMap { Contested(line: $0, degrees) }
    } else {
      let degrees = offsets.map { Degree(deviations[$0]) }
      readings = [Reading(convention: nil, degrees: degrees)]
      contested = nil
    }
    if readings[0].degrees.allSatisfy({ $0 == nil }) { return nil }
  }
}

extension ReportedEquivalence.Degree {
  fileprivate init(_ degree: DegreeOfEquivalence) {
    self.init(value: degree.value, expandedUncertainty: degree.expandedUncertainty)
  }

  fileprivate init?(_ deviation: Deviation) {
    guard let u = deviation.standardUncertainty else { return nil }
    self.init(value: deviation.value, expandedUncertainty: 2 * u)
  }
}

extension ReportedEquivalence.Contested {
  fileprivate init?(line: Int, _ readings: [ReportedEquivalence.Reading]) {
    func conventions(_ isWithin: Bool) -> [EquivalenceConvention] {
      readings.compactMap {
        $0.degrees[line]?.isWithinUncertainty == isWithin ? $0.convention : nil
      }
    }
    let (within, beyond) = (conventions(true), conventions(false))
    guard !within.isEmpty, !beyond.isEmpty else { return nil }
    self.init(line: line, within: within, beyond: beyond)
  }
}
