public import Interlab
import Wording

/// A precision experiment as JSON, schema `lienphong.precision`, version 1.
///
/// Numbers are unrounded. A figure that does not exist is an object `{"absent": "why"}`.
public func precisionJSON(_ analysis: PrecisionAnalysis) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.appendPrecisionHead()
    json.appendPrecision(analysis)
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  mutating func appendPrecisionHead() {
    member("schema", "lienphong.precision")
    member("version", 1)
    member("engine", Analysis.engineVersion)
    member("edition", "ISO 5725-2:2019")
  }

  /// Writes the members of an analysed experiment.
  mutating func appendPrecision(_ analysis: PrecisionAnalysis) {
    let laboratories = analysis.experiment.laboratories
    member("method", analysis.rules.isRobust ? "robust" : "classical")
    member("design", analysis.rules.design.rawValue)
    key("levels")
    array { json in
      for (level, trueness) in zip(analysis.levels, analysis.trueness) {
        json.append(level, trueness, laboratories)
      }
    }
    key("relation")
    object { json in
      json.key("sr")
      json.append(analysis.repeatabilityRelations)
      json.key("sR")
      json.append(analysis.reproducibilityRelations)
    }
    key("removed")
    array { json in
      for removal in analysis.removals { json.append(removal, of: analysis.experiment) }
    }
  }

  /// Writes a member with a figure, or why there is none.
  mutating func member(_ name: String, _ figure: PrecisionFigure) {
    key(name)
    append(figure)
  }

  mutating func append(_ figure: PrecisionFigure) {
    switch figure {
    case .success(let number): if number.isFinite { self.number(number) } else { null() }
    case .failure(let absence): appendAbsent(absence.reason(in: .english))
    }
  }

  mutating func appendAbsent(_ reason: String) {
    object { $0.member("absent", reason) }
  }

  private mutating func append(
    _ level: LevelPrecision, _ trueness: MethodTrueness?, _ laboratories: [String]
  ) {
    object { json in
      json.appendFigures(of: level)
      json.appendTests(of: level, laboratories)
      json.appendMandel(of: level, laboratories)
      json.key("laboratories")
      json.array { json in
        for cell in level.cells { json.append(cell, laboratories) }
      }
      json.key("anova")
      json.append(level.variances)
      if let pairs = level.pairs {
        json.key("splitLevel")
        json.append(pairs, laboratories)
      }
      if let trueness {
        json.key("trueness")
        json.append(trueness, of: level, laboratories)
      }
      json.key("notices")
      json.array { json in
        for notice in level.notices {
          json.object { json in
            json.member("code", notice.code)
            json.member("message", notice.message(in: .english))
          }
        }
      }
    }
  }

  private mutating func appendFigures(of level: LevelPrecision) {
    member("level", level.name)
    member("p", level.laboratoryCount)
    member("N", level.resultCount)
    member("mean", level.mean)
    member("sr", level.repeatability)
    member("sL", level.between)
    member("sR", level.reproducibility)
    member("sL2Unclipped", level.unclippedBetweenVariance)
    member("sLClipped", level.betweenIsClipped)
    member("effectiveN", level.variances?.effectiveCount)
    member("unbalanced", level.isUnbalanced)
  }

  private mutating func appendTests(of level: LevelPrecision, _ laboratories: [String]) {
    key("cochran")
    switch level.cochran {
    case .success(let outcome): appendSingle(outcome, laboratories)
    case .failure(let absence): appendAbsent(absence.reason(in: .english))
    }
    appendGrubbs("grubbs", level.grubbs, laboratories)
    key("dixon")
    switch level.dixon {
    case .success(let outcome): appendSingle(outcome, laboratories)
    case .failure(let absence): appendAbsent(absence.reason(in: .english))
    }
  }

  private mutating func appendMandel(of level: LevelPrecision, _ laboratories: [String]) {
    key("mandel")
    array { json in
      for statistic in level.mandel {
        json.append(statistic, laboratories, hasOwnLines: level.isUnbalanced)
      }
    }
    key("hCritical")
    append(level.hLimits)
    key("kCritical")
    append(level.kLimits)
  }
  private mutating func append(_ limits: OutlierLimits.Pair?) {
    guard let limits else { return null() }
    object { json in
      json.member("critical5", limits.at5)
      json.member("critical1", limits.at1)
    }
  }

  private mutating func append(_ cell: PrecisionCellSummary, _ laboratories: [String]) {
    object { json in
      json.member("lab", laboratories[cell.laboratory])
      json.member("n", cell.count)
      json.member("mean", cell.mean)
      json.member("sd", cell.standardDeviation)
    }
  }

  private mutating func append(
    _ statistic: MandelStatistic, _ laboratories: [String], hasOwnLines: Bool
  ) {
    object { json in
      json.member("lab", laboratories[statistic.laboratory])
      json.member("h", statistic.h)
      json.member("k", statistic.k)
      if hasOwnLines {
        json.key("kCritical")
        json.append(statistic.kLimits)
      }
    }
  }

  private mutating func appendSingle(_ outcome: OutlierOutcome, _ laboratories: [String]) {
    object { json in
      json.member("statistic", outcome.statistic)
      json.member("critical5", outcome.critical5)
      json.member("critical1", outcome.critical1)
      json.member("pValue", outcome.pValue)
      json.member("lab", outcome.laboratories.first.map { laboratories[$0] })
      json.member("verdict", outcome.verdict.rawValue)
    }
  }

  /// Writes the outcomes under a name, and why there are none under that name with `Absent`.
  mutating func appendGrubbs(
    _ name: String, _ outcomes: Result<[OutlierOutcome], PrecisionAbsence>,
    _ laboratories: [String]
  ) {
    key(name)
    array { json in
      if case .success(let outcomes) = outcomes {
        for outcome in outcomes { json.appendGrubbs(outcome, laboratories) }
      }
    }
    if case .failure(let absence) = outcomes {
      member(name + "Absent", absence.reason(in: .english))
    }
  }

  private mutating func appendGrubbs(_ outcome: OutlierOutcome, _ laboratories: [String]) {
    object { json in
      json.member("test", outcome.test.rawValue)
      json.member("statistic", outcome.statistic)
      json.member("critical5", outcome.critical5)
      json.member("critical1", outcome.critical1)
      json.member("pValue", outcome.pValue)
      json.appendCodes("labs", outcome.laboratories, laboratories)
      if !outcome.without.isEmpty { json.appendCodes("without", outcome.without, laboratories) }
      json.member("verdict", outcome.verdict.rawValue)
    }
  }

  private mutating func appendCodes(_ name: String, _ indices: [Int], _ codes: [String]) {
    key(name)
    array { json in
      for index in indices { json.string(codes[index]) }
    }
  }

  mutating func append(_ variances: LevelVariances?) {
    guard let variances else { return null() }
    object { json in
      json.member("betweenSS", variances.betweenSumOfSquares)
      json.member("betweenDF", variances.betweenDegreesOfFreedom)
      json.member("betweenMS", variances.betweenMeanSquare)
      json.member("withinSS", variances.withinSumOfSquares)
      json.member("withinDF", variances.withinDegreesOfFreedom)
      json.member("withinMS", variances.withinMeanSquare)
      json.member("F", variances.F)
      json.member("p", variances.pValue)
      json.member("R2", variances.rSquared)
      json.member("residualSd", variances.residualStandardDeviation)
    }
  }
}
