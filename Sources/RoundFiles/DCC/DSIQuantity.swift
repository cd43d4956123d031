import Tables
import Wording

/// One quantity of a certificate: a value or a list of them, as the file writes them.
struct DSIQuantity: Hashable, Sendable {
  /// The same data in one of the units that the file gives it in.
  struct Data: Hashable, Sendable {
    var values: [String] = []
    var units: [String] = []
    var expandedUncertainties: [String] = []
    var standardUncertainties: [String] = []
    var coverageFactors: [String] = []

    /// Whether an interval of coverage was stated.
    var hasInterval = false
    var line = 0

    /// The element of a list for a value, where a list of one holds for all.
    static func element(_ list: [String], _ index: Int) -> String? {
      list.count == 1 ? list[0] : list.indices.contains(index) ? list[index] : nil
    }

    /// Whether every list has one element, or one for each value.
    var isComplete: Bool {
      !values.isEmpty
        && [units, expandedUncertainties, standardUncertainties, coverageFactors].allSatisfy {
          $0.count <= 1 || $0.count == values.count
        } && !units.isEmpty
    }
  }

  /// What the quantity is (`basic_measurementError`), innermost first: of itself, of its list, of its
  /// result. A place may have several.
  var refTypes: [String] = []

  /// Its name in the first language that has one.
  var name = ""

  /// Its data; several only where a hybrid gives it in several units.
  var alternatives: [Data] = []

  var line = 0

  /// Names it in a message, as an excerpt.
  var label: Phrase {
    if let text = refTypes.first ?? (name.isEmpty ? nil : name) {
      return Phrase(verbatim: excerpt(of: text))
    }
    return Phrase(vi: "\"dòng \(line)\"", en: "\"line \(line)\"")
  }
}

extension DSIQuantity.Data {
  /// Takes a leaf of the data by its name, in any spelling of D-SI 1.3 to 2.x.
  mutating func take(_ name: String, _ text: String) {
    let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
    switch name {
    case "value", "valueXMLList": values += parts
    case "unit": units.append(parts.joined())
    case "unitXMLList": units += parts
    case "uncertainty", "uncertaintyXMLList", "valueExpandedMU", "valueExpandedMUXMLList":
      expandedUncertainties += parts
    case "valueStandardMU", "valueStandardMUXMLList", "standardUncertainty":
      standardUncertainties += parts
    case "coverageFactor", "coverageFactorXMLList": coverageFactors += parts
    default: break
    }
  }
}
