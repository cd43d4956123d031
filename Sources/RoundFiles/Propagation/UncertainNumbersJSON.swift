import Interlab
import Metrology

/// Uncertain numbers as JSON, schema `lienphong.uncertain-numbers`, version 1, which
/// ``UncertainNumbers`` reads back: each number with its sensitivities to the inputs it was made from.
public func uncertainNumbersJSON(_ numbers: UncertainNumbers) -> [UInt8] {
  var json = JSONText()
  json.object { json in
    json.member("schema", "lienphong.uncertain-numbers")
    json.member("version", 1)
    json.member("engine", Analysis.engineVersion)
    json.key("inputs")
    json.array { json in
      for input in numbers.inputs { json.append(input) }
    }
    json.key("correlations")
    json.array { json in
      for correlation in numbers.correlations {
        json.object { json in
          json.key("between")
          json.array { json in
            for name in correlation.between { json.string(name) }
          }
          json.member("r", correlation.r)
        }
      }
    }
    json.key("numbers")
    json.array { json in
      for number in numbers.numbers { json.append(number) }
    }
  }
  json.endLine()
  return json.bytes
}

extension JSONText {
  fileprivate mutating func append(_ input: InputQuantity) {
    object { json in
      json.member("id", input.identity)
      json.member("name", input.name)
      json.member("unit", input.unit)
      json.member("value", input.value)
      json.member("standardUncertainty", input.standardUncertainty?.value)
      json.member("degreesOfFreedom", input.degreesOfFreedom.value)
      if let ensemble = input.ensemble { json.member("ensemble", ensemble) }
      json.key("distribution")
      json.object { json in json.appendMembers(of: input.distribution) }
    }
  }

  /// Writes a distribution as ``DistributionReader`` reads it.
  private mutating func appendMembers(of distribution: InputDistribution) {
    switch distribution {
    case .truncated(let cut):
      appendMembers(of: cut.base)
      if cut.low.isFinite { member("from", cut.low) }
      if cut.high.isFinite { member("to", cut.high) }
    case .empirical(let sample):
      key("empirical")
      object { json in
        json.key("values")
        json.array { json in
          for value in sample.values { json.number(value) }
        }
      }
    default:
      key(distribution.name)
      object { json in
        for (name, value) in distribution.parameters { json.member(name, value) }
      }
    }
  }

  fileprivate mutating func append(_ number: UncertainNumbers.Number) {
    object { json in
      json.member("name", number.name)
      json.member("unit", number.unit)
      json.member("value", number.value)
      json.key("components")
      json.array { json in
        for component in number.components {
          json.object { json in
            json.member("input", component.input)
            json.member("sensitivity", component.sensitivity)
          }
        }
      }
    }
  }
}

extension InputDistribution {
  /// The parameters under the names by which a definition states them.
  var parameters: [(String, Double)] {
    switch self {
    case .constant(let value): [("value", value)]
    case .normal(let mean, let deviation): [("mean", mean), ("u", deviation)]
    case .uniform(let a, let b), .triangular(let a, let b), .arcsine(let a, let b):
      [("a", a), ("b", b)]
    case .curvilinearTrapezoid(let a, let b, let d): [("a", a), ("b", b), ("d", d)]
    case .trapezoid(let a, let b, let beta): [("a", a), ("b", b), ("beta", beta)]
    case .studentT(let mean, let scale, let ν): [("mean", mean), ("scale", scale), ("dof", ν)]
    case .exponential(let mean): [("mean", mean)]
    case .gamma(let counts): [("counts", counts)]
    case .truncated(let cut): cut.base.parameters
    case .empirical: []
    }
  }
}
