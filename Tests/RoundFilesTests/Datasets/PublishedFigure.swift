import Tables
import TestSupport

/// What an `expected.json` holds.
struct PublishedFigures: Decodable {
  let figures: [PublishedFigure]
}

/// A figure as it was printed: one for a measurand, or one for each laboratory.
struct PublishedFigure: Decodable {
  /// What it is: a key of ``ObservedFigure``.
  let figure: String

  /// The measurand; absent where the round has only one.
  let measurand: String?

  /// The method of the assigned value, where it is not the one of the round.
  let method: String?

  /// A tolerance wider than half a unit of the last printed digit, with its reason in `because`.
  let tolerance: String?
  let because: String?

  /// The printed digits.
  let printed: Printed

  enum Printed: Decodable {
    case one(String)
    case byLaboratory([String: String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .one(text)
      } else {
        self = .byLaboratory(try container.decode([String: String].self))
      }
    }
  }

  /// The printed texts, each with the laboratory that it belongs to.
  var texts: [(laboratory: String?, text: String)] {
    switch printed {
    case .one(let text): [(nil, text)]
    case .byLaboratory(let texts): texts.map { ($0.key, $0.value) }
    }
  }

  /// Whether `observed` is what was printed as `text`.
  func accepts(_ observed: Double, printedAs text: String) throws -> Bool {
    let oracle = try DecimalNumber(text, mark: .point)
    var bound = Tolerance.published(decimals: -oracle.lastDecimalPlace)
    if let tolerance, let because {
      bound = .absolute(try DecimalNumber(tolerance, mark: .point).value, because: because)
    }
    return bound.accepts(observed, oracle: oracle.value)
  }
}
