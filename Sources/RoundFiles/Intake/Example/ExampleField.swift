import Interlab
import Wording

/// A field of measurement with what its example round needs: invented, but of the size that a
/// province's laboratories meet.
public enum ExampleField: String, CaseIterable, Hashable, Sendable {
  /// Weights.
  case mass

  /// Voltage and resistance.
  case electricity

  /// Thermometers.
  case temperature

  /// Volume measures.
  case volume

  /// Pressure gauges.
  case pressure

  /// One measurand of an example.
  struct Measurand {
    let id: String
    let quantity: Phrase
    let unit: String

    /// Where a result must lie to look likely.
    let nominal: Double
    let within: Double

    /// The value of the travelling standard at the start, and its change a day.
    let truth: Double
    let drift: Double

    /// The pilot's uncertainty of one measurement, and that of its reference standard.
    let pilotU: Double
    let commonU: Double

    /// U of the laboratories (k = 2), from the best to the plainest.
    let expandedUncertainties: [Double]

    /// The decimals that the pilot's results are written to.
    let decimals: Int
  }

  /// The letters of its rounds, after khối lượng, điện, nhiệt độ, dung tích and áp suất.
  var letters: String {
    switch self {
    case .mass: "KL"
    case .electricity: "DI"
    case .temperature: "NH"
    case .volume: "DT"
    case .pressure: "AS"
    }
  }

  var name: Phrase {
    switch self {
    case .mass: Phrase(vi: "khối lượng", en: "mass")
    case .electricity: Phrase(vi: "điện", en: "electricity")
    case .temperature: Phrase(vi: "nhiệt độ", en: "temperature")
    case .volume: Phrase(vi: "dung tích", en: "volume")
    case .pressure: Phrase(vi: "áp suất", en: "pressure")
    }
  }

  var measurands: [Measurand] {
    switch self {
    case .mass:
      [
        Measurand(
          id: "kl-100g",
          quantity: Phrase(
            vi: "Số hiệu chính của quả cân 100 g", en: "correction of a 100 g weight"),
          unit: "mg", nominal: 0, within: 5, truth: 0.425, drift: -0.0004, pilotU: 0.006,
          commonU: 0.010, expandedUncertainties: [0.05, 0.10, 0.16], decimals: 3),
        Measurand(
          id: "kl-1kg",
          quantity: Phrase(
            vi: "Số hiệu chính của quả cân 1 kg", en: "correction of a 1 kg weight"),
          unit: "mg", nominal: 0, within: 50, truth: -2.31, drift: -0.001, pilotU: 0.05,
          commonU: 0.10, expandedUncertainties: [0.50, 1.0, 1.6], decimals: 2),
      ]
    case .electricity:
      [
        Measurand(
          id: "dien-10v",
          quantity: Phrase(vi: "Điện áp một chiều 10 V", en: "DC voltage of 10 V"),
          unit: "V", nominal: 10, within: 0.01, truth: 10.000_123, drift: 0.000_000_1,
          pilotU: 0.000_004, commonU: 0.000_008,
          expandedUncertainties: [0.000_05, 0.000_12, 0.000_30], decimals: 6),
        Measurand(
          id: "dien-100ohm",
          quantity: Phrase(vi: "Điện trở 100 Ω", en: "resistance of 100 Ω"), unit: "Ω",
          nominal: 100, within: 0.1, truth: 100.002_4, drift: 0.000_001, pilotU: 0.000_1,
          commonU: 0.000_2, expandedUncertainties: [0.000_8, 0.002_0, 0.005_0], decimals: 5),
      ]
    case .temperature:
      [
        Measurand(
          id: "nhiet-0c",
          quantity: Phrase(
            vi: "Số hiệu chính của nhiệt kế tại 0 °C", en: "correction of a thermometer at 0 °C"),
          unit: "°C", nominal: 0, within: 1, truth: -0.04, drift: 0.000_1, pilotU: 0.003,
          commonU: 0.006, expandedUncertainties: [0.03, 0.06, 0.10], decimals: 3),
        Measurand(
          id: "nhiet-100c",
          quantity: Phrase(
            vi: "Số hiệu chính của nhiệt kế tại 100 °C",
            en: "correction of a thermometer at 100 °C"),
          unit: "°C", nominal: 0, within: 1, truth: 0.12, drift: 0.000_15, pilotU: 0.005,
          commonU: 0.010, expandedUncertainties: [0.05, 0.10, 0.20], decimals: 3),
      ]
    case .volume:
      [
        Measurand(
          id: "dt-20l",
          quantity: Phrase(
            vi: "Dung tích của bình chuẩn 20 L tại 20 °C",
            en: "capacity of a 20 L proving can at 20 °C"),
          unit: "mL", nominal: 20_000, within: 40, truth: 20_003.2, drift: -0.002, pilotU: 0.3,
          commonU: 0.5, expandedUncertainties: [3.0, 6.0, 10], decimals: 1)
      ]
    case .pressure:
      [
        Measurand(
          id: "as-1mpa",
          quantity: Phrase(
            vi: "Sai số của áp kế tại 1 MPa", en: "error of a pressure gauge at 1 MPa"),
          unit: "kPa", nominal: 0, within: 10, truth: 0.62, drift: 0.000_5, pilotU: 0.03,
          commonU: 0.06, expandedUncertainties: [0.40, 0.80, 1.6], decimals: 2),
        Measurand(
          id: "as-6mpa",
          quantity: Phrase(
            vi: "Sai số của áp kế tại 6 MPa", en: "error of a pressure gauge at 6 MPa"),
          unit: "kPa", nominal: 0, within: 60, truth: -3.4, drift: 0.003, pilotU: 0.15,
          commonU: 0.30, expandedUncertainties: [2.0, 4.0, 8.0], decimals: 1),
      ]
    }
  }
}
