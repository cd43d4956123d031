import Interlab
import Metrology

extension JSONText {
  /// Writes the member `jointValidation` of a coverage region (JCGM 102:2011, clause 8), null where there is none.
  mutating func append(_ validation: JointValidation?, _ propagation: LinearPropagation) {
    key("jointValidation")
    guard let validation else {
      null()
      return
    }
    object { json in
      json.key("validated")
      json.flag(validation.isValid)
      json.key("outputs")
      json.array { json in
        for (place, output) in validation.outputs.enumerated() {
          json.object { json in
            json.member("name", propagation.outputs[output].name)
            json.append("value", validation.estimates[place])
            json.append("standardUncertainty", validation.standardUncertainties[place])
          }
        }
      }
      json.append("largestEigenvalue", validation.largestEigenvalue)
      json.append("coverageFactor", validation.coverageFactor)
    }
  }

  private mutating func append(_ name: String, _ comparison: JointValidation.Comparison) {
    key(name)
    object { json in
      json.member("firstOrder", comparison.firstOrder)
      json.member("monteCarlo", comparison.monteCarlo)
      json.member("difference", comparison.difference)
      json.member("tolerance", comparison.tolerance)
    }
  }
}
