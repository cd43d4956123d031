import Interlab

extension JSONText {
  /// Writes the relations of a standard deviation to the level, or null.
  mutating func append(_ relations: SpreadRelations?) {
    guard let relations else { return null() }
    object { json in
      json.member("suggested", relations.suggested.rawValue)
      json.key("fits")
      json.array { json in
        for fit in relations.fits { json.append(fit) }
      }
    }
  }

  private mutating func append(_ fit: SpreadRelations.Fit) {
    object { json in
      json.member("relation", fit.kind.rawValue)
      switch fit.kind {
      case .proportional: json.member("b", fit.slope)
      case .linear:
        json.member("a", fit.intercept)
        json.member("b", fit.slope)
      case .power:
        json.member("c", fit.intercept)
        json.member("d", fit.slope)
      }
      json.member("relativeResidual", fit.relativeResidual)
      json.member("iterations", fit.iterations)
      json.key("fitted")
      json.array { json in
        for number in fit.fitted { json.number(number) }
      }
    }
  }

  /// Writes what was taken out, by whom and why.
  mutating func append(_ removal: PrecisionRemoval, of experiment: PrecisionExperiment) {
    object { json in
      json.member("lab", experiment.laboratories[removal.laboratory])
      json.member("level", experiment.levels[removal.level].name)
      json.key("values")
      json.array { json in
        for value in removal.values { json.number(value) }
      }
      json.member("by", removal.decidedBy)
      switch removal.cause {
      case .stated(let reason): json.member("reason", reason)
      case .outlier(let outcome):
        json.member(
          "reason",
          "outlier (1 %) by the test \(outcome.test.rawValue): --remove outliers was asked for")
        json.member("test", outcome.test.rawValue)
        json.member("statistic", outcome.statistic)
        json.member("critical1", outcome.critical1)
      }
    }
  }
}
