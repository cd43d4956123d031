import Interlab
import Metrology
import Wording

extension JSONText {
  /// Writes the member `coverageRegions`: for each group of outputs the elliptical region of the law of
  /// propagation, and the regions of the Monte Carlo where there was one.
  mutating func appendRegions(
    _ propagation: LinearPropagation, _ check: PropagationCheck?, of file: PropagationFile
  ) {
    guard !file.regions.isEmpty else { return }
    key("coverageRegions")
    array { json in
      for (index, outputs) in file.regions.enumerated() {
        json.object { json in
          json.key("outputs")
          json.array { json in
            for output in outputs { json.string(propagation.outputs[output].name) }
          }
          json.member("coverageProbability", propagation.problem.coverageProbability)
          json.key("elliptical")
          json.append(propagation.region(outputs))
          if let check {
            json.key("monteCarlo")
            json.append(
              check.monteCarlo.regions[index], hasVariance: propagation.covariance != nil)
            json.append(check.jointValidations[index], propagation)
          }
        }
      }
    }
  }

  /// Writes an elliptical region, or why there is none.
  mutating func append(_ region: Result<EllipsoidalRegion, PropagationAbsence>) {
    switch region {
    case .failure(let absence): appendAbsent(absence.reason(in: .english))
    case .success(let region): append(region)
    }
  }

  private mutating func append(_ region: EllipsoidalRegion) {
    object { json in
      json.member("coverageFactor", region.coverageFactor)
      json.member(region.ellipse == nil ? "volume" : "area", region.volume)
      guard let ellipse = region.ellipse else { return }
      json.member("majorSemiaxis", ellipse.majorSemiaxis)
      json.member("minorSemiaxis", ellipse.minorSemiaxis)
      json.member("angle", ellipse.angle)
    }
  }

  private mutating func append(_ region: SampledCoverageRegion, hasVariance: Bool) {
    let absence = (hasVariance ? PropagationAbsence.dependentOutputs : .noStandardUncertainty)
      .reason(in: .english)
    object { json in
      json.key("elliptical")
      if hasVariance, let ellipsoid = region.ellipsoid {
        json.append(ellipsoid)
      } else {
        json.appendAbsent(absence)
      }
      json.key("rectangular")
      if hasVariance, let rectangle = region.rectangle {
        json.append(rectangle)
      } else {
        json.appendAbsent(absence)
      }
      json.key("smallest")
      switch region.smallest {
      case .success(let smallest): json.append(smallest)
      case .failure(let absence): json.appendAbsent(absence.reason(in: .english))
      }
    }
  }

  private mutating func append(_ rectangle: RectangularRegion) {
    object { json in
      json.member("coverageFactor", rectangle.coverageFactor)
      json.member(rectangle.bounds.count == 2 ? "area" : "volume", rectangle.volume)
      json.key("bounds")
      json.array { json in
        for bounds in rectangle.bounds {
          json.array { json in
            json.number(bounds.lowerBound)
            json.number(bounds.upperBound)
          }
        }
      }
    }
  }

  private mutating func append(_ smallest: SmallestRegion) {
    object { json in
      json.member("area", smallest.area)
      json.key("outlines")
      json.array { json in
        for outline in smallest.outlines {
          json.array { json in
            for point in outline {
              json.array { json in
                json.number(point.x)
                json.number(point.y)
              }
            }
          }
        }
      }
    }
  }
}
