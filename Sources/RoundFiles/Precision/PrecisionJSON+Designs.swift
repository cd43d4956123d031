public import Interlab

/// A nested precision experiment as JSON, schema `lienphong.precision`, version 1.
public func nestedPrecisionJSON(_ analysis: NestedAnalysis) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.appendPrecisionHead()
    json.member("method", "classical")
    json.member("design", "nested")
    json.key("levels")
    json.array { json in
      for level in analysis.levels { json.append(level) }
    }
    json.key("removed")
    json.array { json in
      for removal in analysis.removals { json.append(removal, of: analysis.experiment) }
    }
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  fileprivate mutating func append(_ level: NestedAnalysis.Level) {
    object { json in
      json.member("level", level.name)
      json.member("p", level.laboratoryCount)
      json.member("N", level.precision?.count ?? 0)
      json.member("mean", level.precision?.mean)
      guard let precision = level.precision else { return }
      json.member("sr", precision.intermediates.first?.deviation ?? .failure(.noResults))
      json.member("sL", precision.strata.first?.deviation ?? .failure(.noResults))
      json.member("sR", precision.intermediates.last?.deviation ?? .failure(.noResults))
      json.key("nested")
      json.append(precision)
    }
  }

  private mutating func append(_ precision: NestedPrecision) {
    object { json in
      json.key("components")
      json.array { json in
        for stratum in precision.strata {
          json.object { json in
            json.member("factor", stratum.factor ?? "residual")
            json.member("SS", stratum.sumOfSquares)
            json.member("DF", stratum.degreesOfFreedom)
            json.member("MS", stratum.meanSquare)
            json.member("varianceUnclipped", stratum.unclippedVariance)
            json.member("clipped", stratum.isClipped)
            json.member("sd", stratum.deviation)
          }
        }
      }
      json.key("intermediate")
      json.array { json in
        for intermediate in precision.intermediates {
          json.object { json in
            json.key("varying")
            json.array { json in
              for factor in intermediate.varying { json.string(factor) }
            }
            json.member("sd", intermediate.deviation)
          }
        }
      }
    }
  }

  /// Writes the differences and averages of a split-level experiment.
  mutating func append(_ pairs: SplitLevelPairs, _ laboratories: [String]) {
    object { json in
      json.key("laboratories")
      json.array { json in
        for index in pairs.averages.indices {
          json.object { json in
            json.member("lab", laboratories[pairs.averages[index].laboratory])
            json.member("average", pairs.averages[index].mean)
            json.member("difference", pairs.differences[index].mean)
            json.member("h", pairs.differenceMandel[index].h)
          }
        }
      }
      json.appendGrubbs("grubbs", pairs.differenceGrubbs, laboratories)
    }
  }

  /// Writes the bias of the method and of each laboratory.
  mutating func append(
    _ trueness: MethodTrueness, of level: LevelPrecision, _ laboratories: [String]
  ) {
    object { json in
      json.member("acceptedValue", trueness.acceptedValue.value)
      json.member("acceptedStandardUncertainty", trueness.acceptedValue.standardUncertainty)
      json.append(trueness.method)
      json.key("laboratories")
      json.array { json in
        for (cell, bias) in zip(level.cells, trueness.laboratories) {
          json.object { json in
            json.member("lab", laboratories[cell.laboratory])
            json.append(bias)
          }
        }
      }
    }
  }

  private mutating func append(_ bias: MethodTrueness.Bias) {
    member("bias", bias.value)
    member("standardUncertainty", bias.standardUncertainty)
    member("expandedUncertainty", bias.expandedUncertainty)
    member("lower", bias.expandedUncertainty.map { bias.value - $0 })
    member("upper", bias.expandedUncertainty.map { bias.value + $0 })
    if let isSignificant = bias.isSignificant { member("significant", isSignificant) }
  }
}
