public import Interlab
import Tables

/// A homogeneity study as CSV, one line a measurand.
public func homogeneityCSV(_ study: HomogeneityStudy) -> [UInt8] {
  var csv = CSVWriter()
  csv.appendRecord([
    "measurand", "g", "m", "mean", "itemSd", "withinSd", "betweenSd", "criterion", "sufficient",
    "expandedLimit", "expanded", "F", "p",
  ])
  for analysis in study.analyses {
    csv.append(analysis.name ?? "")
    csv.append("\(analysis.itemCount)")
    append(analysis.effectiveReplicateCount, to: &csv)
    append(analysis.variances.mean, to: &csv)
    append(analysis.itemStandardDeviation, to: &csv)
    append(analysis.withinStandardDeviation, to: &csv)
    append(analysis.betweenStandardDeviation, to: &csv)
    append(analysis.limit?.criterion, to: &csv)
    csv.append(analysis.isSufficient.map { $0 ? "true" : "false" } ?? "")
    append(analysis.expandedLimit, to: &csv)
    csv.append(analysis.isSufficientExpanded.map { $0 ? "true" : "false" } ?? "")
    append(analysis.variances.F, to: &csv)
    append(analysis.variances.pValue, to: &csv)
    csv.endRecord()
  }
  return csv.bytes
}

private func append(_ number: Double?, to csv: inout CSVWriter) {
  if let number, number.isFinite { csv.append(number) } else { csv.appendEmpty() }
}
