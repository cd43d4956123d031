public import Interlab
import Tables
import Wording

/// Reference values side by side as JSON, schema `lienphong.reference`, version 1.
///
/// Complexity: O(methods × results).
public func referenceJSON(
  _ surveys: [ReferenceSurvey], in round: Round, _ conventions: [EquivalenceConvention],
  pairs: Bool
) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.appendHead("reference", round)
    json.key("measurands")
    json.array { json in
      for survey in surveys { json.append(survey, in: round, conventions, pairs) }
    }
  }
  json.endLine()
  return json.bytes
}

/// Reference values side by side as CSV, one line a method: the identifying columns present,
/// method, value, standardUncertainty, expandedUncertainty, tau, absent.
public func referenceCSV(_ surveys: [ReferenceSurvey]) -> [UInt8] {
  let panels = surveys.map(\.panel)
  var csv = CSVWriter()
  let keys = panels.map(\.comparison.key)
  let names: [(String, (ComparisonKey) -> String?)] = [
    ("round", \.round), ("item", \.item), ("measurand", \.measurand),
  ]
  let present = names.filter { name in keys.contains { name.1($0) != nil } }
  csv.appendRecord(
    present.map(\.0) + [
      "method", "value", "standardUncertainty", "expandedUncertainty", "tau", "absent",
    ])
  for panel in panels {
    for entry in panel.entries {
      for name in present { csv.append(name.1(panel.comparison.key) ?? "") }
      csv.append(entry.method.name)
      let assigned = entry.analysis?.assignedValue
      for number in [
        assigned?.value, assigned?.standardUncertainty, assigned?.expandedUncertainty,
        assigned?.tau,
      ] {
        if let number, number.isFinite { csv.append(number) } else { csv.appendEmpty() }
      }
      csv.append(entry.reasonAgainst ?? "")
      csv.endRecord()
    }
  }
  return csv.bytes
}

extension MethodPanel.Entry {
  /// Why the method does not apply.
  fileprivate var reasonAgainst: String? {
    if case .failure(let failure) = outcome { failure.message.english } else { nil }
  }
}

extension JSONText {
  fileprivate mutating func append(
    _ survey: ReferenceSurvey, in round: Round, _ conventions: [EquivalenceConvention],
    _ pairs: Bool
  ) {
    let panel = survey.panel
    let comparison = panel.comparison
    object { json in
      json.appendIdentity(of: comparison)
      json.member("participantCount", comparison.rows.count)
      json.key("consistency")
      json.append(survey.heterogeneity)
      json.key("estimates")
      json.array { json in
        for entry in panel.entries { json.append(entry) }
      }
      json.key("equivalence")
      json.array { json in
        for equivalence in survey.equivalences {
          for convention in conventions {
            json.append(equivalence, convention, of: comparison, in: round)
          }
        }
        for table in survey.tables where table.isShown(among: conventions) {
          json.append(table, of: comparison, in: round)
        }
        if case .success(let link) = survey.link {
          json.append(link.table, of: comparison, in: round)
        }
      }
      if let link = survey.link {
        json.key("link")
        json.append(link, of: comparison, in: round)
      }
      if pairs {
        json.key("pairs")
        json.array { json in
          json.appendPairs(survey.pairs, of: comparison, in: round)
        }
      }
      if !survey.densities.isEmpty {
        json.key("density")
        json.array { json in
          for entry in survey.densities { json.append(entry) }
        }
      }
      json.key("panel")
      json.array { json in
        for row in comparison.rows { json.appendVerdicts(row, of: panel, in: round) }
      }
    }
  }

  private mutating func append(_ heterogeneity: Heterogeneity?) {
    guard let heterogeneity else { return null() }
    object { json in
      json.member("Q", heterogeneity.q)
      json.member("degreesOfFreedom", heterogeneity.degreesOfFreedom)
      json.member("pValue", heterogeneity.pValue)
      json.member("I2", heterogeneity.iSquared)
      json.member("H2", heterogeneity.hSquared)
      json.member("birgeRatio", heterogeneity.hSquared.squareRoot())
    }
  }

  private mutating func append(
    _ equivalence: Equivalence, _ convention: EquivalenceConvention, of comparison: Comparison,
    in round: Round
  ) {
    for (row, degree) in zip(comparison.rows, equivalence.degrees(convention)) {
      object { json in
        json.member("method", equivalence.model.name)
        json.member("convention", convention.rawValue)
        json.member("lab", round.laboratories[Int(round.results.laboratories[row])])
        json.member("d", degree?.value)
        json.member("U", degree?.expandedUncertainty)
        json.member("included", round.results.isIncluded[row])
      }
    }
  }

  /// Each pair once; the other way round d changes its sign and U stays.
  private mutating func appendPairs(
    _ pairs: ResultPairs, of comparison: Comparison, in round: Round
  ) {
    let codes = comparison.rows.map { round.laboratories[Int(round.results.laboratories[$0])] }
    for i in codes.indices {
      for j in codes.indices.dropFirst(i + 1) {
        guard let degree = pairs.degree(i, j) else { continue }
        object { json in
          json.member("lab", codes[i])
          json.member("other", codes[j])
          json.member("d", degree.value)
          json.member("U", degree.expandedUncertainty)
        }
      }
    }
  }

  private mutating func append(_ entry: MethodPanel.Entry) {
    switch entry.outcome {
    case .success(let analysis): append(analysis.assignedValue)
    case .failure(let failure):
      object { json in
        json.member("method", entry.method.name)
        json.member("absent", failure.message.english)
      }
    }
  }

  private mutating func appendVerdicts(_ row: Int, of panel: MethodPanel, in round: Round) {
    let counts = panel.verdictCounts(at: row - panel.comparison.rows.lowerBound)
    object { json in
      json.member("lab", round.laboratories[Int(round.results.laboratories[row])])
      json.member("included", round.results.isIncluded[row])
      json.member("score", panel.scoreKind.rawValue)
      json.key("verdicts")
      json.object { json in
        for verdict in Verdict.allCases {
          if let count = counts[verdict] { json.member(verdict.rawValue, count) }
        }
      }
    }
  }
}
