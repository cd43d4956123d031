public import Interlab
import Tables

/// A precision experiment as CSV, one line a level: level, p, N, mean, sr, sL, sR, Cochran's
/// statistic with its critical values, suspect and verdict, and the verdict of Grubbs' tests.
public func precisionCSV(_ analysis: PrecisionAnalysis) -> [UInt8] {
  let laboratories = analysis.experiment.laboratories
  var csv = CSVWriter()
  csv.appendRecord([
    "level", "p", "N", "mean", "sr", "sL", "sR", "cochran", "cochranCritical5",
    "cochranCritical1", "cochranLab", "cochranVerdict", "grubbsVerdict", "grubbsLabs",
  ])
  for level in analysis.levels {
    csv.append(level.name ?? "")
    csv.append(Double(level.laboratoryCount))
    csv.append(Double(level.resultCount))
    csv.append(figure: level.mean)
    for figure in [level.repeatability, level.between, level.reproducibility] {
      csv.append(figure: try? figure.get())
    }
    let cochran = try? level.cochran.get()
    csv.append(figure: cochran?.statistic)
    csv.append(figure: cochran?.critical5)
    csv.append(figure: cochran?.critical1)
    csv.append(cochran?.laboratories.first.map { laboratories[$0] } ?? "")
    csv.append(cochran?.verdict.rawValue ?? "")
    let grubbs = (try? level.grubbs.get()) ?? []
    let worst = grubbs.map(\.verdict).max { $0.severity < $1.severity }
    csv.append(worst?.rawValue ?? "")
    let suspects = grubbs.filter { $0.verdict == worst && worst != .correct }
      .flatMap(\.laboratories)
    csv.append(suspects.map { laboratories[$0] }.joined(separator: " "))
    csv.endRecord()
  }
  return csv.bytes
}

/// The components of a nested experiment as CSV, one line a factor: level, factor, SS, DF, MS,
/// variance, sd.
public func nestedPrecisionCSV(_ analysis: NestedAnalysis) -> [UInt8] {
  var csv = CSVWriter()
  csv.appendRecord(["level", "factor", "SS", "DF", "MS", "variance", "sd"])
  for level in analysis.levels {
    for stratum in level.precision?.strata ?? [] {
      csv.append(level.name ?? "")
      csv.append(stratum.factor ?? "residual")
      csv.append(figure: stratum.sumOfSquares)
      csv.append(Double(stratum.degreesOfFreedom))
      csv.append(figure: stratum.meanSquare)
      csv.append(figure: try? stratum.unclippedVariance.get())
      csv.append(figure: try? stratum.deviation.get())
      csv.endRecord()
    }
  }
  return csv.bytes
}

extension CSVWriter {
  /// Writes a cell of a number that may not exist.
  fileprivate mutating func append(figure: Double?) {
    if let figure, figure.isFinite { append(figure) } else { appendEmpty() }
  }
}

extension OutlierVerdict {
  fileprivate var severity: Int {
    switch self {
    case .correct: 0
    case .straggler: 1
    case .outlier: 2
    }
  }
}
