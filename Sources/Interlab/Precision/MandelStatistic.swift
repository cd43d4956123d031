import Mathematics

/// Mandel's statistics of one laboratory at one level.
///
///     h_i = (ȳ_i − mean of the ȳ) / (standard deviation of the ȳ)
///     k_i = s_i / √(mean of the s_i²)
///
/// The mean of the s_i² is over the laboratories with replicates, also when their numbers differ.
///
/// Edge cases: no h when all means are equal or there is one laboratory; no k for a single result,
/// or when the results agree within every laboratory.
///
/// Reference: ISO 5725-2:2019, 7.3.1.
public struct MandelStatistic: Hashable, Sendable {
  /// Index into ``PrecisionExperiment/laboratories``.
  public let laboratory: Int

  /// h, the place among the laboratories.
  public let h: PrecisionFigure

  /// k, the spread beside that of the others.
  public let k: PrecisionFigure

  /// The lines for k with this laboratory's number of results.
  public let kLimits: OutlierLimits.Pair?

  static func statistics(
    of cells: [PrecisionCellSummary], _ limits: inout OutlierLimits
  ) -> [MandelStatistic] {
    let replicated = cells.filter { $0.count > 1 }
    let hs = h(of: cells)
    let ks = k(of: cells, replicated)
    return cells.indices.map { index in
      let n = cells[index].count
      return MandelStatistic(
        laboratory: cells[index].laboratory, h: hs[index], k: ks[index],
        kLimits: n > 1 ? limits.k(p: replicated.count, n: n) : nil)
    }
  }

  private static func k(
    of cells: [PrecisionCellSummary], _ replicated: [PrecisionCellSummary]
  ) -> [PrecisionFigure] {
    let unit = replicated.compactMap(\.standardDeviation).max() ?? 0
    let squares = replicated.map { cell in
      let share = unit > 0 ? (cell.standardDeviation ?? 0) / unit : 0
      return share * share
    }
    let pooled = (sum(squares.sorted().span) / Double(max(1, replicated.count))).squareRoot()
    return cells.map { cell in
      guard let s = cell.standardDeviation else { return .failure(.noReplicates) }
      return unit > 0 ? .success(s / unit / pooled) : .failure(.noSpreadWithin)
    }
  }

  private static func h(of cells: [PrecisionCellSummary]) -> [PrecisionFigure] {
    guard cells.count > 1 else { return cells.map { _ in .failure(.oneLaboratory) } }
    let means = cells.centeredMeans()
    let moments = SampleMoments(means.sorted().span)
    guard let s = moments.standardDeviation, s > 0 else {
      return cells.map { _ in .failure(.noSpreadOfMeans) }
    }
    let mean = moments.preciseMean
    return means.map { .success((DoubleDouble.sum($0, -mean.high) - mean.low).value / s) }
  }
}
