import Interlab
import Tables

extension JSONText {
  /// Writes degrees of equivalence of a form of their own, one entry for each result.
  mutating func append(_ table: EquivalenceTable, of comparison: Comparison, in round: Round) {
    for (offset, row) in comparison.rows.enumerated() {
      object { json in
        json.member("method", table.method)
        json.member("convention", table.convention)
        json.member("lab", round.laboratories[Int(round.results.laboratories[row])])
        json.member("d", table.degrees[offset]?.value)
        json.member("U", table.degrees[offset]?.expandedUncertainty)
        if !table.intervals.isEmpty {
          json.key("coverageInterval")
          json.append(table.intervals[offset])
        }
        json.member("included", round.results.isIncluded[row])
      }
    }
  }

  private mutating func append(_ interval: ClosedRange<Double>?) {
    guard let interval, interval.lowerBound.isFinite, interval.upperBound.isFinite else {
      return null()
    }
    array { json in
      json.number(interval.lowerBound)
      json.number(interval.upperBound)
    }
  }

  /// Writes the link to another comparison: its correction, its laboratories, its consistency and
  /// the covariances of the linked degrees of equivalence in the order of the results.
  mutating func append(
    _ link: Result<ComparisonLink, LinkAbsence>, of comparison: Comparison, in round: Round
  ) {
    object { json in
      switch link {
      case .failure(let absence): json.member("absent", absence.reason)
      case .success(let link): json.appendMembers(of: link, comparison)
      }
    }
  }

  private mutating func appendMembers(of link: ComparisonLink, _ comparison: Comparison) {
    member("correlation", link.correlation)
    member("referenceValue", link.referenceValue)
    member("referenceStandardUncertainty", link.referenceUncertainty)
    key("referenceConsistency")
    object { json in
      json.member("Q", link.referenceConsistency.chiSquared)
      json.member("degreesOfFreedom", link.referenceConsistency.degreesOfFreedom)
      json.member("pValue", link.referenceConsistency.pValue)
    }
    member("correction", link.correction)
    member("correctionStandardUncertainty", link.correctionUncertainty)
    member("linkedReferenceValue", link.linkedReferenceValue)
    member("linkedReferenceStandardUncertainty", link.linkedReferenceUncertainty)
    key("consistency")
    object { json in
      json.member("Q", link.chiSquared)
      json.member("degreesOfFreedom", link.laboratories.count - 1)
      json.member("pValue", link.pValue)
    }
    key("laboratories")
    array { json in
      for laboratory in link.laboratories { json.append(laboratory) }
    }
    key("covariances")
    array { json in
      for j in comparison.rows.indices {
        json.array { json in
          for k in comparison.rows.indices {
            json.appendCovariance(
              link.covariance(
                j - comparison.rows.lowerBound, k - comparison.rows.lowerBound))
          }
        }
      }
    }
  }

  private mutating func appendCovariance(_ number: Double) {
    if number.isFinite { self.number(number) } else { null() }
  }

  private mutating func append(_ laboratory: ComparisonLink.Laboratory) {
    object { json in
      json.member("lab", laboratory.code)
      json.member("difference", laboratory.difference)
      json.member("standardUncertainty", laboratory.standardUncertainty)
      json.member("weight", laboratory.weight)
      json.member("normalizedResidual", laboratory.normalizedResidual)
    }
  }
}
